import { planWake } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';
import { lockTicket } from '../../tickets/store-message.ts';
import { clockRules } from '../clocks/clock-rules.ts';
import { type ClockWork, workOnClocks } from '../clocks/clock-work.ts';
import { startLastResort, startSolution, stateBefore } from '../clocks/clocks-of-message.ts';
import { followMove } from '../clocks/follow-move.ts';
import { restartClocks } from '../clocks/restart-clocks.ts';
import { factsOf, readThreadFacts, type ThreadFacts } from '../clocks/ticket-facts.ts';
import { writeClocks } from '../clocks/write-clocks.ts';
import type { Fault } from './find-unwatched.ts';

/** Puts right what was found of a ticket, and tells it. The caller holds its lock. */
export const repairTicket = async (unit: Unit, ticketId: string, what: Fault): Promise<void> => {
  const customerId =
    what === 'noOwner'
      ? await freeFromOwner(unit, ticketId)
      : what === 'noQueue'
        ? await moveToDefault(unit, ticketId)
        : await startAgain(unit, ticketId);
  unit.emit({ type: 'clock.repaired', ticketId, customerId, facts: { what } });
};

type Moved = { from: string; to: string; customerId: string };

/** Back to the queue, where somebody sees it. */
const freeFromOwner = async (unit: Unit, ticketId: string): Promise<string> => {
  const { rows } = await sql<Moved>`
    update ticket set owner_id = null, version = ticket.version + 1, updated_at = ${unit.now}
    from ticket as before where before.id = ticket.id and ticket.id = ${ticketId}
    returning before.owner_id as from, ticket.customer_id`.execute(unit.trx);
  const { from, customerId } = rows[0]!;
  unit.emit({ type: 'ticket.assigned', ticketId, customerId, facts: { from, to: null } });
  return customerId;
};

const moveToDefault = async (unit: Unit, ticketId: string): Promise<string> => {
  const { rows } = await sql<Moved>`
    update ticket set queue_id = target.id, version = ticket.version + 1, updated_at = ${unit.now}
    from ticket as before, (select id from queue where archived_at is null
      order by is_default desc, position, id limit 1) as target
    where before.id = ticket.id and ticket.id = ${ticketId}
    returning before.queue_id as from, target.id as to, ticket.customer_id`.execute(unit.trx);
  const { from, to, customerId } = rows[0]!;
  unit.emit({ type: 'ticket.queued', ticketId, customerId, facts: { from, to } });
  return customerId;
};

/** The clocks that the ticket should have had; where nothing was promised, somebody looks at it within a day of work. */
const startAgain = async (unit: Unit, ticketId: string): Promise<string> => {
  const row = await lockTicket(unit, ticketId, null);
  const promises = await unit.readPromises();
  const rules = clockRules(promises, row.place, unit.now);
  const at = unit.now.toISOString();
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, row.clocks);
  const thread = await askedAnew(unit, ticketId, await readThreadFacts(unit, ticketId));
  if (thread.isAnew) startSolution(work, factsOf(row, { at, channelId: null, messageId: null }), rules);
  restartClocks(work, row, thread, { rules, promises, now: at });
  const state = stateBefore(row);
  followMove(work, { before: state, after: state, at }, rules, promises);
  work.change(
    work
      .living()
      .filter(isDeaf)
      .map((clock) => ({ clock, change: { nextWakeAt: planWake(clock, promises.wakePolicy) } })),
  );
  if (!isWatched(work, row.followUpAt))
    startLastResort(work, { at, channelId: null, messageId: null }, promises);
  await writeClocks(unit, ticketId, work);
  return row.customerId;
};

/**
 * Of a ticket from before there were clocks, nobody promised anything by the hour: what is promised counts from now on.
 * What the law asks counts from when it was asked all the same.
 */
const askedAnew = async (
  unit: Unit,
  ticketId: string,
  thread: ThreadFacts,
): Promise<ThreadFacts & { isAnew: boolean }> => {
  const { rows } = await sql`select from clock where ticket_id = ${ticketId} limit 1`.execute(unit.trx);
  if (rows.length > 0) return { ...thread, isAnew: false };
  const { unanswered } = thread;
  return {
    ...thread,
    unanswered: unanswered && { ...unanswered, at: unit.now.toISOString() },
    isAnew: true,
  };
};

type Living = ReturnType<ClockWork['living']>[number];

/** It runs, and nobody would look at it. The alarms of a ticket come with the ticket itself. */
const isDeaf = ({ state, nextWakeAt, rule }: Living): boolean =>
  state === 'running' && nextWakeAt === null && rule !== 'waiting' && rule !== 'snooze';

const isWatched = (work: ClockWork, followUpAt: Date | null): boolean =>
  work.living().some(({ state }) => state !== 'paused' || followUpAt !== null);
