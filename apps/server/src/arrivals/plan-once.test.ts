import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';
import { planOnce } from './plan-once.ts';

const world = await createWorld();
const { app, mail, bring } = world;
const { somebody } = correspond(world);

const ask = async <Value>(query: ReturnType<typeof sql<{ value: Value }>>, db = app.db): Promise<Value> =>
  (await query.execute(db)).rows[0]!.value;

/** Rows that were read by reading whole tables of arrivals, by every connection so far. */
const readWholly = async (): Promise<number> => {
  await Promise.all(
    Array.from({ length: 30 }, () => sql`select pg_stat_force_next_flush(), pg_sleep(0.01)`.execute(app.db)),
  );
  return ask(sql<{ value: number }>`select coalesce(sum(seq_tup_read), 0)::int as value
    from pg_stat_user_tables where relname in ('arrival', 'interaction', 'message', 'message_ref', 'identity')`);
};

it('reads no table wholly for a mail, though its statements were planned while all were empty', async () => {
  const version = await ask(
    sql<{ value: number }>`select current_setting('server_version_num')::int as value`,
  );
  if (version < 180000) {
    // Told so, an older one would weigh nothing else any more.
    const seqscan = await app.db.transaction().execute(async (trx) => {
      await sql`select ${planOnce}`.execute(trx);
      return ask(sql<{ value: string }>`select current_setting('enable_seqscan') as value`, trx);
    });
    expect(seqscan).toBe('on');
    return;
  }
  await sql`analyze`.execute(app.db);
  for (let n = 0; n < 40; n++) await bring(mail(somebody()));
  const before = await readWholly();
  for (let n = 0; n < 10; n++) await bring(mail(somebody()));
  expect((await readWholly()) - before).toBe(0);
});
