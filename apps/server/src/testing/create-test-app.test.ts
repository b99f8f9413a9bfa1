import { expect, test } from 'vitest';
import { createTestApp } from './create-test-app.ts';

const app = await createTestApp({ seed: 7, now: '2026-03-02T09:00:00Z' });
const twin = await createTestApp({ seed: 7, now: '2026-03-02T09:00:00Z' });

test('the clock stands until it is moved', () => {
  expect(app.now().toISOString()).toBe('2026-03-02T09:00:00.000Z');
  app.clock.advance(60_000);
  expect(app.now().toISOString()).toBe('2026-03-02T09:01:00.000Z');
  app.clock.set('2026-03-02T09:00:00Z');
});

test('the same seed gives the same ids, and never the same id twice', () => {
  const ids = [app.newId(), app.newId()];
  expect([twin.newId(), twin.newId()]).toEqual(ids);
  expect(ids[0]).not.toBe(ids[1]);
});

test('each app has a migrated database and a folder of its own', async () => {
  await app.db.insertInto('setting').values({ name: 'one', value: '{}', updatedAt: app.now() }).execute();
  expect(await twin.db.selectFrom('setting').select('name').execute()).toEqual([]);
  const { id } = await app.blobs.put(new TextEncoder().encode('ñ'));
  expect(Buffer.from(await app.blobs.get(id)).toString()).toBe('ñ');
  await expect(twin.blobs.get(id)).rejects.toThrow('ENOENT');
});

test('what is logged can be read', () => {
  app.log.info({ step: 1 }, 'test.logged');
  expect(app.logged.some((line) => line.includes('"msg":"test.logged"'))).toBe(true);
});
