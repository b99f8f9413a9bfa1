import { expect, it } from 'vitest';
import { readTextByLocale, sayIn } from './text-by-locale.ts';

it.each([
  ['Hola. ¿En qué te ayudamos?', { es: 'Hola. ¿En qué te ayudamos?', en: null }],
  ['How can we help you with your order?', { es: null, en: 'How can we help you with your order?' }],
  [
    { es: ' Hola ', en: ' ' },
    { es: 'Hola', en: null },
  ],
  [{ en: 'Hello' }, { es: null, en: 'Hello' }],
  ['  ', { es: null, en: null }],
  [undefined, { es: null, en: null }],
  [
    { es: 7, en: null },
    { es: null, en: null },
  ],
])('reads %j', (given, read) => {
  expect(readTextByLocale(given)).toEqual(read);
});

it('says it in another language rather than not at all', () => {
  expect(sayIn({ es: 'Hola', en: 'Hello' }, 'en')).toBe('Hello');
  expect(sayIn({ es: 'Hola', en: null }, 'en')).toBe('Hola');
  expect(sayIn({ es: null, en: 'Hello' }, 'es')).toBe('Hello');
  expect(sayIn({ es: null, en: null }, 'es')).toBeNull();
});
