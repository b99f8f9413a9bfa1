import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvFormFor, csvHead, csvRow } from './csv.ts';

const machine = csvFormFor(null, 'Europe/Madrid');
const spanish = csvFormFor('es', 'Europe/Madrid');
const english = csvFormFor('en', 'Europe/Madrid');
const at = new Date('2026-03-02T09:00:00Z');

it('is what a program or a spreadsheet of the reader takes', () => {
  expect(csvRow(['a', 1.5, true, at, null], machine)).toBe('a,1.5,true,2026-03-02T09:00:00.000Z,\r\n');
  expect(csvRow(['a', 1.5, true, at, null], spanish)).toBe('a;"1,5";sí;2026-03-02 10:00;\r\n');
  expect(csvHead(['Clave'], english)).toBe('\ufeffClave\r\n');
  expect(csvHead(['key'], machine)).toBe('key\r\n');
});

it.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+34 600 11 22 33', "'+34 600 11 22 33"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', `"'\t'=1"`],
  ['＝1', "'＝1"],
  ['Hola;=1+1', `"Hola;'=1+1"`],
  ['uno\n=2', `"uno\n'=2"`],
  ['a-b, c = d', '"a-b, c = d"'],
])('takes the sting out of %j', (text, written) => {
  expect(csvRow([text], machine)).toBe(`${written}\r\n`);
  expect(csvRow([text], spanish)).toBe(`${written}\r\n`);
});

it('lets no cell begin like a formula, by whichever sign columns are parted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'=+-@;,"\t\r\na1 ') }), { minLength: 2 }),
      (cells) => {
        for (const form of [machine, spanish]) {
          const line = csvRow(cells, form);
          for (const part of line.split(/[,;\t\r\n]/)) expect(part).not.toMatch(/^"?[=+\-@]/);
          const read = parse(line, { delimiter: form.delimiter, record_delimiter: '\r\n' }) as string[][];
          expect(read.flat().map((cell) => cell.replaceAll("'", ''))).toEqual(cells);
        }
      },
    ),
  );
});
