import { expect, test } from 'vitest';
import { checkFieldValue, type FieldType } from './field-value.ts';

const choices = [
  { id: 'north', isArchived: false },
  { id: 'south', isArchived: false },
  { id: 'gone', isArchived: true },
];

test.each<[FieldType, unknown, unknown]>([
  ['text', '  hola  ', 'hola'],
  ['text', '   ', null],
  ['number', 12.5, 12.5],
  ['number', 0, 0],
  ['date', '2028-02-29', '2028-02-29'],
  ['choice', 'north', 'north'],
  ['choices', ['north', 'north', 'south'], ['north', 'south']],
  ['choices', [], null],
  ['checkbox', false, false],
  ['link', ' https://a.example/b?c ', 'https://a.example/b?c'],
  ['link', '', null],
  ['text', null, null],
])('%s takes %j as %j', (type, given, value) => {
  expect(checkFieldValue({ type, choices }, given)).toEqual({ ok: true, value });
});

test.each<[FieldType, unknown]>([
  ['text', 7],
  ['text', 'x'.repeat(2_001)],
  ['number', '7'],
  ['number', Number.NaN],
  ['number', Number.POSITIVE_INFINITY],
  ['date', '2026-02-29'],
  ['date', '2026-13-01'],
  ['date', '1/2/2026'],
  ['choice', 'east'],
  ['choice', 'gone'],
  ['choices', 'north'],
  ['choices', ['north', 'east']],
  ['checkbox', 'true'],
  ['link', 'javascript:alert(1)'],
  ['link', 'https://'],
  ['link', 'data:text/html,x'],
])('%s refuses %j', (type, given) => {
  expect(checkFieldValue({ type, choices }, given).ok).toBe(false);
});

test('a choice that was put away stays where it is, and goes nowhere else', () => {
  expect(checkFieldValue({ type: 'choice', choices }, 'gone', 'gone').ok).toBe(true);
  expect(checkFieldValue({ type: 'choices', choices }, ['gone', 'north'], ['gone']).ok).toBe(true);
  expect(checkFieldValue({ type: 'choices', choices }, ['gone'], ['north']).ok).toBe(false);
});
