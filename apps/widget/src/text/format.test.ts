import { expect, it } from 'vitest';
import { formats, initials } from './format.ts';

const [es, en] = [formats('es-ES'), formats('en-GB')];

it('cuts durations to two units, and never says more than was', () => {
  expect([600, 3_599, 11_520, 86_400, 100_800, 190_000].map(es.duration)).toEqual([
    '10 minutos',
    '59 minutos',
    '3 horas y 12 minutos',
    '1 día',
    '1 día y 4 horas',
    '2 días',
  ]);
  expect(en.duration(11_520)).toBe('3 hours and 12 minutes');
});

it('writes sizes as file managers do', () => {
  expect([0, 820, 61_000, 3_400_000, 25_000_000].map(es.bytes)).toEqual([
    '0,1 kB',
    '0,8 kB',
    '61 kB',
    '3,4 MB',
    '25 MB',
  ]);
  expect(en.bytes(3_400_000)).toBe('3.4 MB');
});

it('writes times with 24 hours', () => {
  expect([es.time('2026-11-23T17:05:00Z'), en.day('2026-11-23T17:05:00Z')]).toEqual([
    '17:05',
    'Monday 23 November',
  ]);
});

it.each([
  ['Ana Núñez', 'AN'],
  ['  ángela  ', 'Á'],
  ['María de la O Pérez', 'MP'],
  ['😀 Bar', '😀B'],
  ['', ''],
])('initials of %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
