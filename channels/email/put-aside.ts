import {
  type ChannelBlobs,
  type ChannelContext,
  ChannelError,
  type Json,
  type Received,
} from '@hilo/channel-kit';
import { identifyMail } from './identify-mail.ts';
import type { EmailSettings } from './settings.ts';
import { isDiskFull } from './take-mail.ts';

type Context = Pick<ChannelContext<EmailSettings>, 'receive'> & { blobs: Pick<ChannelBlobs, 'put'> };

/** So often the same mail may fail to be stored before it is put in sight of the desk as unreadable. */
const mostFailures = 8;
/** Bounds what is remembered of mails that fail. */
const mostRemembered = 1_000;

/** Hands a mail over as one that cannot be read: it is kept whole, and an agent looks at it. */
export const putAside = async (
  { blobs, receive }: Context,
  mail: { raw: Buffer; arrivedAt: Date; set?: Record<string, Json> },
  code: string,
  detail: string,
): Promise<Received> => {
  const raw = await blobs.put(mail.raw);
  return receive(
    {
      type: 'unreadable',
      externalId: `${code}.${identifyMail(mail.raw)}`,
      occurredAt: mail.arrivedAt.toISOString(),
      raw,
      code,
      detail,
    },
    mail.set ? { set: mail.set } : {},
  );
};

/**
 * Counts how often a mail failed. Once that is too often it is put aside: what cannot be stored must not be tried for
 * ever with nobody knowing, nor keep those after it from arriving. That the disk is full, or the database away, is no
 * fault of a mail's: it waits until there is room.
 */
export const countFailures = (context: Context) => {
  const failures = new Map<string, number>();
  return {
    succeeded: (name: string): void => void failures.delete(name),
    /** @throws `error`, while the mail may be tried again */
    failed: async (name: string, mail: Parameters<typeof putAside>[1], error: unknown): Promise<Received> => {
      if (isDiskFull(error) || isTransient(error)) throw error;
      const count = (failures.get(name) ?? 0) + 1;
      if (failures.size >= mostRemembered) failures.clear();
      failures.set(name, count);
      if (count < mostFailures) throw error;
      failures.delete(name);
      return putAside(context, mail, 'mail.notPlaced', `failed ${count} times`);
    },
  };
};

const isTransient = (error: unknown): boolean => error instanceof ChannelError && error.code === 'transient';
