import type { MessageDto } from '@hilo/api';
import { expect, test } from 'vitest';
import { sampleMessage } from '../message/sample-message.fixture.ts';
import { failedToLeave, isOnPaper, picturesOnPaper } from './on-paper.ts';

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

test('pictures are printed, beside the words or alone; logos, other files and what was redacted are not', () => {
  const file = {
    name: 'foto.jpg',
    contentId: null,
    isInline: false,
    redactedAt: null,
    url: '/f',
    size: 90_000,
  };
  const attachments = [
    { ...file, id: 'photo', type: 'image/jpeg' },
    { ...file, id: 'within', type: 'image/png', isInline: true },
    { ...file, id: 'logo', type: 'image/png', isInline: true, size: 900, name: 'logo.png' },
    { ...file, id: 'pdf', type: 'application/pdf' },
    { ...file, id: 'svg', type: 'image/svg+xml' },
    { ...file, id: 'redacted', type: 'image/jpeg', url: null },
  ] as MessageDto['attachments'];
  const printed = (change: Partial<MessageDto>) =>
    picturesOnPaper(sampleMessage(1, { attachments, ...change })).map(({ id }) => id);
  expect(printed({})).toEqual(['photo', 'within']);
  expect(printed({ text: '' })).toEqual(['photo', 'within']);
  expect(printed({ redactedAt: '2026-11-22T09:00:00Z' })).toEqual([]);
});
