import { sql } from 'kysely';
import type { App } from '../app/app.ts';

/** How long we look back for the share that was kept, and for answers to judge the wait by. */
const keptMs = 28 * 24 * 3_600_000;
const answersMs = 14 * 24 * 3_600_000;
const mostAnswers = 50;

/** What clocks and tickets say of a channel: nothing here is guessed. */
export type PromiseStats = {
  /** Answers in time, and all that were given or were due, within the last four weeks. */
  kept: number;
  due: number;
  /** Who waits for an answer now. */
  waiting: number;
  /** The newest answers, newest first. */
  answers: { startedAt: string; endedAt: string }[];
};

type Row = { channelId: string } & Partial<PromiseStats>;

/**
 * An answer counts where it was due: given in time it is kept, given late or not given at all it is broken. What was
 * called off or replaced by another clock is neither.
 */
export const readPromiseStats = async (app: App): Promise<Map<string, PromiseStats>> => {
  const now = app.now().getTime();
  const since = new Date(now - keptMs);
  const [kept, broken, waiting, answers] = await Promise.all([
    sql<Row>`
      select channel_id, count(*) as kept from clock
      where kind in ('firstAnswer', 'nextAnswer') and channel_id is not null and ended_at > ${since}
        and state = 'met' and breached_at is null group by channel_id`.execute(app.db),
    sql<Row>`
      select breach.channel_id, count(*) as due from breach
        join clock on clock.ticket_id = breach.ticket_id and clock.id = breach.clock_id
      where breach.kind in ('firstAnswer', 'nextAnswer') and breach.channel_id is not null
        and withdrawn_at is null and breach.breached_at > ${since} and clock.state in ('breached', 'met') group by breach.channel_id`.execute(
      app.db,
    ),
    sql<Row>`
      select last_channel_id as channel_id, count(*) as waiting from ticket
      where waiting_since is not null and status = 'open' and not is_spam and last_channel_id is not null
      group by last_channel_id`.execute(app.db),
    sql<Row>`
      select channel.id as channel_id, (select jsonb_agg(jsonb_build_object('startedAt', started_at, 'endedAt', ended_at)
          order by ended_at desc) from (
        select started_at, ended_at from clock where clock.channel_id = channel.id
          and kind in ('firstAnswer', 'nextAnswer') and ended_at > ${new Date(now - answersMs)} and state = 'met'
        order by ended_at desc limit ${mostAnswers}) as newest) as answers
      from channel where archived_at is null`.execute(app.db),
  ]);
  const stats = new Map<string, PromiseStats>();
  const of = (channelId: string): PromiseStats => {
    const known = stats.get(channelId) ?? { kept: 0, due: 0, waiting: 0, answers: [] };
    stats.set(channelId, known);
    return known;
  };
  for (const row of kept.rows) {
    const known = of(row.channelId);
    known.kept = row.kept!;
    known.due += row.kept!;
  }
  for (const row of broken.rows) of(row.channelId).due += row.due!;
  for (const row of waiting.rows) of(row.channelId).waiting = row.waiting!;
  for (const row of answers.rows)
    of(row.channelId).answers = (row.answers ?? []).map(({ startedAt, endedAt }) => ({
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(endedAt).toISOString(),
    }));
  return stats;
};
