import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { createPeopleServer } from '../testing/people-server.ts';
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';

const app = await createTestApp();
const { server } = await createPeopleServer(app);
const system = { type: 'system' } as const;

test('a key is shown once and kept as a hash', async () => {
  const made = await createApiKey(app, system, { name: 'shop', scopes: ['agents.read'] });
  expect(made.key).toMatch(/^hilo_[0-9a-f]{8}_[0-9a-f]{64}$/);
  expect(made.key.split('_')[1]).toBe(made.prefix);
  const row = await app.db.selectFrom('apiKey').selectAll().executeTakeFirstOrThrow();
  expect(row.keyHash).toEqual(createHash('sha256').update(made.key).digest());
  const secret = made.key.split('_')[2]!;
  expect(JSON.stringify([row, await listApiKeys(app, system)])).not.toContain(secret);
  const events = await app.db
    .selectFrom('event')
    .select('facts')
    .where('type', '=', 'apiKey.created')
    .execute();
  expect(events).toEqual([{ facts: { apiKeyId: made.id } }]);
});

test('it opens what its scopes say, until it is revoked', async () => {
  const { key, id } = await createApiKey(app, system, { name: 'reader', scopes: ['agents.read'] });
  const get = (url: string, authorization = `Bearer ${key}`) =>
    server.inject({ url: `/api/v1${url}`, headers: { authorization } });
  expect((await get('/agents')).statusCode).toBe(200);
  expect((await get('/api-keys')).json()).toMatchObject({
    code: 'auth.forbidden',
    facts: { permission: 'apiKeys.write', roles: ['administrator'] },
  });
  // A key has no profile.
  expect((await get('/me')).json()).toMatchObject({ code: 'auth.forbidden' });
  await revokeApiKey(app, system, id);
  expect((await get('/agents')).json()).toMatchObject({ code: 'auth.required' });
  const again = await revokeApiKey(app, system, id);
  expect(again.revokedAt).toBe(app.now().toISOString());
});

test.each([
  ['no key', 'Bearer '],
  ['another scheme', 'Basic aGlsbzpoaWxv'],
  ['a short key', 'Bearer hilo_00000000_00'],
  ['an unknown key', `Bearer hilo_00000000_${'0'.repeat(64)}`],
])('%s is nobody', async (_name, authorization) => {
  expect(await findApiKey(app, authorization)).toBeNull();
});

test('its last use is written at most once a minute', async () => {
  const { key, id } = await createApiKey(app, system, { name: 'busy', scopes: ['*'] });
  const used = async () =>
    (await app.db.selectFrom('apiKey').select('lastUsedAt').where('id', '=', id).executeTakeFirstOrThrow())
      .lastUsedAt;
  const first = app.now();
  await findApiKey(app, `Bearer ${key}`);
  app.clock.advance(59_999);
  await findApiKey(app, `Bearer ${key}`);
  expect(await used()).toEqual(first);
  app.clock.advance(1);
  await findApiKey(app, `Bearer ${key}`);
  expect(await used()).toEqual(app.now());
});

test('nobody hands on more than they have, and an unknown scope allows nothing', async () => {
  const limited = {
    type: 'apiKey',
    apiKeyId: app.newId(),
    scopes: ['apiKeys.write', 'agents.read'],
  } as const;
  await expect(createApiKey(app, limited, { name: 'more', scopes: ['*'] })).rejects.toMatchObject({
    code: 'auth.forbidden',
  });
  await expect(createApiKey(app, limited, { name: 'more', scopes: ['agents.write'] })).rejects.toMatchObject({
    code: 'auth.forbidden',
  });
  const { key, id } = await createApiKey(app, limited, { name: 'same', scopes: ['agents.read'] });
  await app.db
    .updateTable('apiKey')
    .set({ scopes: ['agents.read', 'future.thing'] })
    .where('id', '=', id)
    .execute();
  expect(await findApiKey(app, `Bearer ${key}`)).toMatchObject({ scopes: ['agents.read'] });
});
