import { expect, test } from 'vitest';
import { followWords } from './follow-words.ts';
import type { Reading } from './page.ts';
import type { FollowUp } from './read-follow-up.ts';
import { threadBody } from './thread-pages.ts';

const reading: Reading = {
  locale: 'es',
  organisation: {
    name: 'Calor y Baño',
    locale: 'es',
    zone: 'Europe/Madrid',
    formality: 'familiar',
    accentColour: null,
  },
  words: followWords('es', 'familiar'),
  to: (path) => path,
  other: '/',
};
const waiting = {
  key: 'H-7K3-QX4-TB9',
  view: 'received',
  waitingSince: new Date('2026-03-02T09:00:00Z'),
  answerBy: new Date('2026-03-03T17:00:00Z'),
} as unknown as FollowUp;
const bodyOf = (found: FollowUp): string =>
  threadBody(
    reading,
    found,
    { messages: [], hasOlder: false, others: [] },
    { token: 't', once: 'o', text: '', problem: null, hadFiles: false, isAdded: true },
    new Date('2026-03-02T10:00:00Z'),
  ).text;

test('who has added something reads there by when she is answered', () => {
  const body = bodyOf(waiting);
  expect(body).toContain('Lo tenemos.');
  expect(body).toContain('Tendrás respuesta, como muy tarde, el martes, 3 de marzo de 2026, 18:00 CET.');
});

test('where nothing is due, nothing is promised', () => {
  expect(bodyOf({ ...waiting, view: 'resolved' } as FollowUp)).not.toContain('Qué pasa ahora');
});
