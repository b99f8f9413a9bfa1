import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';
import { clockRow, type StoredClock } from './clock-rows.ts';
import type { ClockWork } from './clock-work.ts';

const columns =
  sql.raw(`id, kind, rule, state, is_binding, channel_id, message_id, started_at, due_at, warn_at,
  warned_count, escalated_count, next_wake_at, paused_at, left_minutes, breached_at, ended_at, end_reason,
  met_by_message_id, superseded_by, note, promised_by, trace`);
const types =
  sql.raw(`id uuid, kind text, rule text, state text, is_binding boolean, channel_id uuid, message_id uuid,
  started_at timestamptz, due_at timestamptz, warn_at timestamptz[], warned_count int, escalated_count int,
  next_wake_at timestamptz, paused_at timestamptz, left_minutes float8, breached_at timestamptz, ended_at timestamptz,
  end_reason text, met_by_message_id uuid, superseded_by uuid, note text, promised_by uuid, trace jsonb`);

/**
 * Parts of a statement that write clocks of the ticket `ticketId` names, and what is broken among them into the
 * register. Each part begins with a comma, as one that follows others.
 */
export const clockParts = (
  ticketId: RawBuilder<unknown>,
  clocks: readonly StoredClock[],
): RawBuilder<unknown> => {
  if (clocks.length === 0) return sql``;
  const broken = clocks.some(isBroken);
  return sql`,
    ticking as (
      insert into clock (ticket_id, ${columns})
      select ${ticketId}, ${columns} from jsonb_to_recordset(${JSON.stringify(clocks.map(clockRow))}::jsonb) as given(${types})
      on conflict (ticket_id, id) do update set state = excluded.state, is_binding = excluded.is_binding,
        due_at = excluded.due_at, warn_at = excluded.warn_at, warned_count = excluded.warned_count,
        escalated_count = excluded.escalated_count, next_wake_at = excluded.next_wake_at,
        paused_at = excluded.paused_at, left_minutes = excluded.left_minutes, breached_at = excluded.breached_at,
        ended_at = excluded.ended_at, end_reason = excluded.end_reason,
        met_by_message_id = excluded.met_by_message_id, superseded_by = excluded.superseded_by, note = excluded.note)
    ${broken ? brokenPart(ticketId, clocks) : sql``}`;
};

/** The time that the customer had is no promise of ours. */
const isBroken = ({ kind, breachedAt }: StoredClock): boolean => kind !== 'cure' && breachedAt !== null;

/** A breach has its clock's name. What was broken unseen, while nothing ran, is there when it ends at the latest. */
const brokenPart = (ticketId: RawBuilder<unknown>, clocks: readonly StoredClock[]) => {
  const rows = clocks
    .filter(isBroken)
    .map(({ id, kind, rule, channelId, dueAt, breachedAt, endedAt, endReason }) => ({
      id,
      kind,
      rule,
      channel_id: channelId,
      due_at: dueAt,
      breached_at: breachedAt,
      answered_at: endReason === null || !answering.has(endReason) ? null : endedAt,
    }));
  return sql`,
    broken as (
      insert into breach (id, ticket_id, clock_id, kind, rule, channel_id, queue_id, owner_id, due_at, breached_at, answered_at)
      select given.id, ${ticketId}, given.id, given.kind, rule, given.channel_id, at_breach.queue_id, at_breach.owner_id,
        given.due_at, breached_at, answered_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, kind text, rule text, channel_id uuid,
          due_at timestamptz, breached_at timestamptz, answered_at timestamptz)
        left join ticket as at_breach on at_breach.id = ${ticketId}
      on conflict (clock_id) do update set answered_at = excluded.answered_at, withdrawn_at = null)`;
};

const answering: ReadonlySet<string> = new Set(['answered', 'resolved', 'done']);

/** Puts clocks down by a statement of their own, with what lists show of them, and tells it. */
export const writeClocks = async (unit: Unit, ticketId: string, work: ClockWork): Promise<void> => {
  const clocks = work.written();
  if (clocks.length === 0) return;
  const { dueAt, dueKind, dueState } = work.due();
  await sql`
    with fact as materialized (select ${ticketId}::uuid as ticket_id)
    ${clockParts(sql`(select ticket_id from fact)`, clocks)}
    update ticket set due_at = ${dueAt}::timestamptz, due_kind = ${dueKind}::text, due_state = ${dueState}::text
    where id = ${ticketId}`.execute(unit.trx);
  work.tell();
};
