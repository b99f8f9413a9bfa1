import type { Party, Reader } from '@hilo/channel-kit';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { App } from '../app/app.ts';
import { createWorld } from '../testing/domain-world.ts';
import { seeTicket, unseeTicket } from '../tickets/see-ticket.ts';
import { readConversation } from './read-conversation.ts';
import { readOwnTickets } from './read-tickets.ts';

const world = await createWorld();
const { app, page } = world;
const ana: Party = { kind: 'visitor', value: 'browser-of-ana', name: 'Ana' };
const thread = { ownRef: null, nativeThread: 'ana:first', refs: [], replyTokens: [] };
const words = () => ({ es: 'correo', en: 'mail' });

beforeAll(async () => {
  for (const text of ['Hola', '¿Hay alguien?', 'Sigo aquí'])
    await world.place(world.mail(ana, { subject: null, text, thread }), page);
  // A shop that has had this for years: everybody else, and what they did.
  await sql`
    with people as (
      insert into customer (id, name, search_name, created_at, updated_at)
      select gen_random_uuid(), 'x', 'x', ${app.now()}, ${app.now()} from generate_series(1, 3000) returning id)
    insert into identity (id, customer_id, kind, value, created_at)
    select gen_random_uuid(), id, 'visitor', id::text, ${app.now()} from people`.execute(app.db);
  await sql`
    insert into event (position, type, at, actor_type, ticket_id, facts)
    select nextval('event_position'), 'message.received', ${app.now()}, 'system', gen_random_uuid(), '{}'
    from generate_series(1, 3000)`.execute(app.db);
  await sql`analyze`.execute(app.db);
});

/** How many rows of all tables `work` looked at. */
const rowsRead = (work: (app: App) => Promise<unknown>): Promise<number> =>
  app.db.transaction().execute(async (trx) => {
    const count = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`
        select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n
        from pg_stat_xact_user_tables where schemaname = 'public'`.execute(trx);
      return rows[0]!.n;
    };
    // What its connection did before may be counted, too.
    const before = await count();
    await work({ ...app, db: trx });
    return (await count()) - before;
  });

test.each([false, true])(
  'what she reads costs nothing for what others wrote (vouched for: %s)',
  async (isProved) => {
    const also: Party[] = isProved ? [{ kind: 'mailAddress', value: 'ana@shop.example', name: null }] : [];
    const reader: Reader = { party: ana, alsoProved: also, isProved };
    const { messages } = await readConversation(app, page.id, reader, { limit: 50 }, words);
    expect(messages.map(({ text }) => text)).toEqual(['Hola', '¿Hay alguien?', 'Sigo aquí']);
    for (const asked of [
      { limit: 50 },
      { after: messages[0]!.position, limit: 50 },
      { before: 9_999, limit: 50 },
    ])
      expect(await rowsRead((one) => readConversation(one, page.id, reader, asked, words))).toBeLessThan(100);
    expect(await rowsRead((one) => readOwnTickets(one, page.id, reader))).toBeLessThan(100);
  },
);

test('says how far one of ours has read, and takes that back for nobody', async () => {
  const reader: Reader = { party: ana, alsoProved: [], isProved: false };
  const read = async () => (await readOwnTickets(app, page.id, reader)).map(({ seenUpTo }) => seenUpTo);
  expect(await read()).toEqual([0]);
  const [{ id: ticketId } = { id: '' }] = await readOwnTickets(app, page.id, reader);
  const { messages } = await readConversation(app, page.id, reader, { limit: 50 }, words);
  const [first, second] = messages.map(({ position }) => position) as [number, number];
  await seeTicket(app, world.agents.supervisor, ticketId, second);
  await seeTicket(app, world.agents.agent, ticketId, first);
  expect(await read()).toEqual([second]);
  await unseeTicket(app, world.agents.supervisor, ticketId);
  expect(await read()).toEqual([second]);
});
