import type { Delivery } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import { hashToken } from '../arrivals/named-tickets.ts';
import { getOrganisation } from '../settings/organisation.ts';
import type { OutboxRow } from './outbox.ts';

/** Everything an adapter needs to send one message, looked up before, so that it looks nothing up itself. */
export const buildDelivery = async (app: App, row: OutboxRow): Promise<Delivery> => {
  const message = await app.db
    .selectFrom('message')
    .innerJoin('ticket', 'ticket.id', 'message.ticketId')
    .select([
      'message.id',
      'message.ticketId',
      'message.ownRef',
      'message.kind',
      'message.isForward',
      'message.occurredAt',
      'message.authorName',
      'message.parties',
      'message.subject',
      'message.text',
      'message.html',
      'message.refs',
      'message.nativeThread',
      'ticket.trackingKey',
    ])
    .select((from) =>
      from
        .selectFrom('message as asked')
        .select((asked) => asked.fn.max('asked.occurredAt').as('at'))
        .whereRef('asked.ticketId', '=', 'message.ticketId')
        .where('asked.channelId', '=', row.channelId)
        .where('asked.direction', '=', 'in')
        .as('lastInboundAt'),
    )
    .where('message.id', '=', row.messageId)
    .executeTakeFirstOrThrow();
  const files = await app.db
    .selectFrom('attachment')
    .selectAll()
    .where('messageId', '=', row.messageId)
    .where('blob', 'is not', null)
    .orderBy('position')
    .execute();
  const { to = [], cc = [], bcc = [] } = message.parties;
  return {
    outboxId: row.id,
    attempt: row.attempt,
    ownRef: message.ownRef ?? `hilo.${message.id}`,
    kind: message.kind === 'receipt' ? 'receipt' : message.isForward ? 'forward' : 'answer',
    writtenAt: message.occurredAt.toISOString(),
    fromName: message.authorName ?? '',
    houseName: (await getOrganisation(app.db)).name,
    to,
    cc,
    bcc,
    subject: message.subject,
    text: message.text,
    html: message.html,
    files: files.map((file) => ({
      name: file.name ?? 'file',
      type: file.type,
      blob: { id: file.blob!, size: file.size },
      inline: file.isInline,
      contentId: file.contentId,
    })),
    thread: {
      nativeThread: message.nativeThread,
      refs: message.refs,
      replyToken: await makeReplyToken(app, message.ticketId, message.id),
      trackingKey: message.trackingKey,
    },
    lastInboundAt: message.lastInboundAt ? new Date(message.lastInboundAt).toISOString() : null,
  };
};

/**
 * 16 symbols of base 32: 80 bits, lower case, since local parts of addresses lose their case on the way. Signed out of
 * the message's id by the installation's secret, so that each attempt asks for answers to the same address.
 */
const makeReplyToken = async (app: App, ticketId: string, messageId: string): Promise<string> => {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const signature = Buffer.from(app.secrets.sign(`reply token ${messageId}`), 'base64url');
  const token = Array.from(signature.subarray(0, 16), (byte) => alphabet[byte % 32]).join('');
  await app.db
    .insertInto('ticketToken')
    .values({ tokenHash: hashToken(token), ticketId, messageId, purpose: 'reply', createdAt: app.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return token;
};
