import { createOTP } from '@better-auth/utils/otp';
import { type Role, roles } from '@hilo/core';
import { describe, expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { cookieOf, createPeopleServer, testPassword } from '../testing/people-server.ts';

const app = await createTestApp();
const people = await createPeopleServer(app);
const boss = await people.add('Boss', 'administrator');
const wrong = 'not the password';

let clients = 0;
const post = (path: string, payload: object, cookie?: string) =>
  people.server.inject({
    method: 'POST',
    url: `/auth${path}`,
    payload,
    ...(cookie === undefined ? {} : { headers: { cookie } }),
    remoteAddress: `198.51.100.${++clients}`,
  });
const me = async (cookie: string) =>
  (await people.server.inject({ url: '/api/v1/me', headers: { cookie } })).json<{
    hasSecondFactor: boolean;
  }>();
const signIn = async (email: string) =>
  (await post('/sign-in/email', { email, password: testPassword })).json<{ twoFactorRedirect?: boolean }>();
const seen = async (cookie: string, agentId: string) => {
  const answer = await people.server.inject({ url: '/api/v1/agents', headers: { cookie } });
  if (answer.statusCode === 403) return 'forbidden';
  const { items } = answer.json<{ items: { id: string; hasSecondFactor: boolean | null }[] }>();
  return items.find(({ id }) => id === agentId)?.hasSecondFactor;
};

/** What an app on a telephone works out from what it is shown (RFC 6238). */
const codesOf = (totpURI: string) => {
  const secret = new URL(totpURI).searchParams.get('secret')!;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return createOTP(Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2))).toString());
};

describe.each(roles)('the second factor of one who is %s', (role: Role) => {
  test('is begun with the password, counts from the first right code, and ends with the password', async () => {
    const agent = await people.add(`Is-${role}`, role);
    const cookie = await people.signIn(agent.email);
    expect((await me(cookie)).hasSecondFactor).toBe(false);

    const refused = await post('/two-factor/enable', { password: wrong }, cookie);
    expect(refused.json()).toMatchObject({ status: 401, code: 'auth.wrong' });
    const begun = await post('/two-factor/enable', { password: testPassword }, cookie);
    const { totpURI, backupCodes } = begun.json<{ totpURI: string; backupCodes: string[] }>();
    expect(new Set(backupCodes).size).toBe(10);
    // Until a code has come back, the password alone still opens.
    expect((await signIn(agent.email)).twoFactorRedirect).toBeUndefined();
    expect((await me(cookie)).hasSecondFactor).toBe(false);

    const otp = codesOf(totpURI);
    const mistyped = await post('/two-factor/verify-totp', { code: '000000' }, cookie);
    expect(mistyped.json()).toMatchObject({ status: 401, code: 'auth.wrong' });
    const verified = await post('/two-factor/verify-totp', { code: await otp.totp() }, cookie);
    const held = cookieOf(verified);
    expect((await me(held)).hasSecondFactor).toBe(true);
    expect((await signIn(agent.email)).twoFactorRedirect).toBe(true);
    // A second one would put the first out of use.
    expect((await post('/two-factor/enable', { password: testPassword }, held)).statusCode).toBe(400);

    const bossCookie = await people.signIn(boss.email);
    expect(await seen(bossCookie, agent.agentId)).toBe(true);
    if (role !== 'administrator') expect(await seen(held, agent.agentId)).not.toBe(true);

    const fresh = await post('/two-factor/generate-backup-codes', { password: testPassword }, held);
    const again = fresh.json<{ backupCodes: string[] }>().backupCodes;
    expect(again.filter((code) => backupCodes.includes(code))).toEqual([]);

    expect((await post('/two-factor/disable', { password: wrong }, held)).json()).toMatchObject({
      code: 'auth.wrong',
    });
    expect((await me(held)).hasSecondFactor).toBe(true);
    const ended = cookieOf(await post('/two-factor/disable', { password: testPassword }, held));
    expect((await me(ended)).hasSecondFactor).toBe(false);
    expect((await signIn(agent.email)).twoFactorRedirect).toBeUndefined();
    const written = await app.db
      .selectFrom('event')
      .select('facts')
      .where('type', '=', 'agent.changed')
      .where('actorId', '=', agent.agentId)
      .execute();
    // On, other codes, off.
    expect(written.map(({ facts }) => (facts as { fields: string[] }).fields)).toEqual([
      ['twoFactor'],
      ['twoFactor'],
      ['twoFactor'],
    ]);
  });
});

test('nobody signed in begins none', async () => {
  for (const path of ['enable', 'disable', 'generate-backup-codes'])
    expect((await post(`/two-factor/${path}`, { password: testPassword })).json()).toMatchObject({
      status: 401,
      code: 'auth.required',
    });
});
