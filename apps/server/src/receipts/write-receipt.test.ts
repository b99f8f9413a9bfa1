import { contrastOf } from '@hilo/core';
import { expect, test } from 'vitest';
import type { DueReceipt } from './take-due.ts';
import { writeReceipt } from './write-receipt.ts';

const receipt = {
  trackingKey: 'H-7K3-QX4-TB9',
  subject: 'Mi caldera no arranca',
  text: 'No arranca.',
  fileCount: 0,
  receivedAt: new Date('2026-11-30T09:00:00Z'),
  answerBy: null,
  lawBy: null,
  locale: 'es',
} as unknown as DueReceipt;

const buttonIn = (accentColour: string | null): { ground: string; words: string } => {
  const { html } = writeReceipt(
    receipt,
    { name: 'Calor y Baño', locale: 'es', timeZone: 'Europe/Madrid', accentColour, formality: 'familiar' },
    'https://hilo.example',
    { liveness: 'deferred', maxBody: null, html: true },
  );
  const [, ground, words] = /background:(#[0-9a-f]{6});color:(#[0-9a-f]{6})/.exec(html ?? '') ?? [];
  return { ground: ground!, words: words! };
};

test.each([null, '#ffffff', '#ffe600', '#7fd6c2', '#808080', '#0a7f5a', '#000000'])(
  'what is pressed in the mail can be read in the colour %s',
  (colour) => {
    const { ground, words } = buttonIn(colour);
    expect(contrastOf(ground, words)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each([
  ['es', 'Nos ha llegado el lunes, 30 de noviembre de 2026, a las 10:00.'],
  ['en', 'It arrived on Monday, 30 November 2026, at 10:00.'],
])('says in %s when it came, and by when somebody answers, within one sentence', (locale, came) => {
  const { text } = writeReceipt(
    { ...receipt, locale, answerBy: new Date('2026-12-01T00:10:00Z') },
    {
      name: 'Calor y Baño',
      locale: 'es',
      timeZone: 'Europe/Madrid',
      accentColour: null,
      formality: 'familiar',
    },
    '',
    { liveness: 'live', maxBody: null, html: false },
  );
  expect(text).toContain(came);
  expect(text).toContain(
    locale === 'es'
      ? 'el martes, 1 de diciembre de 2026, a la 01:10.'
      : 'by Tuesday, 1 December 2026, at 01:10, at the latest.',
  );
});
