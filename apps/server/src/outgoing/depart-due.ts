import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { dueSettler } from '../app/settle-due.ts';
import type { Unit } from '../app/transaction.ts';
import { clocksOfMessage } from '../promises/clocks/clocks-of-message.ts';
import { writeClocks } from '../promises/clocks/write-clocks.ts';
import { fileWords } from '../search/search-text.ts';
import { lockTicket, moveTicket, type NewMessage, type TicketRow } from '../tickets/store-message.ts';
import { searchable } from '../tickets/write-message.ts';
import { type Departure, moveOn } from './departure.ts';

type Due = {
  id: string;
  messageId: string;
  ticketId: string;
  channelId: string;
  departure: Departure;
  isBlocked: boolean;
  authorAgentId: string | null;
  subject: string | null;
  text: string;
  names: string[];
};

/**
 * Lets the messages leave whose time has come: each becomes an answer like any other, with what it does to its ticket,
 * in one transaction; the outbox carries it from there. Several nodes may look at once, and what was missed while
 * nothing ran leaves with the first look.
 * @returns how many left
 */
export const departDue = async (app: App): Promise<number> => {
  for (let left = 0; ; ) {
    // Most of the time there is none: a look that takes no transaction.
    const { rows } = await sql`
      select from outbox where departure is not null and due_at <= ${app.now()} limit 1`.execute(app.db);
    if (rows.length === 0) return left;
    const { taken, settled } = await departNext(app);
    if (taken === 0) return left;
    left += settled;
  }
};

const departNext = dueSettler({
  failure: 'outbox.departFailed',
  take: async (unit, which) => {
    const { rows } = await sql<Due>`
      select outbox.id, outbox.message_id, outbox.channel_id, departure, message.ticket_id,
        customer.restricted_at is not null as is_blocked, message.author_agent_id, message.subject, message.text,
        coalesce((select array_agg(attachment.name order by position) from attachment
          where attachment.message_id = message.id and attachment.name is not null), '{}') as names
      from outbox join message on message.id = outbox.message_id
        join ticket on ticket.id = message.ticket_id join customer on customer.id = ticket.customer_id
      where departure is not null and outbox.state = 'queued' and outbox.due_at <= ${unit.now}
        and ${'only' in which ? sql`outbox.id = ${which.only}` : sql`outbox.id <> all(${which.but}::uuid[])`}
      order by outbox.due_at, outbox.id limit 1 for update of outbox skip locked`.execute(unit.trx);
    return rows;
  },
  settle: async (_app, unit, due) => {
    for (const one of due) await (one.isBlocked ? callOff(unit, one) : depart(unit, one));
    return due.length;
  },
});

const depart = async (unit: Unit, due: Due): Promise<void> => {
  const { messageId, channelId, departure } = due;
  const { ticketId, before } = await lockHome(unit, due);
  const { counts = !departure.isForward } = departure;
  const move: NewMessage['move'] = (state) => moveOn(state, departure, unit.now);
  const { next } = moveTicket(unit, messageId, { ticketId, direction: 'out', move }, before);
  const endedId = counts ? before.openInteractionId : null;
  if (endedId !== null) await endInteraction(unit, ticketId, endedId, due.authorAgentId);
  await unit.trx
    .updateTable('message')
    .set({ delivery: 'queued', occurredAt: unit.now, interactionId: endedId })
    .where('id', '=', messageId)
    .execute();
  await sql`
    insert into message_search (message_id, ticket_id, at, words)
    values (${messageId}, ${ticketId}, ${unit.now},
      hilo_search_vector(${searchable(wordsOf(due))}, ${unit.now}))`.execute(unit.trx);
  await sql`
    update ticket set status = ${next.status}, waiting_on = ${next.waitingOn}::text,
      follow_up_at = ${next.followUpAt}::timestamptz, snoozed_until = ${next.snoozedUntil}::timestamptz,
      waiting_since = ${next.waitingSince}::timestamptz,
      resolved_at = case when ${next.status !== 'resolved'}::boolean then null else coalesce(resolved_at, ${unit.now}) end,
      last_message_at = greatest(last_message_at, ${unit.now}), last_text = ${due.text.slice(0, 200)},
      last_channel_id = ${channelId}, version = version + 1, updated_at = ${unit.now}
    where id = ${ticketId}`.execute(unit.trx);
  const clocks = await clocksOfMessage(
    unit,
    messageId,
    {
      ticketId,
      channelId,
      kind: 'message',
      direction: 'out',
      move,
      ...(counts ? { answer: { counts, why: null, reason: null } } : {}),
      givesUp: departure.givesUp ?? null,
      arrival: { occurredAt: unit.now.toISOString() },
    },
    before,
    next,
  );
  if (clocks) await writeClocks(unit, ticketId, clocks);
  await unit.trx.updateTable('outbox').set({ departure: null }).where('id', '=', due.id).execute();
  unit.emit({
    type: 'message.sent',
    ticketId,
    customerId: before.customerId,
    facts: { messageId, channelId },
  });
};

/** Its ticket, locked: somebody may move the message to another one while the lock is awaited. */
const lockHome = async (
  unit: Unit,
  { messageId, ticketId: wasIn, channelId }: Due,
): Promise<{ ticketId: string; before: TicketRow }> => {
  for (let ticketId = wasIn; ; ) {
    const before = await lockTicket(unit, ticketId, channelId);
    const { ticketId: isIn } = await unit.trx
      .selectFrom('message')
      .select('ticketId')
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow();
    if (isIn === ticketId) return { ticketId, before };
    ticketId = isIn;
  }
};

/** The names of files are found by their words, as in a message that leaves at once. */
const wordsOf = ({ subject, names, text }: Due): string =>
  [subject ?? '', ...names.map(fileWords), text].join('\n');

const endInteraction = async (
  unit: Unit,
  ticketId: string,
  interactionId: string,
  agentId: string | null,
): Promise<void> => {
  await unit.trx
    .updateTable('interaction')
    .set({ endedAt: unit.now, endedBy: 'answer', agentId })
    .where('id', '=', interactionId)
    .execute();
  unit.emit({
    type: 'interaction.ended',
    ticketId,
    facts: { interactionId, by: 'answer', disposition: null },
  });
};

/** The data of a blocked customer are only kept: nothing is sent. */
const callOff = async (unit: Unit, { id, messageId, ticketId }: Due): Promise<void> => {
  await unit.trx
    .updateTable('outbox')
    .set({ state: 'cancelled', departure: null, finishedAt: unit.now })
    .where('id', '=', id)
    .execute();
  await unit.trx
    .updateTable('message')
    .set({ delivery: 'cancelled', occurredAt: unit.now })
    .where('id', '=', messageId)
    .execute();
  unit.emit({
    type: 'message.deliveryChanged',
    ticketId,
    facts: { messageId, status: 'cancelled', code: null },
  });
};
