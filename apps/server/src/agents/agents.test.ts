import { beforeEach, expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { insertTicket } from '../testing/insert-ticket.ts';
import { cookieOf, createPeopleServer, testPassword } from '../testing/people-server.ts';
import { changeAgent } from './change-agent.ts';
import { deactivateAgent } from './deactivate-agent.ts';

const app = await createTestApp();
const people = await createPeopleServer(app);
const { server, mails } = people;
const boss = await people.add('Boss', 'administrator');
let bossCookie = await people.signIn(boss.email);
const system = { type: 'system' } as const;

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const call = (method: Method, url: string, payload?: object, cookie = bossCookie) =>
  server.inject({ method, url: `/api/v1${url}`, headers: { cookie }, ...(payload && { payload }) });
const tokenOf = (link: string): string => link.split('#token=')[1]!;
const accept = (token: string, password: string, locale?: 'es' | 'en') =>
  server.inject({ method: 'POST', url: '/api/v1/invitations/accept', payload: { token, password, locale } });
const factsOf = async (type: string, since: number) =>
  app.db
    .selectFrom('event')
    .select(['ticketId', 'facts', 'actorId'])
    .where('type', '=', type)
    .where('position', '>', since)
    .orderBy('position')
    .execute();
const position = async (): Promise<number> =>
  Number(
    (
      await app.db
        .selectFrom('event')
        .select((query) => query.fn.max('position').as('max'))
        .executeTakeFirst()
    )?.max ?? 0,
  );

beforeEach(() => mails.splice(0));

test('an invitation gives a login once, within seven days, and is mailed', async () => {
  const invited = await call('POST', '/agents', {
    name: 'Noa',
    email: 'noa@example.test',
    role: 'supervisor',
  });
  expect(invited.statusCode).toBe(201);
  const { link, agent } = invited.json<{ link: string; agent: { id: string } }>();
  expect(agent).toMatchObject({ role: 'supervisor', hasLogin: false, invitedAt: app.now().toISOString() });
  expect(mails).toEqual([expect.objectContaining({ to: 'noa@example.test', purpose: 'invitation', link })]);
  const stored = await app.db.selectFrom('agentInvitation').selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain(tokenOf(link));

  const shown = await call('POST', '/invitations/read', { token: tokenOf(link) }, '');
  expect(shown.json()).toMatchObject({ name: 'Noa', purpose: 'invitation' });
  const accepted = await accept(tokenOf(link), testPassword);
  expect(accepted.json()).toEqual({ needsSecondFactor: false });
  const me = await call('GET', '/me', undefined, cookieOf(accepted));
  expect(me.json()).toMatchObject({ id: agent.id, role: 'supervisor' });
  expect(me.json<{ permissions: string[] }>().permissions).not.toContain('agents.write');
  expect((await accept(tokenOf(link), testPassword)).json()).toMatchObject({ code: 'invitation.invalid' });
});

test('an old invitation is refused; a new link ends the one before', async () => {
  const made = await call('POST', '/agents', { name: 'Late', email: 'late@example.test' });
  const { link, agent } = made.json<{ link: string; agent: { id: string } }>();
  const second = await call('POST', `/agents/${agent.id}/access-link`);
  expect((await accept(tokenOf(link), testPassword)).statusCode).toBe(410);
  app.clock.advance(7 * 24 * 3_600_000);
  const { link: newer } = second.json<{ link: string }>();
  expect((await accept(tokenOf(newer), testPassword)).json()).toMatchObject({ code: 'invitation.invalid' });
});

test('one address is one agent, whatever its letters, also for two who invite at once', async () => {
  const invite = (email: string) => call('POST', '/agents', { name: 'Twin', email });
  const both = await Promise.all([invite('twin@example.test'), invite('TWIN@example.test')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  const unknownTeam = await call('POST', '/agents', {
    name: 'X',
    email: 'x@example.test',
    teamIds: [app.newId()],
  });
  expect(unknownTeam.json()).toMatchObject({ code: 'request.invalid' });
  expect(await app.db.selectFrom('agent').select('id').where('name', '=', 'X').execute()).toEqual([]);
});

test('a forgotten password: one mail, one hour, the old sessions end, the answer tells nothing', async () => {
  const olga = await people.add('Olga', 'agent');
  const cookie = await people.signIn(olga.email);
  const ask = (email: string) => call('POST', '/password-reset', { email }, '');
  const [known, unknown] = [await ask(olga.email), await ask('nobody@example.test')];
  expect({ ...known, body: known.body, status: known.statusCode }).toMatchObject({ body: '{}', status: 202 });
  expect([unknown.statusCode, unknown.body]).toEqual([202, '{}']);
  await expect.poll(() => mails.length).toBe(1);
  await ask(olga.email);
  const token = tokenOf(mails[0]!.link);
  expect(mails[0]).toMatchObject({ to: olga.email, purpose: 'passwordReset' });
  expect((await accept(token, testPassword.slice(0, 11))).statusCode).toBe(400);
  expect((await accept(token, 'a wholly new password')).statusCode).toBe(200);
  expect((await call('GET', '/me', undefined, cookie)).statusCode).toBe(401);
  await expect(people.signIn(olga.email)).rejects.toThrow('auth.wrong');
  expect(await people.signIn(olga.email, 'a wholly new password')).toContain('hilo.');
  expect(mails).toHaveLength(1);
  const link = (await call('POST', `/agents/${olga.agentId}/access-link`)).json<{ link: string }>();
  app.clock.advance(3_600_000);
  expect((await accept(tokenOf(link.link), testPassword)).statusCode).toBe(410);
});

test('a password forgotten just after the first sign-in is mailed too, in the language read then', async () => {
  const { link } = (await call('POST', '/agents', { name: 'Quick', email: 'quick@example.test' })).json<{
    link: string;
  }>();
  await accept(tokenOf(link), testPassword, 'en');
  mails.length = 0;
  await call('POST', '/password-reset', { email: 'quick@example.test' }, '');
  await expect.poll(() => mails).toMatchObject([{ purpose: 'passwordReset', locale: 'en' }]);
});

test('an agent who leaves hands the work over in one commit and is out at once', async () => {
  const [leaves, stays] = [await people.add('Leaves', 'agent'), await people.add('Stays', 'agent')];
  const reader = await people.add('Reads', 'reader');
  const cookie = await people.signIn(leaves.email);
  const queueId = app.newId();
  await app.db
    .insertInto('queue')
    .values({ id: queueId, name: 'General', isDefault: true, createdAt: app.now() })
    .execute();
  const own = (status: 'open' | 'waiting' | 'resolved') =>
    insertTicket(app, { queueId, ownerId: leaves.agentId, status });
  const [open, waiting, resolved] = [await own('open'), await own('waiting'), await own('resolved')];
  const other = await insertTicket(app, { queueId, ownerId: stays.agentId });
  const since = await position();
  const deactivate = (handToAgentId: string | null) =>
    call('POST', `/agents/${leaves.agentId}/deactivate`, { handToAgentId });

  for (const wrong of [leaves.agentId, reader.agentId, app.newId()])
    expect((await deactivate(wrong)).json()).toMatchObject({ code: 'request.invalid' });
  expect(await position()).toBe(since);
  expect((await call('GET', '/me', undefined, cookie)).statusCode).toBe(200);

  expect((await call('GET', `/agents/${leaves.agentId}/work`)).json()).toEqual({
    tickets: 2,
    queues: [{ id: queueId, name: 'General', tickets: 2 }],
  });
  expect((await call('GET', `/agents/${leaves.agentId}/work`, undefined, cookie)).statusCode).toBe(403);
  expect((await deactivate(stays.agentId)).json()).toMatchObject({
    deactivatedAt: app.now().toISOString(),
    handedTickets: 2,
  });
  expect((await deactivate(stays.agentId)).json()).toMatchObject({ handedTickets: 0 });
  const rows = await app.db.selectFrom('ticket').select(['id', 'ownerId', 'version']).execute();
  const after = Object.fromEntries(rows.map(({ id, ...rest }) => [id, rest]));
  expect(after).toEqual({
    [open]: { ownerId: stays.agentId, version: 2 },
    [waiting]: { ownerId: stays.agentId, version: 2 },
    [resolved]: { ownerId: leaves.agentId, version: 1 },
    [other]: { ownerId: stays.agentId, version: 1 },
  });
  const facts = { from: leaves.agentId, to: stays.agentId };
  expect(await factsOf('ticket.assigned', since)).toEqual(
    [open, waiting].sort().map((ticketId) => ({ ticketId, facts, actorId: boss.agentId })),
  );
  expect(await factsOf('agent.deactivated', since)).toMatchObject([
    { facts: { agentId: leaves.agentId, handedTo: stays.agentId } },
  ]);
  expect((await call('GET', '/me', undefined, cookie)).statusCode).toBe(401);
  await expect(people.signIn(leaves.email)).rejects.toThrow('auth.wrong');

  await call('POST', `/agents/${stays.agentId}/deactivate`, {});
  const back = await app.db.selectFrom('ticket').select('ownerId').where('id', '=', open).executeTakeFirst();
  expect(back).toEqual({ ownerId: null });
  await call('POST', `/agents/${leaves.agentId}/reactivate`);
  expect(await people.signIn(leaves.email)).toContain('hilo.');
});

test('the last administrator who can sign in stays, also when two step down at once', async () => {
  const second = await people.add('Second', 'administrator');
  // Invited, without a login: cannot let anybody in.
  await call('POST', '/agents', { name: 'Third', email: 'third@example.test', role: 'administrator' });
  const results = await Promise.allSettled([
    deactivateAgent(app, people.auth, system, boss.agentId, { handToAgentId: null }),
    changeAgent(app, people.auth, system, second.agentId, { role: 'agent' }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
    code: 'agent.lastAdministrator',
  });
  await app.db
    .updateTable('agent')
    .set({ role: 'administrator', deactivatedAt: null })
    .where('id', 'in', [boss.agentId, second.agentId])
    .execute();
  bossCookie = await people.signIn(boss.email);
});

test('a changed role counts from the next request', async () => {
  const lead = await people.add('Lead', 'supervisor');
  const cookie = await people.signIn(lead.email);
  expect((await call('POST', '/teams', { name: 'Night' }, cookie)).statusCode).toBe(201);
  await call('PATCH', `/agents/${lead.agentId}`, { role: 'reader' });
  expect((await call('POST', '/teams', { name: 'Day' }, cookie)).json()).toMatchObject({
    code: 'auth.forbidden',
  });
});

test('teams and people whose names end in numbers stand as one counts', async () => {
  for (const name of ['Equipo 10', 'Equipo 2']) {
    await call('POST', '/teams', { name });
    await people.add(name, 'agent');
  }
  for (const path of ['/teams', '/agents']) {
    const { items } = (await call('GET', path)).json<{ items: { name: string }[] }>();
    const names = items.map(({ name }) => name).filter((name) => name.startsWith('Equipo'));
    expect(names).toEqual(['Equipo 2', 'Equipo 10']);
  }
});

test('sessions: seen, ended one by one, all but this, and by an administrator', async () => {
  const paz = await people.add('Paz', 'agent');
  const cookies = [
    await people.signIn(paz.email),
    await people.signIn(paz.email),
    await people.signIn(paz.email),
  ];
  const [here, there, elsewhere] = cookies as [string, string, string];
  const list = async () =>
    (await call('GET', '/me/sessions', undefined, here)).json<{
      items: { id: string; isCurrent: boolean }[];
    }>().items;
  const isIn = async (cookie: string) => (await call('GET', '/me', undefined, cookie)).statusCode === 200;
  const items = await list();
  expect(items.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, false, true]);
  expect(JSON.stringify(items)).not.toContain(here.split('=')[1]!.split('.')[0]);
  expect([await isIn(there), await isIn(elsewhere)]).toEqual([true, true]);
  const own = items.find(({ isCurrent }) => isCurrent)!;
  await call('DELETE', '/me/sessions?keepThis=true', undefined, here);
  expect([await isIn(here), await isIn(there), await isIn(elsewhere)]).toEqual([true, false, false]);
  const nosy = await people.add('Nosy', 'agent');
  const nosyCookie = await people.signIn(nosy.email);
  expect((await call('DELETE', `/me/sessions/${own.id}`, undefined, nosyCookie)).statusCode).toBe(404);
  expect((await call('DELETE', `/agents/${paz.agentId}/sessions`)).json()).toEqual({ ended: 1 });
  expect(await isIn(here)).toBe(false);
});

test('me: what is changed is kept, what is wrong is refused', async () => {
  const change = (payload: object) => call('PATCH', '/me', payload);
  expect((await change({ timeZone: 'Europe/Nowhere' })).json()).toMatchObject({ code: 'request.invalid' });
  expect((await change({ role: 'reader' })).statusCode).toBe(400);
  const changed = await change({ theme: 'dark', locale: 'en', alias: 'B.', timeZone: 'Atlantic/Canary' });
  const kept = { theme: 'dark', locale: 'en', alias: 'B.', timeZone: 'Atlantic/Canary' };
  expect(changed.json()).toMatchObject(kept);
  expect((await change({ alias: '' })).json()).toMatchObject({ ...kept, alias: null });
});

test('teams have members, and leave agents and queues without a team when put away', async () => {
  const agent = await people.add('Member', 'agent');
  const made = await call('POST', '/teams', { name: 'Returns', agentIds: [agent.agentId] });
  const team = made.json<{ id: string }>();
  expect(team).toMatchObject({ agentIds: [agent.agentId] });
  const queue = await call('POST', '/queues', { name: 'Returns', teamId: team.id });
  const agents = (await call('GET', '/agents')).json<{ items: { id: string; teamIds: string[] }[] }>().items;
  expect(agents.find(({ id }) => id === agent.agentId)?.teamIds).toEqual([team.id]);
  expect((await call('POST', `/teams/${team.id}/archive`)).statusCode).toBe(204);
  const queues = (await call('GET', '/queues')).json<{ items: { id: string; teamId: string | null }[] }>()
    .items;
  expect(queues.find(({ id }) => id === queue.json<{ id: string }>().id)?.teamId).toBeNull();
  expect((await call('PATCH', `/teams/${team.id}`, { name: 'x' })).statusCode).toBe(404);
});

test('who signed in and what was refused can be read, page by page', async () => {
  await expect(people.signIn(boss.email, 'not the right one')).rejects.toThrow('auth.wrong');
  await people.signIn(boss.email);
  const page = (await call('GET', '/sign-ins?limit=2')).json<{ items: object[]; nextCursor: string }>();
  expect(page.items).toMatchObject([
    { outcome: 'signedIn', agentId: boss.agentId },
    { outcome: 'failed', agentId: null },
  ]);
  const next = (await call('GET', `/sign-ins?limit=1&cursor=${page.nextCursor}`)).json<{
    items: { position: number }[];
  }>();
  expect(next.items[0]!.position).toBeLessThan(Number(page.nextCursor));
});
