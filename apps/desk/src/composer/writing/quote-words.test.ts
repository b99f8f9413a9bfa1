import { expect, test } from 'vitest';
import { sayWhoWrote } from './quote-words.ts';

const own = { locale: 'en', timeZone: 'Europe/Madrid' } as const;
const at = '2026-11-30T23:30:00Z';

test('says who wrote in the language of what was written, on the day where the agent is', () => {
  expect(sayWhoWrote({ text: 'Hola, quiero cambiar mi pedido, gracias.', at, name: 'Lucía' }, own)).toBe(
    'El 1 dic 2026, Lucía escribió:',
  );
  expect(
    sayWhoWrote({ text: 'Hello, where is my order, please?', at, name: 'Paul' }, { ...own, locale: 'es' }),
  ).toBe('On 1 Dec 2026, Paul wrote:');
});

test('says it in the language of the agent where the words do not tell', () => {
  expect(sayWhoWrote({ text: 'OK', at, name: 'Paul' }, own)).toBe('On 1 Dec 2026, Paul wrote:');
});
