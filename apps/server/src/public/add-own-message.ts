import { type ArrivedFile, ChannelError, type Received } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { receive } from '../arrivals/receive.ts';
import type { ChannelHub } from '../channels/hub.ts';
import type { Access } from './access-codes.ts';

export const longestMessage = 8_000;
/** What may come with one message of the page. */
export const pageFiles = { most: 10, bytes: 10_000_000 } as const;

type From = {
  kind: string;
  value: string;
  displayName: string | null;
  trackingKey: string;
  lastChannelId: string | null;
};

type Last = { subject: string | null; ownRef: string | null; refs: string[]; nativeThread: string | null };

/**
 * Brings what she wrote on the follow-up page into her ticket, as if it had come by the channel that her identity
 * answers by; the code has proved who she is. By an address that was left it comes as a mail from there would, since
 * that is what the code has proved. `once` names it, so that a form sent twice is one message.
 * @throws ChannelError where no channel is open that knows such identities
 */
export const addOwnMessage = async (
  app: App,
  hub: Pick<ChannelHub, 'kinds' | 'arrivalChannels'>,
  access: Access,
  message: { text: string; once: string; files: ArrivedFile[] },
): Promise<Received> => {
  const { rows } = await sql<From>`
    select ${access.left?.kind ?? sql`identity.kind`} as kind, ${access.left?.value ?? sql`identity.value`} as value,
      identity.display_name, ticket.tracking_key,
      (select channel_id from message where message.ticket_id = ticket.id and author_identity_id = identity.id
        and direction = 'in' order by occurred_at desc limit 1) as last_channel_id
    from ticket, identity where ticket.id = ${access.ticketId} and identity.id = ${access.identityId}`.execute(
    app.db,
  );
  const from = rows[0];
  const channel =
    from &&
    hub
      .arrivalChannels()
      .filter(({ kind }) => hub.kinds.get(kind)?.identityKinds.includes(from.kind))
      .sort(
        (one, other) =>
          Number(other.channel.id === from.lastChannelId) - Number(one.channel.id === from.lastChannelId),
      )[0]?.channel;
  if (!channel)
    throw new ChannelError('not-configured', 'no open channel takes messages of such an identity');
  const last = await lastOn(app, access.ticketId, channel.id);
  return receive(app, channel, {
    type: 'message',
    externalId: `page:${access.id}:${message.once}`,
    direction: 'in',
    occurredAt: app.now().toISOString(),
    from: { kind: from.kind, value: from.value, name: from.displayName },
    to: [],
    cc: [],
    replyTo: [],
    subject: last?.subject ?? null,
    text: message.text,
    quotedText: null,
    signature: null,
    html: null,
    files: message.files,
    thread: {
      ownRef: null,
      nativeThread: last?.nativeThread ?? null,
      // An answer to it goes on in the thread that she has in her mailbox.
      refs: [...(last?.ownRef ? [last.ownRef] : []), ...(last?.refs ?? [])].slice(0, 30),
      replyTokens: [],
      trackingKeys: [from.trackingKey],
    },
    automatic: { kind: 'none', why: null },
    assurance: { level: 'verified', method: 'code', detail: null },
    isSpam: false,
    raw: null,
    warnings: [],
  });
};

const lastOn = async (app: App, ticketId: string, channelId: string): Promise<Last | undefined> =>
  app.db
    .selectFrom('message')
    .select(['subject', 'ownRef', 'refs', 'nativeThread'])
    .where('ticketId', '=', ticketId)
    .where('channelId', '=', channelId)
    .where('kind', '=', 'message')
    .where('delivery', 'is distinct from', 'scheduled')
    .orderBy('occurredAt', 'desc')
    .limit(1)
    .executeTakeFirst();
