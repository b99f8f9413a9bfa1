import { HiloError } from '@hilo/api';
import { changeTicket, leastCure, rebind, reviveClock, supersedeClock, suspendForCure } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';
import { lockTicket } from '../../tickets/store-message.ts';
import { clockJson, readClockJson, type StoredClock } from '../clocks/clock-rows.ts';
import { clockRules } from '../clocks/clock-rules.ts';
import { workOnClocks } from '../clocks/clock-work.ts';
import { stateBefore } from '../clocks/clocks-of-message.ts';
import { followMove } from '../clocks/follow-move.ts';
import { writeClocks } from '../clocks/write-clocks.ts';
import { legalAmong } from '../law/pass-guard.ts';

/** A message by which the law is served, and that was taken for lost, reaches the customer after all, or is sent again. */
export const tellAgain = async (unit: Unit, ticketId: string, messageId: string): Promise<void> => {
  await extendAgain(unit, ticketId, messageId);
  await askAgain(unit, ticketId, messageId);
};

const isExtensionOf = (messageId: string): RawBuilder<boolean> =>
  sql`trace->'extension'->'used'->>'messageId' = ${messageId}`;
const isCureOf = (messageId: string): RawBuilder<boolean> =>
  sql`(clock.kind = 'cure' and message_id = ${messageId})`;

/** What ended because that message was lost. */
const readNotSent = async (
  unit: Unit,
  ticketId: string,
  which: RawBuilder<boolean>,
): Promise<StoredClock | null> => {
  const { rows } = await sql<{ clock: StoredClock }>`
    select ${clockJson} as clock from clock where ticket_id = ${ticketId} and end_reason = 'notSent'
      and ${which} limit 1`.execute(unit.trx);
  return rows[0] ? readClockJson(rows[0].clock) : null;
};

/** She was told after all that more time is taken: it is, if that was before the old time expired. */
const extendAgain = async (unit: Unit, ticketId: string, messageId: string): Promise<void> => {
  const extended = await readNotSent(unit, ticketId, isExtensionOf(messageId));
  if (!extended) return;
  const row = await lockTicket(unit, ticketId, null);
  const at = unit.now.toISOString();
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, [...row.clocks, extended]);
  const old = row.clocks.find((clock) => isPutOffBy(clock, extended));
  if (!old || at > old.dueAt) return;
  const { wakePolicy } = await unit.readPromises();
  work.change([
    { clock: old, change: supersedeClock(old, { at, by: extended.id, reason: 'extended' }) },
    { clock: extended, change: reviveClock(extended, wakePolicy) },
  ]);
  work.change(rebind(work.living()));
  await writeClocks(unit, ticketId, work);
};

const isPutOffBy = ({ rule, state, dueAt }: StoredClock, extended: StoredClock): boolean =>
  rule === extended.rule && state === 'running' && dueAt === extended.trace.extension?.used?.from;

/**
 * She is asked after all for what is missing: it is her turn again, until the day that she reads. Where the matter ended
 * meanwhile, where that day is over, or where she was asked anew, nothing is stopped.
 */
const askAgain = async (unit: Unit, ticketId: string, messageId: string): Promise<void> => {
  const cure = await readNotSent(unit, ticketId, isCureOf(messageId));
  if (!cure) return;
  const row = await lockTicket(unit, ticketId, null);
  const at = unit.now.toISOString();
  const legal = legalAmong(row.clocks);
  if (row.status === 'resolved' || at > cure.dueAt || legal.length === 0 || isAsked(legal)) return;
  const promises = await unit.readPromises();
  const rules = clockRules(promises, row.place, unit.now);
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, [...row.clocks, cure]);
  work.change([{ clock: cure, change: reviveClock(cure, promises.wakePolicy) }]);
  work.change(suspendForCure(work.living(), at, cure.id));
  const before = stateBefore(row);
  const after = changeTicket(
    { ...before, waitingSince: null },
    { type: 'wait', on: 'customer', followUpAt: cure.dueAt },
  );
  followMove(work, { before, after, at, channelId: cure.channelId, messageId }, rules, promises);
  await writeClocks(unit, ticketId, work);
  await unit.trx
    .updateTable('ticket')
    .set({ ...after, version: sql`version + 1`, updatedAt: unit.now })
    .where('id', '=', ticketId)
    .execute();
};

const isAsked = (legal: readonly StoredClock[]): boolean => legal.some(({ kind }) => kind === 'cure');

/**
 * What is sent again names the day that it named before. It has to leave the customer the time that the law grants, and
 * to come while what it puts off still runs. @throws message.outdated where it has to be written anew
 */
export const mustStillHold = async (unit: Unit, ticketId: string, messageId: string): Promise<void> => {
  const told = await readNotSent(
    unit,
    ticketId,
    sql`(${isCureOf(messageId)} or ${isExtensionOf(messageId)})`,
  );
  if (!told) return;
  const row = await lockTicket(unit, ticketId, null);
  const at = unit.now.toISOString();
  if (told.kind === 'legal') {
    const old = row.clocks.find((clock) => isPutOffBy(clock, told));
    if (!old || at > old.dueAt) throw outdated({ why: 'tooLate' });
    return;
  }
  const promises = await unit.readPromises();
  const { regime } = clockRules(promises, row.place, unit.now);
  if (!regime) return;
  const profiles = promises.regime.profiles.filter(({ id }) => told.rule === `${id}/cure`);
  const least = leastCure(profiles, { at, calendar: regime.calendar, zone: told.trace.zone });
  if (least && told.dueAt < least.dueAt) throw outdated({ why: 'tooSoon', least: least.dueAt });
};

const outdated = (facts: Record<string, unknown>): HiloError =>
  new HiloError(
    'message.outdated',
    'The time that this message names no longer holds. Write it anew.',
    facts,
  );
