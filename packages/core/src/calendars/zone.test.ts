import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { dateOf, dayOf, isDate, weekdayOf } from './day.ts';
import { atLocal, endOfDay, instantAt, isZone, localDate, readInstant, wallAt, writeLocal } from './zone.ts';

const zones = [
  'Europe/Madrid',
  'Atlantic/Canary',
  'America/Bogota',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/Santiago',
  'Asia/Kathmandu',
  'UTC',
];
const anInstant = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2040, 0, 1) });

describe('what the clock on the wall shows', () => {
  it('is what Temporal says, both ways', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anInstant, (zone, at) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        expect(wallAt(zone, at)).toBe(at + zoned.offsetNanoseconds / 1e6);
        const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDateTime();
        expect(instantAt(zone, at)).toBe(wall.toZonedDateTime(zone).epochMilliseconds);
      }),
      { seed: 20261128, numRuns: 1_000 },
    );
  });
  it('around every change of the clock is what Temporal says', () => {
    for (const zone of zones)
      for (const year of [2009, 2011, 2026, 2027])
        for (
          let next = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${zone}]`).getTimeZoneTransition(
            'next',
          );
          next && next.year === year;
          next = next.getTimeZoneTransition('next')
        )
          for (let minutes = -150; minutes <= 150; minutes += 10) {
            const at = next.add({ minutes });
            const plain = at.toPlainDateTime();
            expect(wallAt(zone, at.epochMilliseconds) - at.epochMilliseconds).toBe(
              at.offsetNanoseconds / 1e6,
            );
            expect(instantAt(zone, Date.parse(`${plain.toString({ smallestUnit: 'second' })}Z`))).toBe(
              plain.toZonedDateTime(zone).epochMilliseconds,
            );
          }
  });
});

test.each([
  ['Europe/Madrid', '2027-03-28T02:30:00.000Z', '2027-03-28T04:30:00+02:00'],
  ['Atlantic/Canary', '2026-10-25T01:30:00.000Z', '2026-10-25T01:30:00+00:00'],
  ['America/Bogota', '2026-12-05T03:00:00.000Z', '2026-12-04T22:00:00-05:00'],
  ['Asia/Kathmandu', '2026-01-01T00:00:00.000Z', '2026-01-01T05:45:00+05:45'],
  ['Australia/Lord_Howe', '2026-07-01T00:00:00.000Z', '2026-07-01T10:30:00+10:30'],
])('in %s %s is written %s', (zone, at, written) => {
  expect(writeLocal(zone, at)).toBe(written);
});

test.each([
  // An ordinary day; one whose last hour comes twice (St. John's put the clock back at 00:01 until 2011); one that
  // ends where midnight is skipped (Santiago).
  ['Europe/Madrid', '2026-12-29', '2026-12-29T22:59:59.000Z'],
  ['Atlantic/Canary', '2026-12-29', '2026-12-29T23:59:59.000Z'],
  ['Europe/Madrid', '2026-10-25', '2026-10-25T22:59:59.000Z'],
  ['America/St_Johns', '2009-10-31', '2009-11-01T02:29:59.000Z'],
  ['America/Santiago', '2026-09-05', '2026-09-06T03:59:59.000Z'],
])('in %s the day %s ends at %s', (zone, date, at) => {
  expect(new Date(endOfDay(zone, dayOf(date))).toISOString()).toBe(at);
});

test('a wall time is read where it is, and a date is that of the place', () => {
  expect(atLocal('Europe/Madrid', '2026-12-04', '18:00')).toBe('2026-12-04T17:00:00.000Z');
  expect(localDate('America/Bogota', '2026-12-05T03:00:00Z')).toBe('2026-12-04');
  expect([isZone('Europe/Madrid'), isZone('Europe/Atlantis')]).toEqual([true, false]);
});

test('what is no instant or no day is refused', () => {
  for (const text of ['2026-12-04', '2026-12-04T18:00', 'tomorrow', '2026-13-04T18:00Z'])
    expect(() => readInstant(text)).toThrow(RangeError);
  expect(['2028-02-29', '2027-02-29', '2026-02-31', '2026-2-3', ''].map(isDate)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('days of the week are those of ISO 8601, also before 1970', () => {
  expect(
    ['2026-12-06', '2026-12-07', '1969-12-29', '1969-12-28'].map((date) => weekdayOf(dayOf(date))),
  ).toEqual([7, 1, 1, 7]);
  expect(dateOf(dayOf('1969-12-29'))).toBe('1969-12-29');
});
