import { expect, test } from 'vitest';
import { findCodes } from './find-codes.ts';

test.each([
  ['612 34 56 78', ['612345678']],
  ['Llame al 612-345-678.', ['612345678']],
  ['(+34) 612.34.56.78', ['34612345678', '612345678']],
  ['+34612345678', ['612345678']],
  ['0034 612 34 56 78', ['0034612345678', '612345678']],
  ['0034612345678', ['612345678']],
  ['612345678', []],
  ['PED-2026-00123 ', ['ped202600123']],
  ['#100-2345-77', ['100234577']],
  ['modelo XJ-900B y XJ-901', ['xj900b', 'xj901']],
  ['ES91 2100 0418 4502 0005 1332', ['es9121000418450200051332']],
  ['A/45-9981', ['a459981']],
  ['el 12/03/2026 a las 10:30', ['12032026']],
  ['1.234,56 €', ['123456']],
  ['10.5', []],
  ['fin.Principio de-nada', []],
  ['1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16', []],
  ['https://correo.example/clic/9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c', []],
])('%s: %j', (text, forms) => {
  expect(findCodes(text).flatMap((code) => code.forms)).toEqual(forms);
});

test('says where each stands', () => {
  const text = 'el (+34) 612 34 56 78 no';
  const [code] = findCodes(text);
  expect(text.slice(code!.start, code!.end)).toBe('34) 612 34 56 78');
});

test('a long text of numbers is read in one pass', () => {
  const began = performance.now();
  findCodes('1-'.repeat(120_000));
  findCodes('1 '.repeat(120_000));
  findCodes('1'.repeat(240_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});
