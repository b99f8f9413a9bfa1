import type { AttachmentDto } from '@hilo/api';
import { expect, test } from 'vitest';
import { shownFiles } from './shown-files.ts';

const file = (more: Partial<AttachmentDto>): AttachmentDto => ({
  id: '01a00000-0000-7000-8000-000000000001',
  name: 'foto.png',
  type: 'image/png',
  size: 4_000,
  isInline: true,
  contentId: 'ii_1',
  url: '/files/1',
  redactedAt: null,
  ...more,
});
const shown = (direction: 'in' | 'out', text: string, more: Partial<AttachmentDto> = {}) =>
  shownFiles({ direction, text, attachments: [file(more)] }).length === 1;

test('what is attached shows, whatever it is', () => {
  expect(shown('in', '', { isInline: false, type: 'application/pdf' })).toBe(true);
});

test('a picture that we put into an answer shows', () => {
  expect(shown('out', 'Mira: [foto.png]')).toBe(true);
});

test('of the pictures within a mail those show that its words name, or that are no logo', () => {
  expect(shown('in', 'Hola')).toBe(false);
  expect(shown('in', 'Hola [image: foto.png]')).toBe(true);
  expect(shown('in', 'Hola [cid:ii_1]', { name: null })).toBe(true);
  expect(shown('in', 'Hola', { size: 20_000 })).toBe(true);
});

test('what is no picture, or stands in a page that shows anyway, does not', () => {
  expect(shown('out', 'Hola', { type: 'text/calendar' })).toBe(false);
  expect(shown('out', ' ')).toBe(false);
});
