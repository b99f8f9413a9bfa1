import {
  type ArrivalFacts,
  answerClocks,
  type ClockRules,
  cured,
  lastResort,
  rebind,
  resumesAfter,
  type SentAnswer,
  type TicketState,
} from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';
import type { NewMessage, TicketRow } from '../../tickets/store-message.ts';
import { bringBack, readGivenUp } from '../answered/given-up.ts';
import { readLastAnswer } from '../answered/last-answer.ts';
import type { Promises } from '../promise-book.ts';
import { clockJson, readClockJson, type StoredClock } from './clock-rows.ts';
import { clockRules, startSafely } from './clock-rules.ts';
import { type ClockWork, workOnClocks } from './clock-work.ts';
import { followMove } from './follow-move.ts';

type Moved = Pick<
  NewMessage,
  | 'ticketId'
  | 'channelId'
  | 'kind'
  | 'direction'
  | 'move'
  | 'isHeld'
  | 'isHistory'
  | 'isPartner'
  | 'answer'
  | 'givesUp'
  | 'opens'
> & { arrival: { occurredAt: string } };

/**
 * What a message does to the clocks of its ticket: the customer's starts them, an answer that counts ends what waited
 * for one, and both may move the ticket. Computed in memory; null where it moves nothing.
 */
export const clocksOfMessage = async (
  unit: Unit,
  messageId: string,
  message: Moved,
  before: TicketRow,
  after: TicketState,
): Promise<ClockWork | null> => {
  const { ticketId, channelId, direction } = message;
  if (direction === 'internal' || message.kind !== 'message' || message.move === null) return null;
  if (message.isHeld || message.isHistory || before.isSpam) return null;
  const promises = await unit.readPromises();
  const at = message.arrival.occurredAt;
  const rules = clockRules(promises, before.place, new Date(at));
  // Only a ticket that is opened again is asked for what was given up with it.
  const isReopened = before.status === 'resolved' && after.status !== 'resolved';
  const givenUp = isReopened ? await readGivenUp(unit, ticketId) : [];
  const clocks = givenUp.length > 0 ? [...before.clocks, ...givenUp] : before.clocks;
  const work = workOnClocks(unit, { id: ticketId, customerId: before.customerId }, clocks);
  bringBack(work, givenUp, promises);
  const facts: Facts = {
    at,
    messageId,
    channelId,
    ticketKind: before.kind,
    topic: before.topic,
    segment: before.segment,
    locale: before.locale,
  };
  const asks = direction === 'in' && message.isPartner !== true && after.waitingSince !== null;
  if (asks) ask(work, facts, before, { rules, stood: await readStood(unit, ticketId, work, promises) });
  const answer: SentAnswer | null = message.answer?.counts ? { at, messageId } : null;
  if (answer) answerAll(work, answer, after.status === 'resolved', promises);
  // Begun or opened again by a word of ours, or a partner's: nobody waits for an answer, but the matter is open.
  const isBegun = message.opens !== undefined || (direction === 'out' && before.lastInboundAt === null);
  if (!asks && after.status !== 'resolved' && (isBegun || isReopened)) startSolution(work, facts, rules);
  followMove(
    work,
    {
      before: stateBefore(before),
      after,
      at,
      channelId,
      messageId: direction === 'out' ? messageId : null,
      answer: after.status === 'resolved' ? (answer ?? (await readLastAnswer(unit, ticketId))) : null,
      givesUp: message.givesUp ?? null,
    },
    rules,
    promises,
  );
  keepOne(work, after, { at, channelId, messageId }, promises);
  return work;
};

export type Facts = Omit<ArrivalFacts, 'event' | 'living'>;

const kindsOf = (work: ClockWork): ArrivalFacts['living'] => work.living().map(({ kind }) => kind);

const ask = (
  work: ClockWork,
  facts: Facts,
  before: TicketRow,
  { rules, stood }: { rules: ClockRules; stood: readonly StoredClock[] },
): void => {
  const restart = cured(work.living(), { ...facts, kind: facts.ticketKind ?? 'query' }, rules.regime, stood);
  work.change(restart.changes);
  work.start(restart.starts);
  if (stood.length > 0) work.change(rebind(work.living()));
  const event =
    before.lastInboundAt === null ? 'opens' : before.status === 'resolved' ? 'reopens' : 'continues';
  work.start(startSafely({ ...facts, event, living: kindsOf(work) }, rules));
};

/** What of the law a cure has stopped that is to go on where it stood, once it is over. */
const readStood = async (
  unit: Unit,
  ticketId: string,
  work: ClockWork,
  { regime }: Promises,
): Promise<StoredClock[]> => {
  const cure = work.living().find((clock) => clock.kind === 'cure' && resumesAfter(clock, regime.profiles));
  if (!cure) return [];
  const { rows } = await sql<{ clock: StoredClock }>`
    select ${clockJson} as clock from clock where ticket_id = ${ticketId} and kind = 'legal'
      and superseded_by = ${cure.id}`.execute(unit.trx);
  return rows.map(({ clock }) => readClockJson(clock));
};

/** Only the time for a solution: as for a ticket that is opened again, with nothing to be answered. */
export const startSolution = (work: ClockWork, facts: Facts, rules: ClockRules): void => {
  work.start(startSafely({ ...facts, event: 'reopens', living: [...kindsOf(work), 'firstAnswer'] }, rules));
};

/** Whether a rule wants its matter settled. Of one that nobody knows any more the stricter is believed. */
export const settlesBy =
  ({ regime }: Promises) =>
  (name: string): boolean =>
    regime.profiles.flatMap(({ rules }) => rules).find(({ rule }) => rule === name)?.ends !== 'answered';

/** Ends what waited for an answer. */
export const answerAll = (
  work: ClockWork,
  answer: SentAnswer,
  isResolved: boolean,
  promises: Promises,
): void => {
  work.change(answerClocks(work.living(), answer, { isResolved, settles: settlesBy(promises) }));
};

/** No ticket is without a clock that is not resolved. */
export const keepOne = (
  work: ClockWork,
  after: Pick<TicketState, 'status'>,
  about: About,
  promises: Promises,
): void => {
  if (after.status !== 'resolved' && work.living().length === 0) startLastResort(work, about, promises);
};

type About = { at: string; channelId: string | null; messageId: string | null };

/** By calendars that reach as far as it may need: a year that nobody entered holds up nobody. */
export const startLastResort = (work: ClockWork, about: About, promises: Promises): void => {
  const { organisation, defaultHours } = promises;
  const { hours } = clockRules(promises, null, new Date(about.at));
  const place = hours.get(defaultHours?.id ?? '') ?? null;
  work.start([lastResort({ ...about, zone: organisation.zone }, place)]);
};

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export const stateBefore = (
  row: Pick<TicketRow, 'status' | 'waitingOn' | 'followUpAt' | 'snoozedUntil' | 'waitingSince'>,
): TicketState => ({
  status: row.status,
  waitingOn: row.waitingOn,
  followUpAt: iso(row.followUpAt),
  snoozedUntil: iso(row.snoozedUntil),
  waitingSince: iso(row.waitingSince),
});
