import { setTimeout as sleep } from 'node:timers/promises';
import type { BlobRef, ChannelContext } from '@hilo/channel-kit';
import type { Inbound } from '../inbound.ts';
import { readOptions } from '../outgoing.ts';
import type { EmailSettings } from '../settings.ts';
import { holdReader } from '../share-reader.ts';
import { asImapError, connectAccount } from './connect-account.ts';
import { findSentFolder } from './find-sent-folder.ts';
import { inboxCursor, pollAccount } from './poll-account.ts';

const setUpKey = 'setUpAt';
const setUpForKey = 'setUpFor';
/** So far back another mailbox is read that takes the place of the one before. */
const otherLoginMs = 7 * 86_400_000;
const firstLookMs = 3000;

/**
 * Reads a mailbox at a provider, on one node at a time, until closed. Opening does not wait for the provider: while it
 * is away the poller keeps trying, and what arrives meanwhile is read later.
 */
export const openAccount = async (context: ChannelContext<EmailSettings>): Promise<Inbound> => {
  const { settings, log } = context;
  const { allowPrivateHosts } = readOptions(context.options);
  const setUpAt = await rememberSetUp(context);
  const since = new Date(setUpAt.getTime() - settings.importSinceDays * 86_400_000);
  const reader = holdReader();
  const ending = new AbortController();
  const working = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    working.add(work);
    const done = () => void working.delete(work);
    work.then(done, done);
    return work;
  };

  const looked = Promise.withResolvers<void>();
  void context
    .lease('mailbox', (held) => {
      const signal = AbortSignal.any([held, ending.signal, context.signal]);
      return track(
        pollAccount(context, { reader, since, allowPrivateHosts, looked: looked.resolve }, signal),
      );
    })
    .catch(() => log.error('email.leaseFailed'))
    // Where another node holds it, or nobody may, there is no first look to wait for.
    .then(looked.resolve);

  // At set-up only: what was there before is told from what comes now by the first look, so that is worth a moment.
  if ((await context.store.get(inboxCursor)) === undefined)
    await Promise.race([
      looked.promise,
      sleep(firstLookMs, undefined, { ref: false, signal: context.signal }),
    ]).catch(() => {});

  const append = async (mail: BlobRef): Promise<void> => {
    const signal = AbortSignal.any([ending.signal, context.signal, AbortSignal.timeout(60_000)]);
    try {
      const client = await connectAccount(context, allowPrivateHosts, signal);
      try {
        const folder = await findSentFolder(client, settings.sentFolder);
        if (folder) await client.append(folder, Buffer.from(await context.blobs.get(mail.id)), ['\\Seen']);
        else log.warn('email.noSentFolder');
        await client.logout();
      } finally {
        client.close();
      }
    } catch (error) {
      // The mail itself has gone out; a missing copy must not make it look as if it had not.
      log.warn('email.sentCopyFailed', { code: asImapError(error).code });
    }
  };

  return {
    place: () => null,
    lastOwnAddress: async () => null,
    keepSent: (mail) => {
      if (settings.keepSentCopy && !ending.signal.aborted) void track(append(mail));
    },
    close: async () => {
      ending.abort();
      await Promise.allSettled(working);
      await reader.release();
    },
  };
};

/** When this mailbox was first opened as a channel: older mail is history. */
const rememberSetUp = async ({ settings, store, clock }: ChannelContext<EmailSettings>): Promise<Date> => {
  const login = settings.username ?? '';
  const [stored, storedFor] = [await store.get(setUpKey), await store.get(setUpForKey)];
  const known = typeof stored === 'string' ? new Date(stored) : null;
  const isKnown = known !== null && !Number.isNaN(known.getTime());
  if (isKnown && storedFor === login) return known;
  // The same mailbox may be entered by another name after days in which it was not: none of those is lost.
  const isOther = isKnown && typeof storedFor === 'string';
  const at = !isKnown
    ? clock.now()
    : isOther
      ? new Date(Math.max(known.getTime(), clock.now().getTime() - otherLoginMs))
      : known;
  await store.set(setUpKey, at.toISOString());
  await store.set(setUpForKey, login);
  return at;
};
