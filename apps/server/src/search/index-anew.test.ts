import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { redactMessage } from '../tickets/redact-message.ts';
import { indexAnew } from './index-anew.ts';
import { search } from './search.ts';

const world = await createWorld();
const { app, agents } = world;

const found = async (q: string): Promise<string[]> =>
  (await search(app, agents.agent, { q, limit: 20 })).items.map(({ id }) => id);
const place = async (text: string) => (await world.place(world.mail('ana@mail.example', { text }))).ticketId;
/** As an older version left them. */
const age = () => sql`update message_search set words = 'nada'`.execute(app.db);

test('older messages are found by the words of the rule of today, once, from where it stopped', async () => {
  const tickets = [await place('El técnico vino.'), await place('Nadie vino.'), await place('Vinieron dos.')];
  await age();
  expect(await found('venir')).toEqual([]);
  // It stops in the middle, and the next start goes on.
  const stop = new AbortController();
  const running = indexAnew(app, stop.signal, 2);
  stop.abort();
  expect(await running).toBe(2);
  expect(await found('venir')).toHaveLength(2);
  expect(await indexAnew(app, undefined, 2)).toBe(1);
  expect((await found('venir')).sort()).toEqual([...tickets].sort());
  await age();
  expect(await indexAnew(app)).toBe(0);
  expect(await found('venir')).toEqual([]);
});

test('what was taken out of a message does not come back', async () => {
  await sql`delete from setting where name = 'searchIndex'`.execute(app.db);
  const ticketId = await place('Mi clave es palabrasecreta.');
  expect(await found('palabrasecreta')).toEqual([ticketId]);
  const { id } = await app.db
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', ticketId)
    .executeTakeFirstOrThrow();
  await redactMessage(app, { type: 'system' }, id, { reason: 'Lo pide' });
  expect(await indexAnew(app)).toBeGreaterThan(0);
  expect(await found('palabrasecreta')).toEqual([]);
});
