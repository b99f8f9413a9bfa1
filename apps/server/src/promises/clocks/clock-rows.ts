import type { ClockDto } from '@hilo/api';
import { type Clock, type ClockTrace, usualWarnShares } from '@hilo/core';
import type { Database } from '@hilo/db';
import { type RawBuilder, sql } from 'kysely';

/** A clock as it is kept: it has a name. */
export type StoredClock = Clock & { id: string };

/** A row of `clock` as JSON, for statements that bring clocks along with something else. */
export const clockJson: RawBuilder<unknown> = sql`jsonb_build_object('id', clock.id, 'kind', clock.kind,
  'rule', rule, 'state', state, 'isBinding', is_binding, 'channelId', clock.channel_id, 'messageId', message_id,
  'startedAt', started_at, 'dueAt', clock.due_at, 'warnAt', warn_at, 'warnedCount', warned_count,
  'escalatedCount', escalated_count, 'nextWakeAt', next_wake_at, 'pausedAt', paused_at, 'leftMinutes', left_minutes,
  'breachedAt', breached_at, 'endedAt', ended_at, 'endReason', end_reason, 'metByMessageId', met_by_message_id,
  'supersededBy', superseded_by, 'note', note, 'promisedBy', promised_by, 'trace', trace)`;

/** All clocks of a ticket that still wait for something, for a statement that reads `ticket`. */
export const livingClocks: RawBuilder<unknown> = sql`coalesce((select jsonb_agg(${clockJson} order by clock.due_at)
  from clock where clock.ticket_id = ticket.id and ended_at is null), '[]')`;

const times = ['startedAt', 'dueAt', 'nextWakeAt', 'pausedAt', 'breachedAt', 'endedAt'] as const;

/** JSON of PostgreSQL writes times in another way than we do everywhere. */
export const readClockJson = (row: StoredClock): StoredClock => {
  // What began before these were kept warns as all did, and cannot be extended.
  const { warnShares = usualWarnShares, extension = null } = row.trace as Partial<ClockTrace>;
  const trace = { ...row.trace, warnShares, extension };
  const clock = { ...row, warnAt: row.warnAt.map(utc), trace };
  for (const name of times) if (row[name] !== null) Object.assign(clock, { [name]: utc(row[name]) });
  return clock;
};

const utc = (time: string): string => new Date(time).toISOString();

/** As JSON for `writeClocks`. */
export const clockRow = (clock: StoredClock) => ({
  id: clock.id,
  kind: clock.kind,
  rule: clock.rule,
  state: clock.state,
  is_binding: clock.isBinding,
  channel_id: clock.channelId,
  message_id: clock.messageId,
  started_at: clock.startedAt,
  due_at: clock.dueAt,
  warn_at: clock.warnAt,
  warned_count: clock.warnedCount,
  escalated_count: clock.escalatedCount,
  next_wake_at: clock.nextWakeAt,
  paused_at: clock.pausedAt,
  left_minutes: clock.leftMinutes,
  breached_at: clock.breachedAt,
  ended_at: clock.endedAt,
  end_reason: clock.endReason,
  met_by_message_id: clock.metByMessageId,
  superseded_by: clock.supersededBy,
  note: clock.note,
  promised_by: clock.promisedBy,
  trace: clock.trace,
});

const presentClock = ({ promisedBy, nextWakeAt: _, ...clock }: StoredClock, ticketId: string): ClockDto => ({
  ...clock,
  ticketId,
  promisedById: promisedBy,
});

/** The clocks of a ticket, what is due first first; those that ended after those that live. */
export const readClocks = async (
  db: Database,
  ticketId: string,
  { isLiving }: { isLiving: boolean },
): Promise<ClockDto[]> => {
  const { rows } = await sql<{ clock: StoredClock }>`
    select ${clockJson} as clock from clock where ticket_id = ${ticketId}
      ${isLiving ? sql`and ended_at is null` : sql``}
    order by ended_at is not null, due_at, id limit 200`.execute(db);
  return rows.map(({ clock }) => presentClock(readClockJson(clock), ticketId));
};
