import { expect, test } from 'vitest';
import { legible, shownIdentity } from './shown-identity.ts';

test.each([
  ['ana@c.example', 'ana@c.example', 'ana@c.example'],
  ['+34555010101', '+34\u00a0555\u00a0010\u00a0101', '+34555010101'],
  ['+573005550101', '+573005550101', '+573005550101'],
  ['01a22c8b-b2b6-752f-b91c-b428d3df43b6:cliente-7', 'cliente-7', 'cliente-7'],
  ['ab12'.repeat(16), 'AB12…', null],
])('%s is shown as %s', (value, shown, name) => {
  expect(shownIdentity({ value })).toBe(shown);
  expect(legible(value)).toBe(name);
});
