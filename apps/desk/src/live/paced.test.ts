import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from './paced.ts';

let look: () => void = () => undefined;
const page = {
  visibilityState: 'visible',
  addEventListener: (_: string, listener: () => void) => {
    look = listener;
  },
};
const late = () => 0;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  page.visibilityState = 'visible';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('works once for all that asked meanwhile, and soon', async () => {
  const work = vi.fn(async () => undefined);
  const ask = paced(work, { firstMs: 200, mostMs: 800 }, late);
  for (let turn = 0; turn < 5; turn++) ask();
  await vi.advanceTimersByTimeAsync(199);
  expect(work).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(work).toHaveBeenCalledTimes(1);
});

it('makes longer pauses while it is asked again and again, and short ones after a rest', async () => {
  const at: number[] = [];
  const began = performance.now();
  const ask = paced(async () => void at.push(performance.now() - began), { firstMs: 200, mostMs: 800 }, late);
  for (let turn = 0; turn < 80; turn++) {
    ask();
    await vi.advanceTimersByTimeAsync(50);
  }
  // In four seconds of twenty a second: after 200, then 400, then every 800 ms, each begun by the next that happens.
  expect(at).toEqual([200, 600, 1_400, 2_200, 3_000, 3_800]);
  await vi.advanceTimersByTimeAsync(5_000);
  at.length = 0;
  const rested = performance.now() - began;
  ask();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(at).toEqual([rested + 200]);
});

it('waits while nobody looks, and makes up for it with the first look', async () => {
  const work = vi.fn(async () => undefined);
  const ask = paced(work, { firstMs: 200, mostMs: 800 }, late);
  page.visibilityState = 'hidden';
  for (let turn = 0; turn < 100; turn++) {
    ask();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(work).toHaveBeenCalledTimes(0);
  page.visibilityState = 'visible';
  look();
  await vi.advanceTimersByTimeAsync(200);
  expect(work).toHaveBeenCalledTimes(1);
});

it('does again what was asked for while it worked, and goes on after a failure', async () => {
  let ends = Promise.withResolvers<void>();
  const work = vi.fn(() => ends.promise);
  const ask = paced(work, { firstMs: 200, mostMs: 800 }, late);
  ask();
  await vi.advanceTimersByTimeAsync(200);
  ask();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(work).toHaveBeenCalledTimes(1);
  const failed = ends;
  ends = Promise.withResolvers();
  failed.reject(new Error('no network'));
  await vi.advanceTimersByTimeAsync(800);
  expect(work).toHaveBeenCalledTimes(2);
});
