import { expect, test } from 'vitest';
import { isCalled } from './is-called.ts';

test.each([
  ['informe', 'informe', true],
  ['facturas', 'factura', true],
  ['calendarios', 'cal', false],
  ['contrasena y sesiones', 'sesiones', false],
  ['informe', '', false],
])('%s, typed: %s', (label, typed, expected) => {
  expect(isCalled(label, typed)).toBe(expected);
});
