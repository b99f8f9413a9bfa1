import type { Arrival, Assurance, ChannelBlobs, ChannelContext, Json, Received } from '@hilo/channel-kit';
import { isThisMachine } from '@hilo/channel-kit/server';
import { normaliseIdentity } from '@hilo/core';
import { readAssurance } from './assurance/read-assurance.ts';
import { identifyMail, splitMail } from './identify-mail.ts';
import type { EmailSettings } from './settings.ts';
import type { HeldReader } from './share-reader.ts';
import { translateMail } from './translate.ts';

/** The largest mail that is taken: announced by the listener (RFC 1870), enforced on what really comes. */
export const maxMailBytes = 40 * 1024 * 1024;

/** One raw mail and what only the way it came knows. */
export type IncomingMail = {
  raw: Buffer;
  direction: 'in' | 'out';
  arrivedAt: Date;
  envelope: { sender: string; recipients: string[] } | null;
  /** The SMTP session, for mail that came by our listener. */
  session: { ip: string; helo: string } | null;
  set?: Record<string, Json>;
};

type TakingContext = Pick<ChannelContext<EmailSettings>, 'settings' | 'receive'> & {
  blobs: Pick<ChannelBlobs, 'begin'>;
};

/**
 * Reads, stores and hands over one mail; resolves after the commit. What cannot be read is handed over as unreadable.
 * Rejects with whatever storing or receiving rejected with: then nothing was taken.
 */
export const takeMail = async (
  context: TakingContext,
  reader: HeldReader,
  mail: IncomingMail,
): Promise<Received> => {
  const arrival = await asArrival(context, reader, mail);
  return context.receive(arrival, mail.set ? { set: mail.set } : {});
};

const asArrival = async (
  { settings, blobs }: TakingContext,
  reader: HeldReader,
  mail: IncomingMail,
): Promise<Arrival> => {
  // First of all, so that it is being read on another thread while it is named and written here. Never rejects.
  const read = reader.read(mail.raw);
  // The prefix keeps a copy in the Sent folder apart from the same mail in the inbox.
  const externalId = `${mail.direction === 'out' ? 'out.' : ''}${identifyMail(mail.raw)}`;
  const raw = blobs.begin(mail.raw);
  const [result, assurance] = await Promise.all([read, assure(settings, mail)]);
  if (!result.ok)
    return {
      type: 'unreadable',
      externalId,
      occurredAt: mail.arrivedAt.toISOString(),
      raw,
      code: result.code,
      detail: result.detail,
    };
  const { reading } = result;
  return translateMail({
    reading,
    raw,
    blobs: reading.attachments.map(({ content }) => blobs.begin(content)),
    externalId,
    direction: mail.direction,
    arrivedAt: mail.arrivedAt,
    envelope: mail.envelope,
    assurance,
    ownAddresses: [...settings.addresses, ...(mail.envelope?.recipients ?? [])].map((address) =>
      normaliseIdentity('mailAddress', address),
    ),
  });
};

const assure = async (settings: EmailSettings, mail: IncomingMail): Promise<Assurance> => {
  const off: Assurance = { level: 'unverified', method: null, detail: null };
  if (!settings.useAssurance) return off;
  // Our own server wrote it there; nobody else can.
  if (mail.direction === 'out') return { level: 'verified', method: 'sentFolder', detail: null };
  const authservId = settings.authServId ?? null;
  const isFromAfar = mail.session !== null && !isThisMachine(mail.session.ip);
  if (authservId === null && !isFromAfar && !/^dkim-signature:/im.test(splitMail(mail.raw).head))
    return { ...off, detail: 'nothing in it to check' };
  const { verdict, method, detail } = await readAssurance(mail.raw, {
    isEnabled: true,
    authservId,
    session: mail.session && { ...mail.session, mailFrom: mail.envelope?.sender ?? '' },
  });
  return { level: verdict, method, detail };
};

/** Nothing could be stored since there is no room for it, as the file system or PostgreSQL (53100) says it. */
export const isDiskFull = (error: unknown): boolean =>
  [error, error instanceof Error ? error.cause : null].some((fault) =>
    ['ENOSPC', 'EDQUOT', '53100'].includes(String((fault as { code?: unknown } | null)?.code)),
  );
