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
