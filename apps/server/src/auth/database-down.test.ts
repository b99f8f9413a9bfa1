import { createDatabase, createPool } from '@hilo/db';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { createPeopleServer, testPassword } from '../testing/people-server.ts';

const app = await createTestApp();
const healthy = await createPeopleServer(app);
const { email } = await healthy.add('Ana', 'agent');
// Port 9 (discard): nothing listens there.
const pool = createPool('postgres://hilo@127.0.0.1:9/hilo');
afterAll(() => pool.end());
const { server } = await createPeopleServer({ ...app, db: createDatabase(pool) });

test('while the database is away a session is not called wrong, and signing in says to try again', async () => {
  const cookie = await healthy.signIn(email);
  const me = await server.inject({ url: '/api/v1/me', headers: { cookie } });
  expect(me.json()).toMatchObject({ status: 503, code: 'database.unavailable', retryable: true });
  const signIn = await server.inject({
    method: 'POST',
    url: '/auth/sign-in/email',
    payload: { email, password: testPassword },
  });
  expect(signIn.json()).toMatchObject({ status: 503, code: 'database.unavailable', retryable: true });
});
