import { createOTP } from '@better-auth/utils/otp';
import { expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { cookieOf, createPeopleServer, testPassword } from '../testing/people-server.ts';
import { createAuth } from './create-auth.ts';
import { hashPassword } from './logins.ts';
import { loginTables } from './tables.ts';

const app = await createTestApp();
const people = await createPeopleServer(app);
const { server } = people;
const ana = await people.add('Ana', 'administrator');

let lastClient = 0;
const post = (url: string, payload: object, headers: Record<string, string> = {}, from?: string) =>
  server.inject({
    method: 'POST',
    url,
    payload,
    headers,
    remoteAddress: from ?? `198.51.100.${++lastClient}`,
  });
const signIn = (email: string, password: string, headers = {}) =>
  post('/auth/sign-in/email', { email, password }, headers);
const me = (cookie: string) => server.inject({ url: '/api/v1/me', headers: { cookie } });

test('a right password opens a session whose token only the cookie carries', async () => {
  const response = await signIn(ana.email, testPassword);
  expect(response.statusCode).toBe(200);
  const cookie = response.cookies.find(({ name }) => name === 'hilo.session_token')!;
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(cookie.secure).toBeUndefined();
  expect(response.body).not.toContain(cookie.value.split('.')[0]);
  expect((await me(cookieOf(response))).json()).toMatchObject({ id: ana.agentId, role: 'administrator' });
});

test('behind https the cookie is Secure', () => {
  const config = { ...app.config, publicUrl: 'https://desk.example.test' };
  const { library } = createAuth({ ...app, config });
  expect(library.options.advanced.useSecureCookies).toBe(true);
});

test('an unknown address, a wrong password and a gone agent are answered alike and written without a name', async () => {
  const gone = await people.add('Gone', 'agent');
  await app.db
    .updateTable('agent')
    .set({ deactivatedAt: app.now() })
    .where('id', '=', gone.agentId)
    .execute();
  const answers = [
    await signIn('nobody@example.test', testPassword),
    await signIn(ana.email, 'not the right one'),
    await signIn(gone.email, testPassword),
  ];
  const bodies = answers.map((answer) => ({ ...answer.json(), requestId: '' }));
  expect(bodies[0]).toMatchObject({ code: 'auth.wrong', status: 401 });
  expect(bodies[1]).toEqual(bodies[0]);
  expect(bodies[2]).toEqual(bodies[0]);
  expect(answers.flatMap((answer) => answer.cookies)).toEqual([]);
  const events = await app.db
    .selectFrom('event')
    .selectAll()
    .where('type', '=', 'agent.signInFailed')
    .execute();
  expect(events).toHaveLength(3);
  expect(events.map(({ facts, actorId }) => ({ facts, actorId }))).toEqual(
    Array.from({ length: 3 }, () => ({ facts: {}, actorId: null })),
  );
  expect(app.logged.join('')).not.toContain('example.test');
});

test.each([
  '/auth/sign-up/email',
  '/auth/update-user',
  '/auth/list-sessions',
  '/auth/request-password-reset',
])('nothing but what is used of the library is open: %s', async (url) => {
  const response = await post(url, { email: 'new@example.test', password: testPassword, name: 'New' });
  expect(response.statusCode).toBe(404);
  expect(response.json()).toMatchObject({ code: 'resource.notFound' });
});

test('a page of another site can neither sign in nor act with the session', async () => {
  const cookie = await people.signIn(ana.email);
  const evil = { origin: 'https://evil.example' };
  expect((await signIn(ana.email, testPassword, evil)).json()).toMatchObject({ code: 'auth.origin' });
  const patch = (headers: Record<string, string>) =>
    server.inject({
      method: 'PATCH',
      url: '/api/v1/me',
      payload: { signature: 'Un saludo' },
      headers: { cookie, host: 'desk.example.test', ...headers },
    });
  expect((await patch(evil)).json()).toMatchObject({ status: 403, code: 'auth.origin' });
  expect((await patch({ origin: 'null' })).json()).toMatchObject({ code: 'auth.origin' });
  expect((await patch({ 'sec-fetch-site': 'same-site' })).json()).toMatchObject({ code: 'auth.origin' });
  expect((await patch({ origin: 'http://desk.example.test' })).statusCode).toBe(200);
  expect((await patch({})).statusCode).toBe(200);
});

test('after ten tries in a minute an address waits, and another does not', async () => {
  const tries: number[] = [];
  for (let count = 0; count < 11; count++) {
    const payload = { email: ana.email, password: 'guess number one' };
    tries.push((await post('/auth/sign-in/email', payload, {}, '203.0.113.9')).statusCode);
  }
  expect(tries).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  // What a client claims of its address changes nothing.
  const lying = await post(
    '/auth/sign-in/email',
    { email: ana.email, password: testPassword },
    { 'x-hilo-address': '203.0.113.77', 'x-forwarded-for': '203.0.113.78' },
    '203.0.113.9',
  );
  expect(lying.json()).toMatchObject({ status: 429, code: 'request.tooMany', retryable: true });
  expect(Number(lying.headers['retry-after'])).toBeGreaterThan(0);
  expect((await signIn(ana.email, testPassword)).statusCode).toBe(200);
});

test('signing out ends the session at once, and its listeners hear of it', async () => {
  const cookie = await people.signIn(ana.email);
  expect((await me(cookie)).statusCode).toBe(200);
  const heard: string[] = [];
  const stop = people.authenticator.onSessionRevoked((agentId) => heard.push(agentId));
  expect((await post('/auth/sign-out', {}, { cookie })).statusCode).toBe(200);
  stop();
  expect(heard).toContain(ana.agentId);
  expect((await me(cookie)).json()).toMatchObject({ status: 401, code: 'auth.required' });
});

test('a session that ran out, a forged cookie and no cookie are nobody', async () => {
  const cookie = await people.signIn(ana.email);
  await loginTables(app.db)
    .updateTable('session')
    .set({ expiresAt: new Date(0) })
    .execute();
  expect((await me(cookie)).statusCode).toBe(401);
  expect((await me('hilo.session_token=made-up.signature')).statusCode).toBe(401);
  expect((await server.inject({ url: '/api/v1/me' })).statusCode).toBe(401);
});

test('what is remembered of a session lasts three seconds', async () => {
  const cookie = await people.signIn(ana.email);
  expect((await me(cookie)).statusCode).toBe(200);
  // As another process would do it: nobody tells this one.
  await app.db.updateTable('agent').set({ role: 'reader' }).where('id', '=', ana.agentId).execute();
  const write = () =>
    server.inject({ method: 'PATCH', url: '/api/v1/settings', payload: {}, headers: { cookie } });
  expect((await write()).statusCode).toBe(200);
  app.clock.advance(3_001);
  expect((await write()).statusCode).toBe(403);
  await app.db.updateTable('agent').set({ role: 'administrator' }).where('id', '=', ana.agentId).execute();
  people.authenticator.forgetAgent(ana.agentId);
  expect((await write()).statusCode).toBe(200);
});

test('a new password ends the other sessions; too short a one is refused', async () => {
  const berta = await people.add('Berta', 'agent');
  const [here, elsewhere] = [await people.signIn(berta.email), await people.signIn(berta.email)];
  const change = (newPassword: string) =>
    post('/auth/change-password', { currentPassword: testPassword, newPassword }, { cookie: here });
  expect((await change('short')).json()).toMatchObject({ status: 400, code: 'request.invalid' });
  const changed = await change('another good one');
  expect(changed.statusCode).toBe(200);
  expect((await me(elsewhere)).statusCode).toBe(401);
  expect((await me(cookieOf(changed))).statusCode).toBe(200);
  expect((await signIn(berta.email, testPassword)).statusCode).toBe(401);
});

test('with a second factor the password alone opens nothing', async () => {
  const carla = await people.add('Carla', 'agent');
  const cookie = await people.signIn(carla.email);
  const enabled = await post('/auth/two-factor/enable', { password: testPassword }, { cookie });
  const { totpURI, backupCodes } = enabled.json<{ totpURI: string; backupCodes: string[] }>();
  const otp = createOTP(decodeBase32(new URL(totpURI).searchParams.get('secret')!));
  const verified = await post('/auth/two-factor/verify-totp', { code: await otp.totp() }, { cookie });
  expect(verified.statusCode).toBe(200);

  const half = await signIn(carla.email, testPassword);
  expect(half.json()).toMatchObject({ twoFactorRedirect: true });
  expect((await me(cookieOf(half))).statusCode).toBe(401);
  const wrong = await post('/auth/two-factor/verify-totp', { code: '000000' }, { cookie: cookieOf(half) });
  expect(wrong.json()).toMatchObject({ status: 401, code: 'auth.wrong' });
  const right = await post(
    '/auth/two-factor/verify-totp',
    { code: await otp.totp() },
    { cookie: cookieOf(half) },
  );
  expect((await me(cookieOf(right))).statusCode).toBe(200);

  const again = cookieOf(await signIn(carla.email, testPassword));
  const byCode = await post(
    '/auth/two-factor/verify-backup-code',
    { code: backupCodes[0] },
    { cookie: again },
  );
  expect((await me(cookieOf(byCode))).statusCode).toBe(200);
  const signedIn = await app.db
    .selectFrom('event')
    .select('facts')
    .where('type', '=', 'agent.signedIn')
    .where('actorId', '=', carla.agentId)
    .execute();
  expect(signedIn).toHaveLength(3);
});

test('hashing a password leaves the event loop free', async () => {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const hash = await hashPassword(testPassword);
  isDone = true;
  expect(hash).not.toContain(testPassword);
  // A hash worked out on this thread would let none pass before it is done.
  expect(turns).toBeGreaterThan(1);
});

const decodeBase32 = (text: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const letter of text) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2))).toString();
};
