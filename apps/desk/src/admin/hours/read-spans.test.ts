import { expect, test } from 'vitest';
import { minutesOfDay, readSpans, writeSpans } from './read-spans.ts';

test.each([
  ['', ''],
  ['Cerrado', ''],
  ['9-18', '09:00–18:00'],
  ['9:30 – 14', '09:30–14:00'],
  ['9 a 14 y 17 a 20:30', '09:00–14:00, 17:00–20:30'],
  ['16-19, 9-14', '09:00–14:00, 16:00–19:00'],
  ['930-1400', '09:30–14:00'],
  ['9.30h-14h', '09:30–14:00'],
  ['9 to 5', null],
  ['9 until 17', '09:00–17:00'],
  ['24 h', '00:00–24:00'],
  ['0-24', '00:00–24:00'],
  ['22-2', null],
  ['9', null],
  ['9-10-11', null],
  ['9-24:30', null],
  ['mañana', null],
  ['9-12:61', null],
])('%j is %j', (typed, written) => {
  const spans = readSpans(typed);
  expect(spans && writeSpans(spans)).toBe(written);
  // What was written reads as the same.
  if (spans) expect(readSpans(writeSpans(spans))).toEqual(spans);
});

test('a day of opening hours is what the open days have on average', () => {
  const nine = [{ from: '09:00', to: '18:00' }];
  const week = { 1: nine, 2: nine, 3: nine, 4: nine, 5: nine, 6: [], 7: [] };
  expect(minutesOfDay(week)).toBe(540);
  expect(minutesOfDay({ ...week, 5: [{ from: '09:00', to: '15:00' }] })).toBe(504);
  expect(minutesOfDay({ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] })).toBe(0);
});
