import type { RegimeDto, RegimeSettings, TestedRegime } from '@hilo/api';
import { beforeAll, expect, test } from 'vitest';
import { seedCalendarTable } from '../../calendars/seed-calendars.ts';
import { ensureDefaults } from '../../setup/ensure-defaults.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { createPromiseBook } from '../promise-book.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { administrator, supervisor, agent } = world.agents;

beforeAll(async () => {
  await seedCalendarTable(world.app);
  await ensureDefaults(world.app, { kind: 'made-up', name: 'First', settings: {} });
});

const read = async () => (await ask(agent, 'GET', '/regime')).json as RegimeDto;
const change = async (more: Partial<RegimeSettings>) =>
  ask(administrator, 'PUT', '/regime', { ...(await read()).settings, ...more });
const deadlines = async (body: object): Promise<TestedRegime> =>
  (await ask(agent, 'POST', '/regime/test', { kind: 'complaint', at: '2026-12-28T09:00:00Z', ...body })).json;
const said = ({ items }: TestedRegime) =>
  items.map(({ rule, dueDate, isBinding }) => `${rule} ${dueDate}${isBinding ? ' binds' : ''}`);

test('in Spain the law for every business holds from the first start', async () => {
  const { settings, profiles } = await read();
  expect(settings).toMatchObject({ profileIds: ['es-trlgdcu'], place: 'ES', saturdayIsWorking: false });
  expect(profiles.find(({ id }) => id === 'es-trlgdcu')!.rules).toContainEqual(
    expect.objectContaining({ article: 'TRLGDCU, art. 21.3', unit: 'calendar-days', amount: 15, sure: 'A' }),
  );
  expect(said(await deadlines({}))).toEqual(['trlgdcu/21.3 2027-01-12 binds']);
});

test('what an administrator says of the house counts with the next question', async () => {
  const answers = {
    servesSpain: true,
    servesColombia: false,
    sellsToConsumers: true,
    isLarge: true,
    isNonProfit: false,
    sectors: [],
  };
  const { status, json } = await change({ profileIds: ['es-ley-10-2025'], place: 'ES-MD', answers });
  expect(status).toBe(200);
  expect(json.settings).toMatchObject({ profileIds: ['es-ley-10-2025'], answers });
  expect(said(await deadlines({}))).toEqual(['trlgdcu/21.3 2027-01-12 binds', 'ley-10-2025/17.1 2027-01-20']);
  expect(said(await deadlines({ topic: 'billing', kind: 'query', at: '2026-12-29T09:00:00Z' }))).toContain(
    'ley-10-2025/17.3 2027-01-03 binds',
  );
  const events = await world.app.db
    .selectFrom('event')
    .select('facts')
    .where('type', '=', 'regime.changed')
    .where('actorType', '=', 'agent')
    .execute();
  expect(events).toEqual([{ facts: { fields: ['profileIds', 'place', 'answers'] } }]);
});

test('only days on which neither works are passed over, unless the house counts by the customer alone', async () => {
  // The sixth of January is a holiday of both; the second of December 2026 of nobody; the seventh of Madrid alone.
  const at = '2026-12-01T09:00:00Z';
  const due = async (more: object) =>
    (await deadlines({ kind: 'query', at, ...more })).items.find(({ rule }) => rule === 'ley-10-2025/17.1');
  expect(await due({ place: 'ES-CT' })).toMatchObject({ inForce: false });
  const strict = (await due({ place: 'ES-CT' }))!.dueDate;
  await change({ countsCommonDaysOnly: false });
  expect((await due({ place: 'ES-CT' }))!.dueDate >= strict).toBe(true);
  expect((await due({ place: 'ES-MD' }))!.dueDate > strict).toBe(true);
  await change({ saturdayIsWorking: true });
  expect((await due({ place: 'ES-MD' }))!.dueDate < '2026-12-24').toBe(true);
  await change({ saturdayIsWorking: false, countsCommonDaysOnly: true });
});

test('the house may hold itself to other numbers and ask for more, and each change says so', async () => {
  const amendment = { rule: 'trlgdcu/21.3', unit: 'calendar-days', amount: 10, note: 'Our charter' } as const;
  expect((await change({ amendments: [amendment], guards: { merge: 'refused' } })).status).toBe(200);
  expect(said(await deadlines({}))[0]).toBe('trlgdcu/21.3 2027-01-07 binds');
  const { regime } = await createPromiseBook(world.app).read();
  expect(regime.guards).toEqual({ merge: 'refused' });
  // What came with the program is shown as it came.
  const { profiles } = await read();
  expect(profiles.find(({ id }) => id === 'es-trlgdcu')!.rules[0]!.amount).toBe(15);
});

test('an unknown profile, rule or place is refused, and a year that is not known is not guessed', async () => {
  const fields = async (more: Partial<RegimeSettings>) => (await change(more)).json.facts.fields;
  expect(await fields({ profileIds: ['xx'] })).toEqual([{ field: 'profileIds', problem: 'unknown' }]);
  const one = { rule: 'xx', unit: 'hours', amount: 1, note: '' } as const;
  expect(await fields({ amendments: [one, one] })).toEqual([
    { field: 'amendments', problem: 'unknown' },
    { field: 'amendments', problem: 'unknown' },
    { field: 'amendments', problem: 'twice' },
  ]);
  expect(await fields({ place: 'Atlantis' })).toEqual([{ field: 'place', problem: 'unknown' }]);
  expect(await deadlines({ kind: 'query', at: '2060-01-05T09:00:00Z' })).toMatchObject({
    items: [],
    missingYear: 2060,
  });
});

test('only administrators say which law binds', async () => {
  const { settings } = await read();
  for (const actor of [supervisor, agent])
    expect((await ask(actor, 'PUT', '/regime', settings)).json).toMatchObject({
      code: 'auth.forbidden',
      facts: { permission: 'settings.write' },
    });
});
