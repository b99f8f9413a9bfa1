import type { PromisesNowDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import { sql, type Transaction } from 'kysely';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { tellSlow, withTimeLimit } from '../../search/time-limit.ts';
import { readSweep, type Sweep } from '../sweep/sweep-promises.ts';

const limitMs = 5_000;
const hours = [1, 4, 24] as const;

type Row = {
  queueId: string | null;
  channelId: string | null;
  /** 1: by queue, 2: by channel, 3: all together. */
  kind: number;
  overdue: number;
  atRisk: number;
  soon: number;
  oldestDueAt: Date | null;
  within: number[];
};

/**
 * What is late, what soon will be, and where. Only the tickets of which that is true are read, by the indexes that the
 * lists have, so that it costs as much as there is to do about it. @throws auth.forbidden, report.slow
 */
export const readPromisesNow = async (app: App, actor: Actor): Promise<PromisesNowDto> => {
  authorise(actor, 'reports.read');
  const now = app.now();
  return withTimeLimit(app.db, limitMs, async (trx) => {
    const rows = await countStanding(trx, now);
    const [total] = rows.filter(({ kind }) => kind === 3);
    const of = (kind: number, id: 'queueId' | 'channelId') =>
      rows
        .filter((row) => row.kind === kind)
        .map((row) => ({ id: row[id], overdue: row.overdue, atRisk: row.atRisk, soon: row.soon }));
    const waiting = await countWaiting(trx);
    return {
      at: now.toISOString(),
      overdue: total?.overdue ?? 0,
      atRisk: total?.atRisk ?? 0,
      soon: total?.soon ?? 0,
      within: hours.map((each, index) => ({ hours: each, count: total?.within[index] ?? 0 })),
      oldestDueAt: total?.oldestDueAt?.toISOString() ?? null,
      byQueue: of(1, 'queueId'),
      byChannel: of(2, 'channelId'),
      ...waiting,
      sweep: shown(await readSweep(trx)),
    };
  }).catch(tellSlow);
};

/** The total, and how long it took, are for whoever runs the server. */
const shown = (sweep: Sweep | null): PromisesNowDto['sweep'] =>
  sweep && {
    at: sweep.at,
    repaired: sweep.repaired,
    failed: sweep.failed,
    repairedAt: sweep.repairedAt,
  };

/** In the list of what is open, where a figure of what soon will be due leads. */
const isInSight = (now: Date) =>
  sql`(status = 'open' and (snoozed_until is null or snoozed_until <= ${now}))`;

const countStanding = async (trx: Transaction<DB>, now: Date): Promise<Row[]> => {
  const until = (count: number) => new Date(now.getTime() + count * 3_600_000);
  const { rows } = await sql<Row>`
    with pressing as (
      select queue_id, last_channel_id, due_state, due_at, customer_id, ${isInSight(now)} as is_in_sight from ticket
      where due_state in ('atRisk', 'overdue') and not is_spam
      union all
      select queue_id, last_channel_id, due_state, due_at, customer_id, ${isInSight(now)} as is_in_sight from ticket
      where status = 'open' and not is_spam and due_at is not null and due_at <= ${until(24)}
        and due_state = 'onTime')
    select queue_id, last_channel_id as channel_id, grouping(queue_id, last_channel_id) as kind,
      count(*) filter (where due_state = 'overdue')::int as overdue,
      count(*) filter (where due_state = 'atRisk')::int as at_risk,
      count(*) filter (where is_in_sight and due_state = 'onTime' and due_at <= ${until(4)})::int as soon,
      min(due_at) filter (where due_state = 'overdue') as oldest_due_at,
      array[${sql.join(
        hours.map(
          (each) =>
            sql`count(*) filter (where is_in_sight and due_state <> 'overdue' and due_at <= ${until(each)})::int`,
        ),
      )}] as within
    from pressing join customer on customer.id = pressing.customer_id
    where customer.restricted_at is null
    group by grouping sets ((queue_id), (last_channel_id), ())
    order by 4 desc, 5 desc, 6 desc`.execute(trx);
  return rows;
};

const countWaiting = async (
  trx: Transaction<DB>,
): Promise<Pick<PromisesNowDto, 'openApprovals' | 'openBreaches'>> => {
  const { rows } = await sql<Pick<PromisesNowDto, 'openApprovals' | 'openBreaches'>>`
    select (select count(*)::int from approval where decided_at is null) as open_approvals,
      (select count(*)::int from breach where cause is null and withdrawn_at is null) as open_breaches`.execute(
    trx,
  );
  return rows[0]!;
};
