import { expect, it } from 'vitest';
import { chooseLocale } from './choose-locale.ts';

it.each([
  ['en', ['es-ES'], 'en'],
  [null, ['fr-FR', 'es-MX', 'en'], 'es'],
  [null, ['ca-ES', 'en'], 'es'],
  [null, ['est-EE'], 'en'],
  ['xx', ['en-US'], 'en'],
  [null, [], 'en'],
] as const)('%s, %j: %s', (asked, browser, expected) => {
  expect(chooseLocale(asked, browser)).toBe(expected);
});
