import { createDatabase, createPool } from '@hilo/db';
import { expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { channelStore } from './channel-store.ts';

const { app, letters } = await createWorld();
const store = channelStore(app, letters.id);

test('keeps what was set last', async () => {
  expect(await store.get('cursor')).toBeUndefined();
  await store.set('cursor', { at: 1 });
  await store.set('cursor', { at: 2 });
  expect(await store.get('cursor')).toEqual({ at: 2 });
});

test('nodes that begin at once agree on what was first', async () => {
  const keys = Array.from({ length: 8 }, (_, node) => `key of node ${node}`);
  const kept = await Promise.all(keys.map((key) => store.setOnce('key', key)));
  expect(new Set(kept).size).toBe(1);
  expect(await store.setOnce('key', 'of a later one')).toBe(kept[0]);
});

test("says of a database that is away that it is nobody's fault and passes", async () => {
  const pool = createPool('postgres://hilo@127.0.0.1:1/hilo', { max: 1 });
  const away = channelStore({ ...app, db: createDatabase(pool) }, letters.id);
  for (const asked of [away.get('cursor'), away.set('cursor', 1), away.setOnce('key', 1)])
    await expect(asked).rejects.toMatchObject({ name: 'ChannelError', code: 'transient' });
  await pool.end();
});

test('says of what is at fault what it is', async () => {
  await expect(channelStore(app, 'no such channel').set('cursor', 1)).rejects.toMatchObject({
    code: '22P02',
  });
});
