import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { app, mail, bring } = world;
const { somebody } = correspond(world);

/** Rows that were read by reading whole tables of arrivals, by every connection so far. */
const readWholly = async (): Promise<number> => {
  await Promise.all(
    Array.from({ length: 30 }, () => sql`select pg_stat_force_next_flush(), pg_sleep(0.01)`.execute(app.db)),
  );
  const { rows } = await sql<{ n: number }>`select coalesce(sum(seq_tup_read), 0)::int as n
    from pg_stat_user_tables where relname in ('arrival', 'interaction', 'message', 'message_ref', 'identity')`.execute(
    app.db,
  );
  return rows[0]!.n;
};

it('reads no table wholly for a mail, though its statements were planned while all were empty', async () => {
  await sql`analyze`.execute(app.db);
  for (let n = 0; n < 40; n++) await bring(mail(somebody()));
  const before = await readWholly();
  for (let n = 0; n < 10; n++) await bring(mail(somebody()));
  expect((await readWholly()) - before).toBe(0);
});
