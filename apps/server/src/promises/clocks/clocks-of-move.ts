import {
  type Clock,
  cancelClock,
  resolveClocks,
  reviveClock,
  supersedeClock,
  type TicketState,
} from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';
import { lockTicket, type TicketRow } from '../../tickets/store-message.ts';
import type { Promises } from '../promise-book.ts';
import { clockJson, readClockJson, type StoredClock } from './clock-rows.ts';
import { clockRules } from './clock-rules.ts';
import { type ClockWork, workOnClocks } from './clock-work.ts';
import { endAll } from './clocks-of-change.ts';
import { keepOne, stateBefore } from './clocks-of-message.ts';
import { followMove } from './follow-move.ts';
import { restartClocks } from './restart-clocks.ts';
import { readThreadFacts } from './ticket-facts.ts';
import { writeClocks } from './write-clocks.ts';

/** What a move did to the clocks of a ticket, kept with it so that it can be taken back. */
export type MovedClocks = { ended: string[]; begun: string[] };

/** A ticket that messages left or came to, and how it stood before. It is written by now as it stands after. */
type Side = { id: string; before: TicketState };

type Opened = Side & { row: TicketRow; work: ClockWork; promises: Promises };

/**
 * Clocks after messages went from one ticket to another. Merged: what the emptied ticket owed is owed by the other one,
 * by the same time. Else each counts by the messages that it has now.
 */
export const moveClocks = async (
  unit: Unit,
  from: Side,
  to: Side,
  { isMerge }: { isMerge: boolean },
): Promise<{ from: MovedClocks; to: MovedClocks }> => {
  const source = await open(unit, from);
  const target = await open(unit, to);
  if (isMerge) carryOver(source.work, target.work, unit.now.toISOString());
  const sides = { from: await settle(unit, source), to: await settle(unit, target) };
  return sides;
};

/** Takes back what a move did to the clocks of one side; what happened to them since stands. */
export const moveClocksBack = async (
  unit: Unit,
  side: Side,
  { ended, begun }: MovedClocks = { ended: [], begun: [] },
): Promise<void> => {
  const { rows } = await sql<{ clock: StoredClock }>`
    select ${clockJson} as clock from clock where ticket_id = ${side.id} and id = any(${ended}::uuid[])
      and end_reason = any(${['merged', 'moved']}::text[])`.execute(unit.trx);
  const back = rows.map(({ clock }) => readClockJson(clock));
  const opened = await open(unit, side, back);
  const { work, row, promises } = opened;
  const now = unit.now.toISOString();
  if (!row.isSpam)
    work.change(
      back.map((clock) => ({
        clock,
        change: { ...reviveClock(clock, promises.wakePolicy), supersededBy: null },
      })),
    );
  work.change(
    work
      .living()
      .filter(({ id }) => begun.includes(id))
      .map((clock) => ({ clock, change: cancelClock(clock, now, 'undone') })),
  );
  await settle(unit, opened);
};

const open = async (unit: Unit, side: Side, more: StoredClock[] = []): Promise<Opened> => {
  const row = await lockTicket(unit, side.id, null);
  const work = workOnClocks(unit, { id: side.id, customerId: row.customerId }, [...row.clocks, ...more]);
  return { ...side, row, work, promises: await unit.readPromises() };
};

/** An alarm belongs to the ticket that sleeps; an answer is owed for the message that it waits for. */
const staysBehind = ({ kind, rule }: Clock): boolean =>
  kind === 'firstAnswer' || kind === 'nextAnswer' || (kind === 'followUp' && rule !== 'agent');

/** Everything else goes along with its beginning and its time; of two for the same the earlier stands. */
const carryOver = (source: ClockWork, target: ClockWork, now: string): void => {
  for (const clock of source.living()) {
    const end = (by: string | null) =>
      source.change([{ clock, change: supersedeClock(clock, { at: now, by, reason: 'merged' }) }]);
    const same = target.living().find((one) => one.kind === clock.kind && one.rule === clock.rule);
    if (staysBehind(clock)) end(null);
    else if (same && clock.kind !== 'followUp' && same.dueAt <= clock.dueAt) end(same.id);
    else {
      const { id: _, ...carried } = clock;
      const [begun] = target.start([{ ...carried, state: 'running' }]);
      target.change([{ clock: begun!, change: carried }]);
      if (same && clock.kind !== 'followUp')
        target.change([
          { clock: same, change: supersedeClock(same, { at: now, by: begun!.id, reason: 'merged' }) },
        ]);
      end(begun!.id);
    }
  }
};

/** Brings the clocks of a ticket in step with the messages it has and with where it stands, and writes them. */
const settle = async (unit: Unit, { id, before, row, work, promises }: Opened): Promise<MovedClocks> => {
  const now = unit.now.toISOString();
  const was = new Set(row.clocks.map((clock) => clock.id));
  const after = stateBefore(row);
  const rules = clockRules(promises, row.place, unit.now);
  if (row.mergedInto !== null) endAll(work, now, 'merged');
  else if (!row.isSpam) {
    const thread = await readThreadFacts(unit, id);
    // Whether anybody waits at all is said by the ticket.
    const unanswered = after.waitingSince === null ? null : thread.unanswered;
    if (after.status === 'resolved') work.change(resolveClocks(work.living(), now, thread.answer));
    else {
      dropAnswered(work, unanswered?.at ?? null, now);
      restartClocks(work, row, { ...thread, unanswered }, { rules, promises, now });
      followMove(work, { before, after, at: now }, rules, promises);
    }
    keepOne(work, after, { at: now, channelId: null, messageId: null }, promises);
  }
  const written = work.written();
  await writeClocks(unit, id, work);
  return {
    ended: written.filter((clock) => was.has(clock.id) && clock.endedAt !== null).map((clock) => clock.id),
    begun: written.filter((clock) => !was.has(clock.id)).map((clock) => clock.id),
  };
};

/** What waits for the answer to a message that is no longer here, or is not the first to wait, waits for it no more. */
const dropAnswered = (work: ClockWork, waitingSince: string | null, now: string): void => {
  const owed = work.living().filter(({ kind }) => kind === 'firstAnswer' || kind === 'nextAnswer');
  work.change(
    owed
      .filter(({ startedAt }) => startedAt !== waitingSince)
      .map((clock) => ({ clock, change: supersedeClock(clock, { at: now, by: null, reason: 'moved' }) })),
  );
};
