import { expect, test } from 'vitest';
import { failedToLeave, isOnPaper } from './on-paper.ts';

test.each([
  ['what came in', 'message', null, true],
  ['what was sent', 'message', 'sent', true],
  ['what failed', 'message', 'failed', true],
  ['what was called back', 'message', 'cancelled', false],
  ['what is to leave later', 'message', 'scheduled', false],
  ['a confirmation of receipt', 'receipt', 'sent', false],
] as const)('%s', (_name, kind, delivery, expected) => {
  expect(isOnPaper({ kind, delivery }, true)).toBe(expected);
});

test('a note only where notes are asked for', () => {
  expect([true, false].map((hasNotes) => isOnPaper({ kind: 'note', delivery: null }, hasNotes))).toEqual([
    true,
    false,
  ]);
});

test('what never left says so', () => {
  expect(
    (['failed', 'unsent', 'sent', 'unknown'] as const).filter((delivery) => failedToLeave({ delivery })),
  ).toEqual(['failed', 'unsent']);
});
