import { expect, test } from 'vitest';
import { holdsForward } from './holds-forward.ts';

const sentOn = '---------- Mensaje reenviado ----------\nDe: Ana\n\nNo arranca.';

test.each([
  ['as it was written', `¿Puedes ir?\n\n${sentOn}`, true],
  ['with a signature above what is sent on', `¿Puedes ir?\n\nMarta\nLa Tienda\n\n${sentOn}`, true],
  ['with other words', `¿Vas tú?\n\nMarta\n\n${sentOn}`, false],
  ['without its end', '¿Puedes ir?\n\n---------- Mensaje', false],
  ['of something else', '¿Puedes ir?\n\nOtra cosa.', false],
])('a forward goes %s', (_, message, holds) => {
  expect(holdsForward(message, `\n¿Puedes ir?\n\n${sentOn}\n`)).toBe(holds);
});

test('one without own words goes below a signature alone', () => {
  expect(holdsForward(`Marta\n\n${sentOn}`, `\n\n${sentOn}`)).toBe(true);
});
