import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ring, setSound } from './ring.ts';

let notes = 0;
const part = {
  connect: () => part,
  frequency: {},
  gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} },
};

beforeEach(() => {
  notes = 0;
  vi.useFakeTimers({ now: 10_000 });
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal(
    'AudioContext',
    class {
      currentTime = 0;
      resume = async () => {};
      createGain = () => part;
      createOscillator = () => ({ ...part, start: () => notes++, stop() {} });
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('it rings where that was chosen, once for all that are open, and again for what comes later', () => {
  ring();
  expect(notes).toBe(0);
  setSound(true);
  ring();
  ring();
  expect(notes).toBe(2);
  vi.advanceTimersByTime(2_000);
  ring();
  expect(notes).toBe(4);
  setSound(false);
  vi.advanceTimersByTime(2_000);
  ring();
  expect(notes).toBe(4);
});
