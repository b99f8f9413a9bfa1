import { afterAll, expect, test } from 'vitest';
import { createBuckets } from '../app/buckets.ts';
import { createWorld } from '../testing/domain-world.ts';
import { buildServer } from './build-server.ts';

test('a bucket gives its quota at once, then evenly', () => {
  const bucket = createBuckets({ name: 'test', quota: 60, windowSeconds: 60 });
  for (let count = 59; count >= 0; count--)
    expect(bucket.take('a', 0)).toEqual({ isAllowed: true, remaining: count, resetSeconds: 60 - count });
  expect(bucket.take('a', 0)).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 1 });
  expect(bucket.take('b', 0).isAllowed).toBe(true);
  expect(bucket.take('a', 999).isAllowed).toBe(false);
  expect(bucket.take('a', 1_000).isAllowed).toBe(true);
  expect(bucket.take('a', 3_600_000).remaining).toBe(59);
  expect(bucket.take('a', 0).remaining).toBe(58);
});

test('it forgets the least recent caller before it grows without end', () => {
  const bucket = createBuckets({ name: 'test', quota: 1, windowSeconds: 60 });
  expect(bucket.take('first', 0).isAllowed).toBe(true);
  for (let count = 0; count < 20_000; count++) bucket.take(`other ${count}`, 0);
  expect(bucket.take('first', 0).isAllowed).toBe(true);
  expect(bucket.take('other 19999', 0).isAllowed).toBe(false);
});

test('agents and unknown callers are counted apart, told how much is left, and refused kindly', async () => {
  const world = await createWorld();
  world.app.config.requestsPerMinute = 3;
  const server = await buildServer(world.app, async (request) =>
    request.headers['x-test-role'] ? { ...world.agents.agent } : null,
  );
  afterAll(() => server.close());
  server.get('/api/thing', async () => ({ ok: true }));
  server.get('/page', async () => ({ ok: true }));
  const asAgent = () => server.inject({ url: '/api/thing', headers: { 'x-test-role': 'agent' } });

  const first = await asAgent();
  expect(first.headers['ratelimit-policy']).toBe('"caller";q=3;w=60');
  expect(first.headers.ratelimit).toBe('"caller";r=2;t=20');
  await asAgent();
  await asAgent();
  const refused = await asAgent();
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({
    code: 'request.tooMany',
    retryable: true,
    facts: { retryAfterSeconds: 20 },
  });
  expect(refused.headers['retry-after']).toBe('20');
  expect(refused.headers.ratelimit).toBe('"caller";r=0;t=20');

  const unknown = await server.inject({ url: '/api/thing' });
  expect(unknown.headers['ratelimit-policy']).toBe('"address";q=300;w=60');
  for (let count = 0; count < 299; count++) await server.inject({ url: '/api/thing' });
  expect((await server.inject({ url: '/api/thing' })).statusCode).toBe(429);
  expect((await server.inject({ url: '/api/thing', remoteAddress: '198.51.100.9' })).statusCode).toBe(200);
  const page = await server.inject({ url: '/page' });
  expect(page.statusCode).toBe(200);
  expect(page.headers.ratelimit).toBeUndefined();
  world.pass(1);
  expect((await asAgent()).statusCode).toBe(200);
});

test('an address that shows wrong keys is not looked up any more, and who was good there works on', async () => {
  const world = await createWorld();
  let looked = 0;
  const server = await buildServer(world.app, async ({ headers }) => {
    looked++;
    return headers.authorization === 'Bearer good' ? { ...world.agents.agent } : null;
  });
  afterAll(() => server.close());
  server.get('/page', async () => ({ ok: true }));
  const ask = (key: string | null, remoteAddress = '198.51.100.7') =>
    server.inject({
      url: '/page',
      remoteAddress,
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
    });
  expect((await ask('good')).statusCode).toBe(200);
  for (let count = 0; count < 60; count++) expect((await ask(`wrong${count}`)).statusCode).toBe(200);
  const before = looked;
  const refused = await ask('wrong');
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1']);
  expect(looked).toBe(before);
  expect((await ask('good')).statusCode).toBe(200);
  expect((await ask(null)).statusCode).toBe(200);
  expect((await ask('wrong', '203.0.113.9')).statusCode).toBe(200);
  world.pass(1);
  expect((await ask('wrong')).statusCode).toBe(200);
});

test('what a channel has given its visitors is nothing of ours, right or wrong', async () => {
  const world = await createWorld();
  const server = await buildServer(world.app, async () => null);
  afterAll(() => server.close());
  server.post('/channels/:id/files', async () => ({ ok: true }));
  server.get('/page', async () => ({ ok: true }));
  const headers = { authorization: 'Bearer a.visitor.of.a.chat' };
  for (let count = 0; count < 61; count++)
    expect((await server.inject({ method: 'POST', url: '/channels/1/files', headers })).statusCode).toBe(200);
  // Nor does it count against a colleague who signs in from the same office.
  expect((await server.inject({ url: '/page', headers })).statusCode).toBe(200);
});
