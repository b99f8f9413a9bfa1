import { type ChannelContext, ChannelError } from '@hilo/channel-kit';
import type { ImapFlow } from 'imapflow';
import { countFailures, putAside } from '../put-aside.ts';
import type { EmailSettings } from '../settings.ts';
import type { HeldReader } from '../share-reader.ts';
import { takeMail } from '../take-mail.ts';
import { asImapError, connectAccount } from './connect-account.ts';
import { findSentFolder } from './find-sent-folder.ts';
import { type FolderReading, readFolder } from './read-folder.ts';

export type Polling = {
  reader: HeldReader;
  since: Date;
  allowPrivateHosts: boolean;
  /** Called when the inbox was looked at, and when that failed. */
  looked(): void;
};

export const inboxCursor = 'cursor.inbox';
const sentCursor = 'cursor.sent';

/** IDLE may drop without a word, and says nothing of the Sent folder. */
const pollMs = 2 * 60_000;
/** After news that could not be fetched yet. */
const soonMs = [2_000, 5_000, 15_000, 30_000];
const firstBackOffMs = 1_000;
const longestBackOffMs = 5 * 60_000;

/** Keeps reading the mailbox until `signal` aborts. Never rejects: what fails is logged and tried again. */
export const pollAccount = async (
  context: ChannelContext<EmailSettings>,
  polling: Polling,
  signal: AbortSignal,
): Promise<void> => {
  const failures = countFailures(context);
  let attempt = 0;
  while (!signal.aborted) {
    try {
      await session(context, polling, failures, signal, () => {
        attempt = 0;
      });
    } catch (error) {
      polling.looked();
      if (signal.aborted) return;
      const { code } = asImapError(error);
      context.log.warn('email.pollFailed', { code, attempt });
      const least = code === 'auth' || code === 'permanent' ? 30_000 : 0;
      const wait = Math.max(least, Math.min(longestBackOffMs, firstBackOffMs * 2 ** attempt));
      attempt = Math.min(attempt + 1, 20);
      // Many channels of one provider must not come back in the same second.
      await context.clock.sleep(wait * (0.75 + Math.random() * 0.5), signal);
    }
  }
};

/** One connection: catch up, then wait for news, until it breaks. */
const session = async (
  context: ChannelContext<EmailSettings>,
  polling: Polling,
  failures: Failures,
  signal: AbortSignal,
  progressed: () => void,
): Promise<void> => {
  const { settings } = context;
  const client = await connectAccount(context, polling.allowPrivateHosts, signal);
  try {
    const sent = await findSentFolder(client, settings.sentFolder);
    const read = (path: string, cursorKey: string, direction: 'in' | 'out') =>
      readFolder(
        client,
        context,
        {
          login: settings.username ?? '',
          path,
          cursorKey,
          since: polling.since,
          take: taker(context, polling, failures, cursorKey, direction),
        },
        signal,
      );
    const news = watchNews(client);
    let unread = 0;
    while (!signal.aborted && client.usable) {
      if (sent !== null && sent !== 'INBOX') await read(sent, sentCursor, 'out');
      news.forget();
      // Last, so that the inbox stays open and whatever comes from here on is told.
      const taken = await read('INBOX', inboxCursor, 'in');
      progressed();
      polling.looked();
      unread = taken > 0 || unread > soonMs.length ? 0 : unread;
      const soon = unread > 0 ? soonMs[unread - 1] : undefined;
      const hasNews = await waitForNews(client, news, context, signal, soon ?? pollMs);
      // Told of a mail that cannot be fetched yet: look again soon, and then less and less soon.
      if (hasNews) unread = 1;
      else if (unread > 0) unread += 1;
    }
  } finally {
    client.close();
  }
  if (!signal.aborted) throw new ChannelError('transient', 'the mail server ended the connection');
};

type Failures = ReturnType<typeof countFailures>;

type News = { forget(): void; come: () => Promise<boolean> };

/** Remembers that the server told of a mail, also while nobody waits for it. Rejects when the connection ends. */
const watchNews = (client: ImapFlow): News => {
  let next = Promise.withResolvers<boolean>();
  const ended = Promise.withResolvers<boolean>();
  ended.promise.catch(() => {});
  client.on('exists', () => next.resolve(true));
  client.once('close', () =>
    ended.reject(new ChannelError('transient', 'the mail server ended the connection')),
  );
  return {
    forget: () => {
      next = Promise.withResolvers<boolean>();
    },
    come: () => Promise.race([next.promise, ended.promise]),
  };
};

/** True when there is news; false after `ms`. Rejects when the connection ends. */
const waitForNews = async (
  client: ImapFlow,
  news: News,
  { clock }: ChannelContext<EmailSettings>,
  signal: AbortSignal,
  ms: number,
): Promise<boolean> => {
  const waiting = new AbortController();
  // A lost connection rejects here too, and `news` tells of it.
  client.idle().catch(() => {});
  try {
    const late = clock.sleep(ms, AbortSignal.any([signal, waiting.signal])).then(() => false);
    return await Promise.race([news.come(), late]);
  } finally {
    waiting.abort();
  }
};

const taker =
  (
    context: ChannelContext<EmailSettings>,
    { reader }: Polling,
    failures: Failures,
    folder: string,
    direction: 'in' | 'out',
  ): FolderReading['take'] =>
  async (mail, set) => {
    const now = context.clock.now();
    // The server's clock may be ahead of ours; an arrival is never in the future.
    const isKnown = mail.arrivedAt.getTime() < now.getTime();
    const arrivedAt = isKnown ? mail.arrivedAt : now;
    if (!mail.isWhole) {
      await putAside(context, { raw: mail.raw, arrivedAt, set }, 'mail.tooLarge', `${mail.size} bytes`);
      return;
    }
    const key = `${folder} ${mail.uid}`;
    try {
      await takeMail(context, reader, {
        raw: mail.raw,
        direction,
        arrivedAt,
        envelope: null,
        session: null,
        set,
      });
      failures.succeeded(key);
    } catch (error) {
      await failures.failed(key, { raw: mail.raw, arrivedAt, set }, error);
    }
  };
