import { expect, test } from 'vitest';
import { splitUnwanted } from './split-unwanted.ts';

test.each([
  ['caldera -garantía', 'caldera', ['garantía']],
  ['-garantía caldera -"mes pasado" rota', 'caldera rota', ['garantía', '"mes pasado"']],
  ['caldera -«mes pasado» -“por favor”', 'caldera', ['«mes pasado»', '“por favor”']],
  ['caldera -PED-2026-00123', 'caldera', ['PED-2026-00123']],
  ['PED-2026-00123 on-line', 'PED-2026-00123 on-line', []],
  ['saldo -12,50', 'saldo -12,50', []],
  ['caldera - garantía', 'caldera - garantía', []],
  ['"uno -dos tres"', '"uno -dos tres"', []],
  ['-garantía', '-garantía', []],
  ['-garantía -"mes pasado"', '-garantía -"mes pasado"', []],
  ['', '', []],
])('%s', (query, wanted, unwanted) => {
  const wish = splitUnwanted(query);
  expect({ ...wish, wanted: wish.wanted.trim().replace(/\s+/g, ' ') }).toEqual({ wanted, unwanted });
});
