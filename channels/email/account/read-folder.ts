import type { ChannelContext, Json } from '@hilo/channel-kit';
import type { FetchMessageObject, ImapFlow, MailboxObject } from 'imapflow';
import type { EmailSettings } from '../settings.ts';
import { maxMailBytes } from '../take-mail.ts';
import { type FolderCursor, passed, postponed, readCursor } from './folder-cursor.ts';

/** `arrivedAt` is the server's date of arrival, invalid where it gives none. */
export type FolderMail =
  | { uid: number; arrivedAt: Date; raw: Buffer; isWhole: true }
  /** Larger than allowed: the header alone. */
  | { uid: number; arrivedAt: Date; raw: Buffer; isWhole: false; size: number };

export type FolderReading = {
  /** The login that the folder belongs to. */
  login: string;
  path: string;
  /** Name of the cursor in the store. */
  cursorKey: string;
  /** Mails that were there before the first look are taken if they came since then. */
  since: Date;
  /** Hands one mail over with the cursor that counts it; resolves after the commit. */
  take(mail: FolderMail, set: Record<string, Json>): Promise<void>;
};

type Context = Pick<ChannelContext<EmailSettings>, 'store' | 'log'>;

/** So many sizes are asked for at a time; mails themselves come one by one, so memory holds two at most. */
const batchSize = 100;

/**
 * Reads what is new in a folder, oldest first, and says how many mails that were. Opens it read-only, so that no flag
 * changes; goes by UIDs alone, because counts and UIDNEXT are often ahead of what a server can give.
 */
export const readFolder = async (
  client: ImapFlow,
  context: Context,
  reading: FolderReading,
  signal: AbortSignal,
): Promise<number> => {
  const lock = await client.getMailboxLock(reading.path, { readOnly: true, maxLockHoldTime: false });
  try {
    const { mailbox } = client;
    if (!mailbox) throw new Error('the folder did not open');
    let cursor = await currentCursor(client, context, reading, mailbox);
    let taken = 0;
    const uids = await newUids(client, cursor);
    for (let at = 0; at < uids.length && !signal.aborted; at += batchSize) {
      const batch = uids.slice(at, at + batchSize);
      const known = await describe(client, batch);
      const before = cursor;
      let isWritten = true;
      for (const uid of batch) {
        signal.throwIfAborted();
        const about = known.get(uid);
        const arrivedAt = about ? new Date(about.internalDate ?? Number.NaN) : null;
        if (about && uid <= cursor.backlogUid && arrivedAt && arrivedAt < reading.since) {
          cursor = passed(cursor, uid);
          isWritten = false;
          continue;
        }
        const mail = about ? await fetchMail(client, uid, about) : null;
        if (!mail) {
          cursor = postponed(cursor, uid);
          isWritten = false;
          continue;
        }
        const next = passed(cursor, uid);
        await reading.take(mail, { [reading.cursorKey]: next });
        cursor = next;
        isWritten = true;
        taken += 1;
      }
      if (!isWritten && JSON.stringify(cursor) !== JSON.stringify(before))
        await context.store.set(reading.cursorKey, cursor);
    }
    return taken;
  } finally {
    lock.release();
  }
};

/** The stored cursor; a new one at the first look, and when the server numbered its mails anew. */
const currentCursor = async (
  client: ImapFlow,
  { store, log }: Context,
  reading: FolderReading,
  mailbox: MailboxObject,
): Promise<FolderCursor> => {
  const of = `${reading.login} ${reading.path}`;
  const stored = readCursor(await store.get(reading.cursorKey), of);
  const uidValidity = String(mailbox.uidValidity);
  if (stored?.uidValidity === uidValidity) return stored;
  // What was read under the old numbers comes again under the same externalId and is known as a duplicate.
  if (stored) log.warn('email.renumbered', { folder: reading.cursorKey });
  const backlogUid = await lastUidThere(client, mailbox);
  const day = new Date(reading.since.getTime() - 86_400_000);
  const recent = backlogUid === 0 ? [] : (await client.search({ since: day }, { uid: true })) || [];
  const first = recent.reduce((least, uid) => Math.min(least, uid), backlogUid + 1);
  const cursor = { of, uidValidity, lastUid: first - 1, backlogUid, gaps: [] };
  await store.set(reading.cursorKey, cursor);
  return cursor;
};

/**
 * UID of the last mail that was there when the folder was opened. Asked for by its number in the folder, so that a
 * mail that came a moment later is not taken for an old one.
 */
const lastUidThere = async (client: ImapFlow, mailbox: MailboxObject): Promise<number> => {
  if (mailbox.exists === 0) return 0;
  const last = await client.fetchOne(String(mailbox.exists), { uid: true });
  if (last) return last.uid;
  const all = (await client.search({ all: true }, { uid: true })) || [];
  return all.reduce((most, uid) => Math.max(most, uid), 0);
};

/** UIDs to be dealt with, lowest first. `n:*` always names the last mail, also where its UID is below n. */
const newUids = async (client: ImapFlow, cursor: FolderCursor): Promise<number[]> => {
  const ranges = [...cursor.gaps.map(String), `${cursor.lastUid + 1}:*`].join(',');
  const found = (await client.search({ uid: ranges }, { uid: true })) || [];
  const gaps = new Set(cursor.gaps);
  return [...new Set(found)].filter((uid) => uid > cursor.lastUid || gaps.has(uid)).sort((a, b) => a - b);
};

const describe = async (client: ImapFlow, uids: number[]): Promise<Map<number, FetchMessageObject>> => {
  const known = new Map<number, FetchMessageObject>();
  for await (const message of client.fetch(
    uids,
    { uid: true, size: true, internalDate: true },
    { uid: true },
  ))
    if (uids.includes(message.uid)) known.set(message.uid, message);
  return known;
};

const fetchMail = async (
  client: ImapFlow,
  uid: number,
  { size, internalDate }: FetchMessageObject,
): Promise<FolderMail | null> => {
  const arrivedAt = new Date(internalDate ?? Number.NaN);
  if ((size ?? 0) > maxMailBytes) {
    const message = await client.fetchOne(String(uid), { uid: true, headers: true }, { uid: true });
    if (!message || message.headers === undefined || message.uid !== uid) return null;
    return { uid, arrivedAt, raw: message.headers, isWhole: false, size: size ?? 0 };
  }
  const message = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
  if (!message || message.source === undefined || message.uid !== uid) return null;
  return { uid, arrivedAt, raw: message.source, isWhole: true };
};
