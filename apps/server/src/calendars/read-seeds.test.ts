import { dayOf, isZone, weekdayOf } from '@hilo/core';
import { describe, expect, test } from 'vitest';
import { seedCalendar, seedCalendars } from './read-seeds.ts';

const datesOf = (code: string, year: number) =>
  seedCalendar(code)!
    .years.find((one) => one.year === year)!
    .holidays.map(({ date }) => date.slice(5))
    .join(' ');

describe('the calendars that come with the program', () => {
  test('are whole: codes once, known zones, years without a gap, days in order and of their year', () => {
    const all = seedCalendars();
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    for (const { code, zone, years, parentCode, workingWeekdays } of all) {
      expect([code, isZone(zone)]).toEqual([code, true]);
      expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 16 }, (_, index) => 2025 + index));
      expect(workingWeekdays).toEqual([1, 2, 3, 4, 5]);
      if (parentCode) expect(seedCalendar(parentCode)).not.toBe(null);
      for (const { year, holidays, source, status } of years) {
        const dates = holidays.map(({ date }) => date);
        expect([code, dates]).toEqual([code, [...new Set(dates)].sort()]);
        expect(dates.every((date) => date.startsWith(`${year}-`) && dayOf(date) > 0)).toBe(true);
        expect(holidays.every(({ name }) => name.trim() !== '')).toBe(true);
        expect(source).not.toBe('');
        if (year > 2026) expect([code, year, status]).toEqual([code, year, 'provisional']);
      }
    }
  });

  test('Spain has its regions by ISO 3166-2, each with the days of the nation', () => {
    const codes = seedCalendars()
      .map(({ code }) => code)
      .filter((code) => code.startsWith('ES-'));
    expect(codes.join(' ')).toBe(
      'ES-AN ES-AR ES-AS ES-CB ES-CE ES-CL ES-CM ES-CN ES-CT ES-EX ES-GA ES-IB ES-MC ES-MD ES-ML ES-NC ES-PV ES-RI ES-VC',
    );
    for (const { year, holidays } of seedCalendar('ES')!.years)
      for (const code of codes)
        for (const { date } of holidays)
          expect([code, datesOf(code, year)]).toEqual([code, expect.stringContaining(date.slice(5))]);
  });

  // The gazette's table for 2026, column by column, as law offices read it.
  test.each([
    ['ES', '01-01 01-06 04-03 05-01 08-15 10-12 12-08 12-25'],
    ['ES-AN', '01-01 01-06 02-28 04-02 04-03 05-01 08-15 10-12 11-02 12-07 12-08 12-25'],
    ['ES-CN', '01-01 01-06 04-02 04-03 05-01 05-30 08-15 10-12 11-02 12-08 12-25'],
    ['ES-CT', '01-01 01-06 04-03 04-06 05-01 06-24 08-15 09-11 10-12 12-08 12-25 12-26'],
    ['ES-GA', '01-01 01-06 03-19 04-02 04-03 05-01 06-24 07-25 08-15 10-12 12-08 12-25'],
    ['ES-MC', '01-01 01-06 03-19 04-02 04-03 05-01 06-09 08-15 10-12 12-07 12-08 12-25'],
    ['ES-MD', '01-01 01-06 04-02 04-03 05-01 05-02 08-15 10-12 11-02 12-07 12-08 12-25'],
    ['ES-ML', '01-01 01-06 03-20 04-02 04-03 05-01 05-27 08-15 09-08 09-17 10-12 12-07 12-08 12-25'],
    ['ES-PV', '01-01 01-06 03-19 04-02 04-03 04-06 05-01 07-25 08-15 10-12 12-08 12-25'],
    ['ES-VC', '01-01 01-06 03-19 04-03 04-06 05-01 06-24 08-15 10-09 10-12 12-08 12-25'],
  ])('%s in 2026', (code, dates) => {
    expect(datesOf(code, 2026)).toBe(dates);
    expect(seedCalendar(code)!.years.find(({ year }) => year === 2026)).toMatchObject({
      status: 'official',
      source: 'BOE-A-2025-21667',
    });
  });

  test('7 December 2026 is a holiday where the digest of the law says so, and nowhere else', () => {
    const regions = seedCalendars()
      .filter(({ code }) => code.startsWith('ES') && datesOf(code, 2026).includes('12-07'))
      .map(({ code }) => code.slice(3));
    expect(regions.join(' ')).toBe('AN AR AS CB CL EX MC MD ML RI');
  });

  test('a year that is not published is computed: Spain in 2027 has its fixed days, and none on a Sunday', () => {
    expect(datesOf('ES', 2027)).toBe('01-01 01-06 03-26 05-01 10-12 11-01 12-06 12-08 12-25');
    for (const { code, years } of seedCalendars().filter((one) => one.code.startsWith('ES')))
      for (const { holidays } of years)
        expect([code, holidays.filter(({ date }) => weekdayOf(dayOf(date)) === 7)]).toEqual([code, []]);
  });

  test('Colombia moves its holidays to Mondays, and has one more since 2026', () => {
    expect(datesOf('CO', 2026)).toBe(
      '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25',
    );
    expect(datesOf('CO', 2025)).not.toContain('07-14');
  });

  test('there is none of a place that nobody entered', () => {
    expect([seedCalendar('ES-XX'), seedCalendar('ZZ')]).toEqual([null, null]);
  });
});
