import { expect, test } from 'vitest';
import { guessColumns, type ImportOwner, planImportRow, readImportRow } from './plan-import.ts';
import { readDayCell, readNumberCell, readPhoneCell, readTickCell } from './read-cell.ts';

const es = { decimal: ',', dayOrder: 'dmy' } as const;
const en = { decimal: '.', dayOrder: 'mdy' } as const;

test.each([
  ['1.234,50', es, 1234.5],
  ['-3,5', es, -3.5],
  ['12 345', es, 12345],
  ['1,234.50', en, 1234.5],
  ['1.5', es, null],
  ['1,5', en, null],
  ['12,34,5', es, null],
  ['1.23,4', es, null],
  ['', es, null],
  ['doce', es, null],
  ['1e5', en, null],
])('%j is the number %j', (text, form, value) => {
  expect(readNumberCell(text, form)).toBe(value);
});

test.each([
  ['31/12/2026', es, '2026-12-31'],
  ['12/31/2026', en, '2026-12-31'],
  ['1-2-26', es, '2026-02-01'],
  ['2026-12-31T00:00:00', en, '2026-12-31'],
  ['hoy', es, null],
])('%j is the day %j', (text, form, value) => {
  expect(readDayCell(text, form)).toBe(value);
});

test('ticks and numbers to call are read as people write them', () => {
  expect(['Sí', 'x', 'TRUE', 'no', '0', 'quizá'].map(readTickCell)).toEqual([
    true,
    true,
    true,
    false,
    false,
    null,
  ]);
  expect(readPhoneCell('0034 600 11-22-33')).toBe('+34600112233');
  expect(readPhoneCell('llamar')).toBeNull();
});

test('takes back what a file for spreadsheets had made harmless', () => {
  const read = (cell: string) =>
    readImportRow([cell, 'a@b.example', "'+34 600 11 22 33"], ['name', 'mailAddress', 'phoneNumber'], es, []);
  expect(read("'=Ana")).toMatchObject({
    value: { name: '=Ana', identities: [{}, { kind: 'phone', value: '+34600112233' }] },
  });
  expect(read("'t Hooft")).toMatchObject({ value: { name: "'t Hooft" } });
});

test('guesses columns by their headings, each once but addresses', () => {
  const fields = [{ key: 'contract', name: 'Nº de contrato' }];
  expect(
    guessColumns(
      [
        'Nombre',
        'Correo electrónico',
        'E-mail 2',
        'Teléfono móvil',
        'Nombre',
        'N.º de contrato',
        'N de contrato',
        'Color',
      ],
      fields,
    ),
  ).toEqual(['name', 'mailAddress', 'mailAddress', 'phoneNumber', null, 'field:contract', null, null]);
});

const fields = [
  { key: 'debt', name: 'Deuda', type: 'number' as const, choices: [] },
  {
    key: 'area',
    name: 'Zona',
    type: 'choice' as const,
    choices: [{ id: 'n', name: 'Norte', isArchived: false }],
  },
];
const columns = ['name', 'mailAddress', 'phoneNumber', 'field:debt', 'field:area'] as const;
const read = (...cells: string[]) => readImportRow(cells, columns, es, fields);

test('a line is a customer, or says which column is wrong', () => {
  expect(read('Ana Núñez', ' ANA@Client.example ', '600 11 22 33', '1.200,5', 'norte')).toEqual({
    ok: true,
    value: {
      name: 'Ana Núñez',
      about: null,
      locale: null,
      organisation: null,
      identities: [
        { kind: 'mailAddress', value: 'ana@client.example' },
        { kind: 'phone', value: '600112233' },
      ],
      fields: { debt: 1200.5, area: 'n' },
    },
  });
  expect(read('Ana', '', '', '', '')).toEqual({ ok: false, why: 'noIdentity' });
  expect(read('Ana', 'no es correo')).toEqual({ ok: false, why: 'mailAddress' });
  expect(read('Ana', 'a@b.example', '', 'mucho')).toEqual({ ok: false, why: 'field:debt' });
  expect(read('Ana', 'a@b.example', '', '', 'Este')).toEqual({ ok: false, why: 'field:area' });
  const wide = ['Ana', 'a@b.example', ...columns.slice(2).map(() => '')];
  expect(read(...wide, '', ' ')).toMatchObject({ ok: true });
  expect(read(...wide, '', 'Gran Vía 1')).toEqual({ ok: false, why: 'tooManyCells' });
});

const owner: ImportOwner = {
  customerId: '1',
  isBlocked: false,
  name: 'Ana',
  about: '',
  locale: null,
  organisation: null,
  fields: { debt: 5 },
};
const line = (() => {
  const row = read('Ana Núñez', 'a@b.example', '600112233', '7');
  if (!row.ok) throw new Error(row.why);
  return row.value;
})();
const mail = { kind: 'mailAddress', value: 'a@b.example' };
const phone = { kind: 'phone', value: '600112233' };

test('a line finds one customer and never joins two', () => {
  expect(planImportRow(line, [], [], false)).toEqual({ outcome: 'new' });
  expect(planImportRow(line, [owner], [mail], false)).toEqual({
    outcome: 'update',
    customerId: '1',
    change: {},
    identities: [phone],
  });
  expect(planImportRow(line, [owner], [mail, phone], true)).toMatchObject({
    change: { name: 'Ana Núñez', fields: { debt: 7 } },
    identities: [],
  });
  expect(planImportRow(line, [owner], [mail, phone], false)).toEqual({ outcome: 'same', customerId: '1' });
  expect(planImportRow(line, [owner, { ...owner, customerId: '2' }], [mail, phone], true)).toMatchObject({
    outcome: 'refused',
    why: 'twoCustomers',
  });
  expect(planImportRow(line, [{ ...owner, isBlocked: true }], [mail], true)).toMatchObject({
    why: 'blocked',
  });
});
