import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { search } from './search.ts';

const world = await createWorld();
const { app, agents } = world;
const ask = (q: string, limit = 20) => search(app, agents.agent, { q, limit });

/** What all pages of a query show, one after the other. */
const pages = async (q: string, limit: number): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await search(app, agents.agent, { q, limit, cursor: cursor ?? undefined });
    expect(page.isPartial).toBe(false);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
};

test('a text of one endless word costs no more than any other', async () => {
  const { ticketId } = await world.place(
    world.mail('endless@client.example', { text: `palabrafinal ${'x'.repeat(2_000_000)}` }),
  );
  expect((await ask('palabrafinal')).items.map((row) => row.id)).toEqual([ticketId]);
});

test('a thread that fills all that is read at once keeps no other from its page', async () => {
  const { ticketId } = await world.place(world.mail('long@client.example', { text: 'palabralarga' }));
  await sql`
    insert into message (id, ticket_id, kind, direction, text, occurred_at, created_at)
      select gen_random_uuid(), ${ticketId}, 'note', 'internal', 'palabralarga', ${app.now()}, ${app.now()} from generate_series(1, 30);
  `.execute(app.db);
  await sql`insert into message_search (message_id, ticket_id, at, words)
    select id, ticket_id, occurred_at, hilo_search_vector(text, occurred_at) from message
    where text = 'palabralarga' on conflict do nothing`.execute(app.db);
  world.pass(-60);
  const older = await world.place(world.mail('older@client.example', { text: 'palabralarga' }));
  world.pass(60);
  const few = await ask('palabralarga', 2);
  expect(few.items.map(({ id }) => id)).toEqual([ticketId, older.ticketId]);
  expect(await pages('palabralarga', 1)).toEqual([ticketId, older.ticketId]);
  const many = await ask('palabralarga', 20);
  expect([many.items.map(({ id }) => id), many.nextCursor]).toEqual([[ticketId, older.ticketId], null]);
});

describe('among many messages', () => {
  /** Which of 13,000 messages of nine months, the newest last, hold a word. */
  const words: Record<string, string> = {
    palabrauna: 'n = 12000',
    palabradoce: 'n % 1000 = 17',
    palabravieja: 'n < 400',
    palabracien: 'n % 100 = 3',
    palabradiez: 'n % 10 = 3',
    palabratodas: 'true',
    palabrapar: 'n % 2 = 0',
    palabraimpar: 'n % 2 = 1 or n = 40',
    palabracuatro: 'n % 300 = 9 or n > 12990',
    palabraayer: 'n % 4 = 1 and n < 11000',
    palabraotra: 'n % 7 = 2',
  };
  beforeAll(async () => {
    const places = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        world.place(world.mail(`many${n}@client.example`, { text: 'Hola' })),
      ),
    );
    const ids = places.map(({ ticketId }) => ticketId);
    const text = Object.entries(words).map(
      ([word, holds]) => sql`case when ${sql.raw(holds)} then ${sql.lit(word)} else '' end`,
    );
    await sql`
      with made as (
        select gen_random_uuid() as id, (${ids}::uuid[])[1 + n % 40] as ticket_id, concat_ws(' ', ${sql.join(text)}) as text,
          ${app.now()}::timestamptz + n * interval '30 minutes' as at
        from generate_series(0, 12999) as n),
      said as (
        insert into message (id, ticket_id, kind, direction, text, occurred_at, created_at)
        select id, ticket_id, 'note', 'internal', text, at, at from made)
      insert into message_search (message_id, ticket_id, at, words)
      select id, ticket_id, at, hilo_search_vector(text, at) from made`.execute(app.db);
    await sql`analyze message_search`.execute(app.db);
  }, 60_000);

  const queries = [
    ...Object.keys(words),
    'palabradoce palabratodas',
    'palabracien palabradiez',
    'palabracien palabraimpar',
    'palabrapar palabraimpar',
    'palabravieja palabradiez palabratodas',
    'palabrauna palabrapar palabratodas',
    'palabrauna palabraimpar',
    'palabraayer palabratodas',
    'palabraayer palabradiez',
    'palabraayer palabradoce',
    'palabraayer palabraotra palabracuatro',
    'palabraotra palabracien',
    'palabradiez palabraotra',
  ];
  test.each(queries)('%s: what a look at every message finds, whichever way it is looked for', async (q) => {
    const { rows } = await sql<{ ticketId: string }>`
      select ticket_id from (
        select distinct on (message_search.ticket_id) message_search.ticket_id, at, message_id
        from message_search join message on message.id = message_id
        where ${sql.join(
          q.split(' ').map((word) => sql`message.text ~ ${`\\m${word}\\M`}`),
          sql` and `,
        )}
        order by message_search.ticket_id, at desc, message_id desc) as found
      order by at desc, message_id desc`.execute(app.db);
    const all = rows.map(({ ticketId }) => ticketId);
    expect(all.length > 0).toBe(q !== 'palabrauna palabraimpar');
    const { items: found } = await ask(q);
    expect(found.map(({ id }) => id)).toEqual(all.slice(0, 20));
    expect(await pages(q, 7)).toEqual(all);
  });
});

describe('time', () => {
  test('a search that takes too long says that it is partial, and gives the newest it has', async () => {
    await world.place(world.mail('slow@client.example', { text: 'La caldera pierde agua.' }));
    expect((await ask('caldera')).items).toHaveLength(1);
    await sql`create or replace function hilo_search_word(word text) returns tsquery language plpgsql stable as
      $$ begin perform pg_sleep(0.5); return plainto_tsquery('simple', word); end $$`.execute(app.db);
    const result = await ask('caldera');
    expect(result.isPartial).toBe(true);
    expect(result.items).toEqual([]);
  });
});
