import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';

/** A message that may be seen: its customer's data are not blocked. @throws resource.notFound */
export const readableMessage = async (app: App, messageId: string) => {
  const row = await app.db
    .selectFrom('message')
    .innerJoin('ticket', 'ticket.id', 'message.ticketId')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select(['message.id', 'message.rawBlob', 'message.html', 'message.text', 'message.subject'])
    .where('message.id', '=', messageId)
    .where('customer.restrictedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such message.');
  return row;
};

/** The bytes as they came or went. @throws resource.notFound where there are none, or no longer */
export const readOriginal = async (app: App, actor: Actor, messageId: string): Promise<Uint8Array> => {
  authorise(actor, 'tickets.read');
  const { rawBlob } = await readableMessage(app, messageId);
  return loadOriginal(app, rawBlob);
};

export const loadOriginal = async (app: App, rawBlob: string | null): Promise<Uint8Array> => {
  const bytes =
    rawBlob === null
      ? null
      : await app.blobs.get(rawBlob).catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null;
          throw error;
        });
  if (bytes === null) throw new HiloError('resource.notFound', 'The original is not kept, or no longer.');
  return bytes;
};

export type Header = { name: string; value: string };

/** The header lines at the top of an original, unfolded (RFC 5322 §2.2.3), in order, undecoded. At most 500. */
export const readHeaders = (original: Uint8Array): Header[] => {
  const text = Buffer.from(original.subarray(0, 256 * 1024)).toString('latin1');
  const [top = ''] = text.split(/\r?\n\r?\n/, 1);
  const headers: Header[] = [];
  for (const line of top.split(/\r?\n/)) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`;
    else {
      const colon = line.indexOf(':');
      if (colon > 0 && headers.length < 500)
        headers.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
    }
  }
  return headers;
};
