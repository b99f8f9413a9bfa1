import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterLastAnswer, divideWaiting, longerWait } from './divide-waiting.ts';

const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;

describe('divideWaiting', () => {
  it.each([
    ['nothing is unanswered', null, [9], [10], null, null],
    ['the unanswered one moves', 9, [9], [8], 9, null],
    ['the unanswered one stays', 9, [8], [9], null, 9],
    ['both parts are unanswered', 9, [10], [9], 10, 9],
    ['the first of them moves', 9, [9, 11], [10], 9, 10],
    ['no message explains it', 9, [7], [8], null, 9],
  ] as const)('%s', (_case, since, moving, staying, moved, stayed) => {
    const time = (hour: number | null) => (hour === null ? null : at(hour));
    expect(
      divideWaiting({ waitingSince: time(since), moving: moving.map(at), staying: staying.map(at) }),
    ).toEqual({ moved: time(moved), stayed: time(stayed) });
  });

  it('never loses the longest wait, and joined again it is what it was', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 6 });
    fc.assert(
      fc.property(hours, hours, fc.nat(30), (moving, staying, pick) => {
        const all = [...moving, ...staying].sort((a, b) => a - b);
        const since = all.length === 0 || pick > 25 ? null : at(all[pick % all.length]!);
        const parts = { waitingSince: since, moving: moving.map(at), staying: staying.map(at) };
        const { moved, stayed } = divideWaiting(parts);
        expect(longerWait(moved, stayed)).toBe(since);
      }),
    );
  });
});

describe('afterLastAnswer', () => {
  it.each([
    ['nothing', [], []],
    ['no answer', [{ at: at(8), isAnswer: false }], [at(8)]],
    [
      'an answer between',
      [
        { at: at(8), isAnswer: false },
        { at: at(9), isAnswer: true },
        { at: at(10), isAnswer: false },
      ],
      [at(10)],
    ],
    ['answered', [{ at: at(9), isAnswer: true }], []],
  ])('%s', (_case, messages, expected) => {
    expect(afterLastAnswer(messages)).toEqual(expected);
  });
});
