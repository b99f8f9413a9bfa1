import {
  asClock,
  type Clock,
  type ClockKind,
  dueOfTicket,
  type TicketDue,
  usualWarnShares,
} from '@hilo/core';
import type pg from 'pg';
import { clockRow } from '../apps/server/src/promises/clocks/clock-rows.ts';

const dayMs = 86_400_000;

type Standing = 'onTime' | 'atRisk' | 'overdue';
/** One in ten is at risk, one in twenty late. */
const standingOf = (n: number): Standing => (n % 10 === 8 ? 'atRisk' : n % 20 === 9 ? 'overdue' : 'onTime');

/** In days from now, with a warning at half and at three quarters. Nothing is due within a day: a server may run meanwhile. */
const spans: Record<Standing, (n: number) => [start: number, due: number]> = {
  onTime: (n) => [-1, 6 + (n % 24)],
  atRisk: (n) => [-30, 5 + (n % 4)],
  overdue: (n) => [-10, -1 - (n % 3)],
};

/** The clocks of the nth open ticket: for an answer, for a solution, and one of the law. */
export const makeClocks = (
  n: number,
  now: number,
  newId: () => string,
): { rows: object[]; due: TicketDue } => {
  const standing = standingOf(n);
  const [start, due] = spans[standing](n);
  const clocks = [
    makeClock('firstAnswer', 'promise', now, start, due, standing),
    makeClock('solution', 'promise', now, start, 40 + (n % 10), 'onTime'),
    makeClock('legal', 'trlgdcu/21.3', now, start, 60 + (n % 10), 'onTime'),
  ].map((clock) => ({ ...clock, id: newId() }));
  return { rows: clocks.map(clockRow), due: dueOfTicket(clocks) };
};

const makeClock = (
  kind: ClockKind,
  rule: string,
  now: number,
  start: number,
  due: number,
  standing: Standing,
): Clock => {
  const at = (days: number): string => new Date(now + days * dayMs).toISOString();
  const warnAt = [at(start + (due - start) / 2), at(start + ((due - start) * 3) / 4)];
  const clock = asClock({
    kind,
    rule,
    state: 'running',
    isBinding: kind === 'legal',
    channelId: null,
    messageId: null,
    startedAt: at(start),
    dueAt: at(due),
    warnAt,
    nextWakeAt: warnAt[0]!,
    note: null,
    promisedBy: null,
    trace: {
      unit: kind === 'legal' ? 'calendar-days' : 'business-minutes',
      amount: kind === 'legal' ? 30 : 240,
      article: null,
      start: at(start),
      excludedDay: null,
      dueDate: at(due).slice(0, 10),
      zone: 'Europe/Madrid',
      calendarCode: 'ES',
      calendarVersion: 1,
      skipped: [],
      provisionalYears: [],
      assumption: null,
      promiseId: null,
      hoursId: null,
      warnShares: usualWarnShares,
      extension: null,
    },
  });
  if (standing === 'atRisk') return { ...clock, warnedCount: 2, nextWakeAt: clock.dueAt };
  if (standing === 'overdue')
    return {
      ...clock,
      state: 'breached',
      warnedCount: 2,
      escalatedCount: 2,
      breachedAt: clock.dueAt,
      nextWakeAt: at(3),
    };
  return clock;
};

/** Puts clocks down as they are kept, and on their tickets what lists show of them. */
export const insertClocks = async (
  client: pg.PoolClient,
  tickets: readonly { id: string; rows: object[]; due: TicketDue }[],
): Promise<void> => {
  const rows = tickets.flatMap(({ id, rows }) => rows.map((row) => ({ ...row, ticket_id: id })));
  await client.query(
    'insert into clock select * from jsonb_populate_recordset(null::clock, $1::jsonb) as given',
    [JSON.stringify(rows)],
  );
  await client.query(
    `update ticket set due_at = given.at, due_kind = kind_due, due_state = state
      from jsonb_to_recordset($1::jsonb) as given(id uuid, at timestamptz, kind_due text, state text)
      where ticket.id = given.id`,
    [
      JSON.stringify(
        tickets.map(({ id, due }) => ({ id, at: due.dueAt, kind_due: due.dueKind, state: due.dueState })),
      ),
    ],
  );
};
