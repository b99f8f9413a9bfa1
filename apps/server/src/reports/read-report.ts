import { HiloError, type ReportDto, type reportQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import { sql, type Transaction } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { tellSlow, withTimeLimit } from '../search/time-limit.ts';
import { readOrganisation } from '../settings/organisation.ts';

const longestDays = 366;
const limitMs = 10_000;
const dayMs = 86_400_000;

type Period = { from: string; to: string; timeZone: string };
type Figures = ReportDto['total'];
/** By channel, by agent, or all together: what `grouping` says of a row. */
type Grouped = { channelId: string | null; agentId: string | null; kind: number };
type Row = Figures & Grouped;
type Waiting = Grouped & { count: number; oldestSince: Date | null };

/**
 * What was answered and resolved in some days, and how long the first answers took. Every figure is counted from
 * interactions and events, and comes out the same whenever it is counted again.
 * @throws auth.forbidden, request.invalid, report.slow
 */
export const readReport = async (
  app: App,
  actor: Actor,
  { from, to }: z.infer<typeof reportQuery>,
  mostMs = limitMs,
): Promise<ReportDto> => {
  authorise(actor, 'reports.read');
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1 || days > longestDays)
    throw new HiloError('request.invalid', `A report is about 1 to ${longestDays} days.`, {
      fields: [{ field: 'to', problem: `must be 0 to ${longestDays - 1} days after from` }],
    });
  const { timeZone } = await readOrganisation(app, { type: 'system' });
  const period = { from, to, timeZone };
  return withTimeLimit(app.db, mostMs, async (trx) => {
    const waiting = await countWaiting(trx);
    const byDay = await countDays(trx, period);
    const rows = await countFigures(trx, period);
    const names = await namesOf(trx);
    const [total] = rows.filter(({ kind }) => kind === 3);
    const byWhom = (kind: number, idOf: (row: Grouped) => string | null): ReportDto['byAgent'] => {
      const counted = new Map(rows.filter((row) => row.kind === kind).map((row) => [idOf(row), row]));
      const queued = new Map(waiting.filter((row) => row.kind === kind).map((row) => [idOf(row), row]));
      const ids = [...new Set([...counted.keys(), ...queued.keys()])];
      // What is nobody's comes after whoever has something.
      return ids
        .sort((one, other) => Number(one === null) - Number(other === null))
        .map((id) => ({
          id,
          name: names.get(id ?? '') ?? null,
          waiting: presentWaiting(queued.get(id)),
          ...figuresOf(counted.get(id)),
        }));
    };
    return {
      ...period,
      waiting: presentWaiting(waiting.find(({ kind }) => kind === 3)),
      total: figuresOf(total),
      days: byDay,
      byChannel: byWhom(1, ({ channelId }) => channelId),
      byAgent: byWhom(2, ({ agentId }) => agentId),
    };
  }).catch(tellSlow);
};

const figuresOf = (row: Figures | undefined): Figures => ({
  answered: row?.answered ?? 0,
  resolved: row?.resolved ?? 0,
  firstAnswers: row?.firstAnswers ?? 0,
  medianSeconds: row?.medianSeconds ?? null,
  p90Seconds: row?.p90Seconds ?? null,
});

const presentWaiting = (row: Waiting | undefined): ReportDto['waiting'] => ({
  count: row?.count ?? 0,
  oldestSince: row?.oldestSince?.toISOString() ?? null,
});

/**
 * What was resolved, and not by becoming a part of another ticket, nor by a slip that was taken back within the minute.
 */
const isResolved = sql`type = 'ticket.resolved'
  and not exists (select from message_move where message_move.from_ticket_id = event.ticket_id
    and message_move.moved_at = event.at)
  and not exists (select from event as back where back.ticket_id = event.ticket_id
    and back.type in ('ticket.reopened', 'ticket.statusChanged') and back.actor_type = 'agent'
    and back.position > event.position and back.at < event.at + interval '1 minute')`;

/** The moments between which the days lie, in the organisation's own time. */
const bounds = ({ from, to, timeZone }: Period) => ({
  begin: sql`(${from}::date::timestamp at time zone ${timeZone})`,
  end: sql`((${to}::date + 1)::timestamp at time zone ${timeZone})`,
});

const countDays = async (trx: Transaction<DB>, period: Period): Promise<ReportDto['days']> => {
  const { begin, end } = bounds(period);
  const { rows } = await sql<ReportDto['days'][number]>`
    with answered as (
      select (ended_at at time zone ${period.timeZone})::date as day, count(*)::int as count from interaction
      where ended_by = 'answer' and ended_at >= ${begin} and ended_at < ${end} group by 1),
    resolved as (
      select (at at time zone ${period.timeZone})::date as day, count(*)::int as count from event
      where ${isResolved} and at >= ${begin} and at < ${end} group by 1)
    select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(answered.count, 0) as answered,
      coalesce(resolved.count, 0) as resolved
    from generate_series(${period.from}::date, ${period.to}::date, interval '1 day') as days(day)
      left join answered on answered.day = days.day::date left join resolved on resolved.day = days.day::date
    order by days.day`.execute(trx);
  return rows;
};

/** Who waits now: by the channel written on last (1), by owner (2) and all together (3). */
const countWaiting = async (trx: Transaction<DB>): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    select last_channel_id as channel_id, owner_id as agent_id, grouping(last_channel_id, owner_id) as kind,
      count(*)::int as count, min(waiting_since) as oldest_since
    from ticket where waiting_since is not null and not is_spam and merged_into is null
    group by grouping sets ((last_channel_id), (owner_id), ()) order by count(*) desc limit 1000`.execute(
    trx,
  );
  return rows;
};

/** By channel (1), by agent (2) and all together (3), in one reading. */
const countFigures = async (trx: Transaction<DB>, period: Period): Promise<Row[]> => {
  const { begin, end } = bounds(period);
  const { rows } = await sql<Row>`
    with fact as (
      select channel_id, agent_id, 1 as answered, 0 as resolved, null::float8 as seconds from interaction
      where ended_by = 'answer' and ended_at >= ${begin} and ended_at < ${end}
      union all
      select ticket.channel_id, case when actor_type = 'agent' then actor_id end, 0, 1, null
      from event left join ticket on ticket.id = event.ticket_id
      where ${isResolved} and event.at >= ${begin} and event.at < ${end}
      union all
      select channel_id, agent_id, 0, 0, extract(epoch from ended_at - opened_at)::float8 from interaction
      where opened_at >= ${begin} and opened_at < ${end} and ended_by = 'answer' and not exists (
        select from interaction as earlier where earlier.ticket_id = interaction.ticket_id
          and (earlier.opened_at, earlier.id) < (interaction.opened_at, interaction.id)))
    select channel_id, agent_id, grouping(channel_id, agent_id) as kind, coalesce(sum(answered), 0)::int as answered,
      coalesce(sum(resolved), 0)::int as resolved, count(seconds)::int as first_answers,
      percentile_cont(0.5) within group (order by seconds) as median_seconds,
      percentile_cont(0.9) within group (order by seconds) as p90_seconds
    from fact group by grouping sets ((channel_id), (agent_id), ())
    order by sum(answered) + sum(resolved) desc limit 1000`.execute(trx);
  return rows;
};

const namesOf = async (trx: Transaction<DB>): Promise<Map<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from channel union all select id, name from agent`.execute(trx);
  return new Map(rows.map(({ id, name }) => [id, name]));
};
