import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { search } from './search.ts';

type Query = Partial<Parameters<typeof search>[2]>;

const world = await createWorld();
const { app, agents } = world;

/** What all pages show, one after the other, by subject. */
const pages = async (query: Query & { q: string }, limit = 7): Promise<string[]> => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search(app, agents.agent, { ...query, limit, cursor });
    expect(page.isPartial).toBe(false);
    found.push(...page.items.map(({ subject }) => subject!));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
};

/** Which of 2,600 messages of 1,300 tickets, the newest last, hold a word. */
const words: Record<string, string> = {
  palabratodas: 'true',
  palabrapar: 'n % 2 = 0',
  palabradiez: 'n % 10 = 3',
  palabracien: 'n % 100 = 3',
  palabraprimera: 'n % 7 = 2',
  palabrasegunda: 'n % 7 = 2 and n % 3 = 0',
};
/** Of the tickets most are open; so few are waiting that their messages are read one by one. */
const isWaiting = 't % 40 = 3';

beforeAll(async () => {
  const { ticketId } = await world.place(world.mail('many@client.example', { text: 'Hola' }));
  const text = Object.entries(words).map(
    ([word, holds]) => sql`case when ${sql.raw(holds)} then ${sql.lit(word)} else '' end`,
  );
  await sql`
    with made as (
      select gen_random_uuid() as id, t from generate_series(0, 1299) as t),
    tickets as (
      insert into ticket select (jsonb_populate_record(ticket, jsonb_build_object('id', made.id, 'subject', 't' || t,
        'tracking_key', 'K' || t, 'status', case when ${sql.raw(isWaiting)} then 'waiting' else 'open' end,
        'waiting_on', case when ${sql.raw(isWaiting)} then 'customer' end,
        'follow_up_at', case when ${sql.raw(isWaiting)} then ${app.now()}::timestamptz end))).*
      from ticket, made where ticket.id = ${ticketId}),
    said as (
      select gen_random_uuid() as id, made.id as ticket_id, concat_ws(' ', ${sql.join(text)}) as text,
        ${app.now()}::timestamptz + n * interval '30 minutes' as at
      from generate_series(0, 2599) as n join made on t = n % 1300),
    written as (
      insert into message (id, ticket_id, kind, direction, text, occurred_at, created_at)
      select id, ticket_id, 'note', 'internal', text, at, at from said)
    insert into message_search (message_id, ticket_id, at, words)
    select id, ticket_id, at, hilo_search_vector(text, at) from said`.execute(app.db);
}, 60_000);

/** What a look at every message finds: those of which all the patterns hold and none of the others. */
const look = async (all: string[], none: string[], status: string[]): Promise<string[]> => {
  const holds = (pattern: string) => sql`message.text ~ ${pattern}`;
  const { rows } = await sql<{ subject: string }>`
    select subject from (
      select distinct on (ticket.id) ticket.subject, occurred_at
      from message join ticket on ticket.id = ticket_id
      where ${sql.join(all.map(holds), sql` and `)} and not (${sql.join([sql`false`, ...none.map(holds)], sql` or `)})
        and ticket.status = any(${status})
      order by ticket.id, occurred_at desc) as found
    order by occurred_at desc`.execute(app.db);
  return rows.map(({ subject }) => subject);
};

const all = ['open', 'waiting'];
test.each<[Query & { q: string }, string[], string[], string[]]>([
  [{ q: 'palabradiez -palabrapar' }, ['palabradiez'], ['palabrapar'], all],
  [{ q: 'palabratodas -palabrapar -palabradiez' }, ['palabratodas'], ['palabrapar', 'palabradiez'], all],
  [{ q: '-palabracien palabradiez' }, ['palabradiez'], ['palabracien'], all],
  [{ q: '"palabraprimera palabrasegunda"' }, ['palabraprimera palabrasegunda'], [], all],
  [
    { q: 'palabraprimera -"palabraprimera palabrasegunda"' },
    ['palabraprimera'],
    ['palabraprimera palabrasegunda'],
    all,
  ],
  [{ q: 'palabratodas', status: ['waiting'] }, ['palabratodas'], [], ['waiting']],
  [{ q: 'palabracien', status: ['waiting'] }, ['palabracien'], [], ['waiting']],
  [{ q: 'palabradiez -palabracien', status: ['open'] }, ['palabradiez'], ['palabracien'], ['open']],
  [{ q: 'palabracien', status: ['open'] }, ['palabracien'], [], ['open']],
  [
    { q: '"palabraprimera palabrasegunda"', status: ['waiting'] },
    ['palabraprimera palabrasegunda'],
    [],
    ['waiting'],
  ],
])('%o: what a look at every message finds', async (query, wanted, unwanted, status) => {
  const expected = await look(wanted, unwanted, status);
  expect(expected.length).toBeGreaterThan(0);
  expect(await pages(query)).toEqual(expected);
  expect(await pages(query, 50)).toEqual(expected);
});

test('a word that is left out is not looked for in names, and what is left need not be in them', async () => {
  await world.place(world.mail('berta@client.example', { text: 'Buenas' }));
  const { customers } = await search(app, agents.agent, { q: 'berta -caldera', limit: 5 });
  expect(customers.map(({ address }) => address)).toEqual(['berta@client.example']);
});

test('what narrows the tickets leaves no customers, and holds of what is found by its key, too', async () => {
  const { ticketId } = await world.place(world.mail('clara@client.example', { text: 'Buenas' }));
  const { trackingKey } = await app.db
    .selectFrom('ticket')
    .select('trackingKey')
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const ask = (query: Query) => search(app, agents.agent, { q: trackingKey, limit: 5, ...query });
  expect((await ask({ status: ['open'] })).items.map(({ id }) => id)).toEqual([ticketId]);
  expect((await ask({ status: ['waiting'] })).items).toEqual([]);
  const narrowed = await ask({ q: 'clara', status: ['open'] });
  expect(narrowed.customers).toEqual([]);
});

test('what was found says when it was written and by which channel', async () => {
  const { ticketId } = await world.place(world.mail('dora@client.example', { text: 'palabradedora' }));
  const at = app.now().toISOString();
  world.pass(5);
  const { items } = await search(app, agents.agent, { q: 'palabradedora', limit: 5 });
  expect(items.map(({ id, foundAt }) => [id, foundAt])).toEqual([[ticketId, at]]);
  expect(items[0]!.foundChannelId).toBe(items[0]!.lastChannelId);
});
