import { type ChannelContext, ChannelError, type Json } from '@hilo/channel-kit';
import { identifyMail } from '../identify-mail.ts';
import type { Inbound } from '../inbound.ts';
import { readOptions } from '../outgoing.ts';
import { countFailures } from '../put-aside.ts';
import { type EmailSettings, usesPlusAddressing } from '../settings.ts';
import { holdReader } from '../share-reader.ts';
import { type IncomingMail, takeMail } from '../take-mail.ts';
import { holdListener } from './share-listener.ts';
import type { MailTaker } from './take-data.ts';

const lastAddressKey = 'lastOwnAddress';

/**
 * Takes mail for this channel by the shared SMTP listener, until closed.
 * @throws ChannelError `transient` where the port cannot be had
 */
export const openEmbedded = async (context: ChannelContext<EmailSettings>): Promise<Inbound> => {
  const options = readOptions(context.options);
  const { settings, log, store } = context;
  const reader = holdReader();
  const working = new Set<Promise<unknown>>();
  const failures = countFailures(context);
  let lastAddress: string | null | undefined;
  const lastOwnAddress = async (): Promise<string | null> => {
    if (lastAddress === undefined) {
      const stored = await store.get(lastAddressKey);
      lastAddress ??= typeof stored === 'string' ? stored : null;
    }
    return lastAddress;
  };

  /** While no address is set, an answer comes from the address that was written to. */
  const remember = async (mail: IncomingMail): Promise<Record<string, Json>> => {
    const address = mail.envelope?.recipients[0]?.toLowerCase();
    if (settings.addresses.length > 0 || !address || (await lastOwnAddress()) === address) return {};
    lastAddress = address;
    return { [lastAddressKey]: address };
  };

  const take = async (mail: IncomingMail): Promise<unknown> => {
    try {
      return await takeMail(context, reader, { ...mail, set: await remember(mail) });
    } catch (error) {
      lastAddress = undefined;
      log.warn('email.notStored', { code: codeOf(error), bytes: mail.raw.length });
      return failures.failed(identifyMail(mail.raw), mail, error);
    }
  };
  const taker: MailTaker = {
    addresses: settings.addresses,
    taggable: taggableOf(settings),
    knowsReplyToken: context.knowsReplyToken,
    now: () => context.clock.now(),
    take: (mail) => {
      const work = take(mail);
      working.add(work);
      const done = () => void working.delete(work);
      work.then(done, done);
      return work;
    },
  };
  try {
    const held = await holdListener(
      {
        host: options.listenHost,
        port: options.listenPort,
        certificateFile: options.tlsCert,
        keyFile: options.tlsKey,
      },
      taker,
    );
    log.info('email.listening', { port: held.port, isOpenToAll: settings.addresses.length === 0 });
    return {
      place: () => ({ host: held.host, port: held.port }),
      lastOwnAddress,
      keepSent: () => {},
      close: async () => {
        await held.release();
        await Promise.allSettled(working);
        await reader.release();
      },
    };
  } catch (error) {
    await reader.release();
    throw new ChannelError(
      'transient',
      `the mail port ${options.listenPort} is not free (${codeOf(error)})`,
      {
        cause: error,
      },
    );
  }
};

const taggableOf = (settings: EmailSettings): string[] => {
  if (!usesPlusAddressing(settings)) return [...settings.addresses];
  const { replyDomain } = settings;
  if (!replyDomain) return [...settings.addresses];
  return settings.addresses.flatMap((address) => [
    address,
    `${address.slice(0, address.lastIndexOf('@'))}@${replyDomain}`,
  ]);
};

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown';
};
