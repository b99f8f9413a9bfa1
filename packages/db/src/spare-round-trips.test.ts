import { sql, type Transaction } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { createDatabase } from './connect.ts';
import { lastMark, unreadMark } from './spare-round-trips.ts';
import { testDatabase } from './testing/test-database.ts';

const { pool } = await testDatabase();
const db = createDatabase(pool);
const unread = sql.raw(unreadMark);
const last = sql.raw(lastMark);
const said = async (): Promise<number[]> =>
  (await pool.query('select n from said order by n')).rows.map(({ n }) => n);

beforeAll(async () => {
  await pool.query('create table said (n int primary key)');
});

test('BEGIN goes with the first statement, with values or without', async () => {
  for (const first of [sql<{ n: number }>`select 7 as n`, sql<{ n: number }>`select ${7}::int as n`]) {
    const row = await db.transaction().execute(async (trx) => (await first.execute(trx)).rows[0]);
    expect(row).toEqual({ n: 7 });
  }
  await expect(
    db.transaction().execute(async (trx) => {
      await sql`insert into said values (${0}::int)`.execute(trx);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await said()).toEqual([]);
});

test('what nobody reads the answer of arrives, in its order, before what comes next', async () => {
  await db.transaction().execute(async (trx) => {
    await sql`${unread} insert into said values (${1}::int)`.execute(trx);
    await sql`${unread} update said set n = n + ${1}::int`.execute(trx);
    expect((await sql<{ n: number }>`select n from said`.execute(trx)).rows).toEqual([{ n: 2 }]);
    await sql`${unread} insert into said values (${3}::int)`.execute(trx);
  });
  expect(await said()).toEqual([2, 3]);
});

test('what fails unread is told by the commit, and nothing of its transaction stays', async () => {
  const before = await said();
  const clash = db.transaction().execute(async (trx) => {
    await sql`insert into said values (${4}::int)`.execute(trx);
    await sql`${unread} insert into said values (${3}::int)`.execute(trx);
    await sql`${unread} insert into said values (${5}::int)`.execute(trx);
  });
  await expect(clash).rejects.toMatchObject({ code: '23505', constraint: 'said_pkey' });
  expect(await said()).toEqual(before);
  // Its connection is as good as before.
  await Promise.all(
    Array.from({ length: 12 }, () =>
      db.transaction().execute(async (trx) => {
        await sql`select ${1}::int`.execute(trx);
      }),
    ),
  );
});

test('within a transaction it leaves at once: the database works while we go on', async () => {
  const isFree = async (): Promise<boolean> =>
    (await pool.query('select pg_try_advisory_lock(7) and pg_advisory_unlock(7) as free')).rows[0].free;
  await db.transaction().execute(async (trx) => {
    await sql`select ${1}::int`.execute(trx);
    await sql`${unread} select pg_advisory_xact_lock(${7}::bigint)`.execute(trx);
    await expect.poll(isFree).toBe(false);
  });
  expect(await isFree()).toBe(true);
});

test('what failed ahead is told by what comes next, and only once', async () => {
  const before = await said();
  const clash = sql`${unread} insert into said values (${3}::int)`;
  const ends: ((trx: Transaction<unknown>) => Promise<unknown>)[] = [
    (trx) => sql`select 1`.execute(trx),
    (trx) => sql`${last} insert into said values (${40}::int)`.execute(trx),
    async () => {},
  ];
  for (const end of ends)
    await expect(
      db.transaction().execute(async (trx) => {
        await sql`insert into said values (${41}::int)`.execute(trx);
        await clash.execute(trx);
        await end(trx as unknown as Transaction<unknown>);
      }),
    ).rejects.toMatchObject({ code: '23505' });
  await expect(
    db.transaction().execute(async (trx) => {
      await sql`insert into said values (${41}::int)`.execute(trx);
      await clash.execute(trx);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await said()).toEqual(before);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => sql<{ n: number }>`select ${1}::int as n`.execute(db)),
  );
  expect(answers.map(({ rows }) => rows)).toEqual(Array.from({ length: 12 }, () => [{ n: 1 }]));
});

test('a statement that is waited for tells what failed before it', async () => {
  const clash = db.transaction().execute(async (trx) => {
    await sql`${unread} insert into said values (${3}::int)`.execute(trx);
    await sql`select ${1}::int`.execute(trx);
  });
  await expect(clash).rejects.toMatchObject({ code: '23505' });
});

test('the last statement takes its commit along, and is answered', async () => {
  const before = await said();
  const rows = await db.transaction().execute(async (trx) => {
    await sql`${unread} insert into said values (${20}::int)`.execute(trx);
    const answer = await sql<{ n: number }>`${last} insert into said values (${21}::int) returning n`.execute(
      trx,
    );
    expect(await said()).toEqual([...before, 20, 21]);
    return answer.rows;
  });
  expect(rows).toEqual([{ n: 21 }]);
  const alone = await db
    .transaction()
    .execute((trx) => sql<{ n: number }>`${last} insert into said values (22) returning n`.execute(trx));
  expect(alone.rows).toEqual([{ n: 22 }]);
  expect(await said()).toEqual([...before, 20, 21, 22]);
});

test('what fails with the last statement, in it, before it or in its commit, leaves nothing', async () => {
  await pool.query('create table checked (n int unique deferrable initially deferred)');
  const before = await said();
  const inIt = sql`${last} insert into said values (${22}::int)`;
  const beforeIt = sql`${last} insert into said values (${23}::int)`;
  const inCommit = sql`${last} insert into checked values (${1}::int), (1)`;
  for (const [unreadOne, lastOne] of [
    [24, inIt],
    [22, beforeIt],
    [25, inCommit],
  ] as const)
    await expect(
      db.transaction().execute(async (trx) => {
        await sql`${unread} insert into said values (${unreadOne}::int)`.execute(trx);
        await lastOne.execute(trx);
      }),
    ).rejects.toMatchObject({ code: '23505' });
  expect(await said()).toEqual(before);
  expect((await pool.query('select * from checked')).rows).toEqual([]);
  // Nothing may come after it.
  await expect(
    db.transaction().execute(async (trx) => {
      await sql`${last} insert into said values (${30}::int)`.execute(trx);
      await sql`insert into said values (${31}::int)`.execute(trx);
    }),
  ).rejects.toThrow('its last statement');
  // Its connections are as good as before.
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      db
        .transaction()
        .execute(async (trx) => (await sql<{ n: number }>`select ${1}::int as n`.execute(trx)).rows),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 12 }, () => [{ n: 1 }]));
});

test('nothing is sent for a transaction that asked nothing, or whose words were never sent', async () => {
  const count = async (): Promise<number> => {
    await pool.query('select pg_stat_force_next_flush()');
    const { rows } = await pool.query(
      'select (xact_commit + xact_rollback)::int as n from pg_stat_database where datname = current_database()',
    );
    return rows[0].n;
  };
  const before = await said();
  const start = await count();
  for (let time = 0; time < 20; time++) {
    await db.transaction().execute(async () => {});
    await db
      .transaction()
      .execute(async (trx) => {
        await sql`${unread} insert into said values (${9}::int)`.execute(trx);
        throw new Error('changed my mind');
      })
      .catch(() => {});
  }
  expect((await count()) - start).toBeLessThan(20);
  expect(await said()).toEqual(before);
});
