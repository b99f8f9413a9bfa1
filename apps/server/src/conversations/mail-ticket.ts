import type { Party } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { KindEntry } from '../channels/open-channel.ts';
import { answerTarget } from '../outgoing/answer-target.ts';
import { queueOutgoing } from '../outgoing/queue-outgoing.ts';
import { lockTicket } from '../outgoing/send-message.ts';

export type Kinds = ReadonlyMap<string, KindEntry>;

/**
 * Puts a copy of what was said into the outbox of a channel that waits for its reader, in the thread it has there, if
 * any. It is a receipt and answers nobody. Null where no such channel can write to this party.
 */
export const mailTicket = async (
  unit: Unit,
  kinds: Kinds,
  ticketId: string,
  to: Party,
  words: { subject: string; text: string; html: string },
): Promise<string | null> => {
  const channelId = await deferredChannel(unit, kinds, ticketId, to.kind);
  if (channelId === null) return null;
  const ticket = await lockTicket(unit, ticketId);
  const target = await answerTarget(
    unit,
    ticketId,
    {
      kind: 'answer',
      channelId,
      to: [to],
      bcc: [],
      text: words.text,
      html: null,
      uploadIds: [],
      attachmentIds: [],
      undoSeconds: 0,
    },
    { kinds },
  );
  return queueOutgoing(unit, {
    ticket,
    kind: 'receipt',
    channelId,
    capabilities: target.entry.adapter.capabilities,
    author: { name: null },
    to: target.to,
    cc: [],
    bcc: [],
    subject: target.subject ?? words.subject,
    text: words.text,
    html: target.entry.adapter.capabilities.html ? words.html : null,
    files: [],
    refs: target.refs,
    nativeThread: target.nativeThread,
    lastInboundAt: target.lastInboundAt,
    ownParties: target.ownParties,
    isForward: false,
    undoSeconds: 0,
    move: null,
  });
};

/** One that the ticket has used already, else the oldest there is. */
const deferredChannel = async (
  unit: Unit,
  kinds: Kinds,
  ticketId: string,
  identityKind: string,
): Promise<string | null> => {
  const able = [...kinds].filter(
    ([, { adapter, identityKinds }]) =>
      identityKinds.includes(identityKind) &&
      adapter.capabilities.outbound &&
      adapter.capabilities.liveness === 'deferred' &&
      adapter.capabilities.audience === 'private',
  );
  const { rows } = await sql<{ id: string }>`
    select channel.id from channel
    where kind = any(${able.map(([kind]) => kind)}::text[]) and is_enabled and archived_at is null
    order by exists (select from message where message.ticket_id = ${ticketId}
      and message.channel_id = channel.id) desc, created_at limit 1`.execute(unit.trx);
  return rows[0]?.id ?? null;
};
