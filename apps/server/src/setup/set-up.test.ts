import { expect, test } from 'vitest';
import { deactivateAgent } from '../agents/deactivate-agent.ts';
import { inTransaction } from '../app/transaction.ts';
import { hashPassword } from '../auth/logins.ts';
import { createTestApp } from '../testing/create-test-app.ts';
import { cookieOf, createPeopleServer, testPassword } from '../testing/people-server.ts';
import { createAdministrator } from './create-administrator.ts';
import { ensureDefaults } from './ensure-defaults.ts';
import { ensureAdministrator, setUp, setupToken } from './set-up.ts';

const fresh = await createTestApp();
const { server } = await createPeopleServer(fresh);
const input = {
  organisation: 'Talleres Ribera',
  name: 'Inés',
  email: 'Ines@example.test',
  password: testPassword,
  locale: 'es',
  timeZone: 'Atlantic/Canary',
} as const;
const post = (payload: object, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url: '/api/v1/setup', payload, headers });
const needed = async () => (await server.inject({ url: '/api/v1/setup' })).json();

test('the first visitor without the token gets nothing', async () => {
  expect(await needed()).toEqual({ isNeeded: true });
  expect((await post({ ...input, token: 'guess' })).json()).toMatchObject({ code: 'setup.token' });
  const token = await setupToken(fresh);
  expect((await post({ ...input, token: 'guess' })).json()).toMatchObject({ code: 'setup.token' });
  expect((await post({ ...input, token, password: 'elevenchars' })).statusCode).toBe(400);
  const foreign = await post({ ...input, token }, { origin: 'https://evil.example' });
  expect(foreign.json()).toMatchObject({ code: 'auth.origin' });
  expect(await fresh.db.selectFrom('agent').select('id').execute()).toEqual([]);
});

test('only the token of the last start counts, and it is kept as a hash', async () => {
  const old = await setupToken(fresh);
  const token = (await setupToken(fresh))!;
  expect((await post({ ...input, token: old })).json()).toMatchObject({ code: 'setup.token' });
  const rows = await fresh.db.selectFrom('setting').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('with it, one visit makes the organisation, the queue and the administrator, and signs in', async () => {
  const token = (await setupToken(fresh))!;
  const both = await Promise.all([
    post({ ...input, token }),
    post({ ...input, token, email: 'other@example.test' }),
  ]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  const made = both.find(({ statusCode }) => statusCode === 201)!;
  expect(made.json()).toMatchObject({ role: 'administrator', timeZone: 'Atlantic/Canary', hasLogin: true });
  const cookie = cookieOf(made);
  const settings = await server.inject({ url: '/api/v1/settings', headers: { cookie } });
  expect(settings.json()).toEqual({
    name: 'Talleres Ribera',
    locale: 'es',
    timeZone: 'Atlantic/Canary',
    accentColour: null,
    formality: 'familiar',
  });
  const queues = await server.inject({ url: '/api/v1/queues', headers: { cookie } });
  expect(queues.json()).toMatchObject({ items: [{ isDefault: true, openCount: 0 }] });
  expect(await needed()).toEqual({ isNeeded: false });
  expect((await post({ ...input, token })).json()).toMatchObject({ code: 'setup.done' });
  expect(await setupToken(fresh)).toBeNull();
  expect(
    (await fresh.db.selectFrom('setting').select('name').orderBy('name').execute()).map(({ name }) => name),
  ).toEqual(['organisation', 'regime']);
});

test('hours and the law follow the organisation until somebody touches them', async () => {
  const app = await createTestApp();
  await ensureDefaults(app, { kind: 'made-up', name: 'First', settings: {} });
  const hours = () => app.db.selectFrom('openingHours').select(['name', 'zone', 'isDefault']).execute();
  expect(await hours()).toEqual([{ name: 'Horario general', zone: 'Europe/Madrid', isDefault: true }]);
  const token = (await setupToken(app))!;
  await setUp(app, { ...input, token, locale: 'en', timeZone: 'America/Bogota' });
  expect(await hours()).toEqual([{ name: 'Opening hours', zone: 'America/Bogota', isDefault: true }]);
  await app.db.updateTable('openingHours').set({ name: 'Ours', version: 2 }).execute();
  await ensureDefaults(app, { kind: 'made-up', name: 'First', settings: {} });
  expect(await hours()).toEqual([{ name: 'Ours', zone: 'America/Bogota', isDefault: true }]);
  const promises = await app.db.selectFrom('servicePromise').select('firstAnswerMinutes').execute();
  expect(promises).toEqual([{ firstAnswerMinutes: 240 }]);
});

test('the administrator of the settings is made once, and only where there is none', async () => {
  const environment = { HILO_ADMIN_EMAIL: 'boss@example.test', HILO_ADMIN_PASSWORD: testPassword };
  const app = await createTestApp({ environment });
  const token = (await setupToken(app))!;
  expect(await Promise.all([ensureAdministrator(app), ensureAdministrator(app)])).toContain(true);
  expect(await ensureAdministrator(app)).toBe(false);
  expect(await app.db.selectFrom('agent').select(['email', 'name', 'role']).execute()).toEqual([
    { email: 'boss@example.test', name: 'boss', role: 'administrator' },
  ]);
  const people = await createPeopleServer(app);
  expect(await people.signIn('BOSS@example.test')).toContain('hilo.session_token');
  await expect(setUp(app, { ...input, token })).rejects.toMatchObject({ code: 'setup.done' });
  // Set-up in hand, settings ignored.
  expect(await ensureAdministrator({ ...fresh, config: app.config })).toBe(false);
});

test('where somebody with the address is there already, that one is let in', async () => {
  const app = await createTestApp();
  const people = await createPeopleServer(app);
  const { agentId, email } = await people.add('Lost', 'agent');
  await deactivateAgent(app, people.auth, { type: 'system' }, agentId, { handToAgentId: null });
  const passwordHash = await hashPassword('a wholly new password');
  const made = await inTransaction(app, { type: 'system' }, (unit) =>
    createAdministrator(unit, { name: 'ignored', email: email.toUpperCase(), passwordHash }),
  );
  expect(made).toBe(agentId);
  expect(await people.signIn(email, 'a wholly new password')).toContain('hilo.session_token');
});

test('defaults: one queue and one channel, once, whoever starts', async () => {
  const app = await createTestApp();
  const channel = { kind: 'made-up', name: 'First', settings: { a: 1 } };
  const ids = await Promise.all([ensureDefaults(app, channel), ensureDefaults(app, channel)]);
  expect(ids.filter(({ channelId }) => channelId !== null)).toHaveLength(1);
  await app.db.updateTable('channel').set({ archivedAt: app.now() }).execute();
  expect(await ensureDefaults(app, channel)).toEqual({ channelId: null });
  expect(await app.db.selectFrom('queue').select('isDefault').execute()).toEqual([{ isDefault: true }]);
  const rows = await app.db.selectFrom('channel').select(['kind', 'settings']).execute();
  expect(rows).toEqual([{ kind: 'made-up', settings: { a: 1 } }]);
});
