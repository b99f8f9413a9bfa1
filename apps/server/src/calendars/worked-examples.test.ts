import { atLocal, countTime, writeLocal } from '@hilo/core';
import { expect, test } from 'vitest';
import { seedCalendar } from './read-seeds.ts';
import { byRule, type Example } from './worked-examples.fixture.ts';

/** Other years, other places, the ends of months, and nights on which the clock changes. */
const byYear: readonly Example[] = [
  [
    'the nation, 2025: Christmas alone between Monday 22 and Tuesday 30 December',
    'ES',
    'working-days',
    5,
    '2025-12-22T10:00',
    '2025-12-30',
  ],
  ['into 2026: 1 and 6 January are out', 'ES', 'working-days', 5, '2025-12-29T10:00', '2026-01-07'],
  ['2025: Good Friday is 18 April', 'ES', 'working-days', 5, '2025-04-14T10:00', '2025-04-22'],
  ['2025 in Madrid: Maundy Thursday, too', 'ES-MD', 'working-days', 5, '2025-04-14T10:00', '2025-04-23'],
  ['2025 in Cataluña: Easter Monday instead', 'ES-CT', 'working-days', 5, '2025-04-14T10:00', '2025-04-23'],
  [
    '2025: 12 October is a Sunday, and Andalucía keeps the Monday',
    'ES-AN',
    'working-days',
    1,
    '2025-10-10T10:00',
    '2025-10-14',
  ],
  ['2025: the nation works on that Monday', 'ES', 'working-days', 1, '2025-10-10T10:00', '2025-10-13'],
  [
    'Madrid over the turn of the year has no day of its own',
    'ES-MD',
    'working-days',
    15,
    '2026-12-28T09:00',
    '2027-01-20',
  ],
  ['2027: Good Friday is 26 March', 'ES', 'working-days', 5, '2027-03-22T10:00', '2027-03-30'],
  [
    '2027 in Madrid: Maundy Thursday and Good Friday',
    'ES-MD',
    'working-days',
    5,
    '2027-03-22T10:00',
    '2027-03-31',
  ],
  [
    '2027 in Cataluña: Good Friday and Easter Monday',
    'ES-CT',
    'working-days',
    5,
    '2027-03-22T10:00',
    '2027-03-31',
  ],
  ['2027: 12 October is a Tuesday', 'ES', 'working-days', 1, '2027-10-11T10:00', '2027-10-13'],
  [
    '2027: 6 and 8 December are a Monday and a Wednesday',
    'ES',
    'working-days',
    5,
    '2027-12-03T10:00',
    '2027-12-14',
  ],
  ['2027: 1 May is a Saturday', 'ES', 'working-days', 2, '2027-04-29T10:00', '2027-05-03'],
  ['2028: Epiphany is a Thursday', 'ES', 'working-days', 5, '2028-01-03T10:00', '2028-01-11'],
  [
    '2028: the leap day is a Tuesday like any other',
    'ES',
    'working-days',
    3,
    '2028-02-25T10:00',
    '2028-03-01',
  ],
  ['2028: Good Friday is 14 April', 'ES', 'working-days', 5, '2028-04-10T10:00', '2028-04-18'],
  [
    '2028: 6 and 8 December are a Wednesday and a Friday',
    'ES',
    'working-days',
    5,
    '2028-12-04T10:00',
    '2028-12-13',
  ],
  [
    'Canarias where Saturdays count: 30 May is its day, and a Saturday',
    'ES-CN',
    'working-days',
    1,
    '2026-05-29T10:00',
    '2026-06-01',
    { saturdayIsWorking: true },
  ],
  [
    'Madrid where Saturdays count: 1 and 2 May are both out',
    'ES-MD',
    'working-days',
    1,
    '2026-04-30T10:00',
    '2026-05-04',
    { saturdayIsWorking: true },
  ],
  [
    'the nation where Saturdays count works on 2 May',
    'ES',
    'working-days',
    1,
    '2026-04-30T10:00',
    '2026-05-02',
    { saturdayIsWorking: true },
  ],
  [
    'filed on a Saturday that counts: it is the excluded day all the same',
    'ES',
    'working-days',
    1,
    '2026-11-28T10:00',
    '2026-11-30',
    { saturdayIsWorking: true, excludedDay: '2026-11-28' },
  ],
  [
    'autumn: two hours from a minute before three, the first time',
    'ES',
    'hours',
    2,
    '2026-10-25T02:59',
    '2026-10-25T03:59:00+01:00',
  ],
  [
    'spring: a time that the clock skips is read an hour later',
    'ES',
    'hours',
    2,
    '2027-03-28T02:30',
    '2027-03-28T05:30:00+02:00',
  ],
  [
    'spring: a day of hours ends an hour later by the wall',
    'ES',
    'hours',
    24,
    '2027-03-27T12:00',
    '2027-03-28T13:00:00+02:00',
  ],
  [
    'the night before the clock changes is a night like any other',
    'ES',
    'hours',
    2,
    '2027-03-27T23:30',
    '2027-03-28T01:30:00+01:00',
  ],
  [
    'Canarias in autumn: the hour from one to two comes twice',
    'ES-CN',
    'hours',
    2,
    '2026-10-25T01:30',
    '2026-10-25T02:30:00+00:00',
  ],
  ['Christmas night counts by the hour', 'ES', 'hours', 2, '2026-12-24T23:30', '2026-12-25T01:30:00+01:00'],
  ['no hours at all is the very moment', 'ES', 'hours', 0, '2026-12-04T18:00', '2026-12-04T18:00:00+01:00'],
  ['Colombia, 2025: Reyes is a Monday by itself', 'CO', 'working-days', 1, '2025-01-03T10:00', '2025-01-07'],
  [
    'Colombia, 2025: Sacred Heart and Saints Peter and Paul share a Monday',
    'CO',
    'working-days',
    1,
    '2025-06-27T10:00',
    '2025-07-01',
  ],
  [
    'Colombia, 2025: 20 July is a Sunday and does not move',
    'CO',
    'working-days',
    1,
    '2025-07-18T10:00',
    '2025-07-21',
  ],
  [
    'Colombia, 2027: San José on Monday 22, Maundy Thursday and Good Friday',
    'CO',
    'working-days',
    5,
    '2027-03-19T10:00',
    '2027-03-31',
  ],
  [
    'Colombia, 2027: Chiquinquirá on Monday 12 and Tuesday 20 July',
    'CO',
    'working-days',
    7,
    '2027-07-09T10:00',
    '2027-07-22',
  ],
  ['Colombia, 2028: Reyes on Monday 10 January', 'CO', 'working-days', 1, '2028-01-07T10:00', '2028-01-11'],
  [
    'Colombia: documents with the extension, twice ten days',
    'CO',
    'working-days',
    20,
    '2026-12-04T18:00',
    '2027-01-06',
  ],
  [
    'Colombia: five days to send it to whom it belongs',
    'CO',
    'working-days',
    5,
    '2026-12-04T18:00',
    '2026-12-14',
  ],
  ['31 March and a month: 30 April', 'ES', 'months', 1, '2027-03-31T10:00', '2027-04-30'],
  ['31 December and two months: 28 February', 'ES', 'months', 2, '2026-12-31T10:00', '2027-02-28'],
  [
    '30 January and a month: 28 February, and in a leap year the 29th',
    'ES',
    'months',
    1,
    '2028-01-30T10:00',
    '2028-02-29',
  ],
  ['29 February and twelve months: 28 February', 'ES', 'months', 12, '2028-02-29T10:00', '2029-02-28'],
  ['a month that ends on a Sunday ends there', 'ES', 'months', 1, '2026-11-06T10:00', '2026-12-06'],
  [
    'fifteen calendar days that end on a Saturday end there',
    'ES',
    'calendar-days',
    15,
    '2026-12-04T18:00',
    '2026-12-19',
  ],
  ['ten calendar days from a leap February', 'ES', 'calendar-days', 10, '2028-02-20T10:00', '2028-03-01'],
];

/** Each worked out on paper first; the reasoning is its name. */
const examples = [...byRule, ...byYear];

test.each(examples)('%s', (_why, code, unit, n, at, due, options = {}) => {
  const calendar = seedCalendar(code)!;
  const zone = options.zone ?? calendar.zone;
  const [date, time] = at.split('T') as [string, string];
  const count = countTime(unit, n, {
    at: atLocal(zone, date, time),
    calendar,
    zone,
    ...(options.saturdayIsWorking ? { saturdayIsWorking: true } : {}),
  });
  expect(unit === 'hours' ? writeLocal(zone, count.dueAt) : count.dueDate).toBe(due);
  if (options.excludedDay !== undefined) expect(count.excludedDay).toBe(options.excludedDay);
  else if (unit !== 'hours') expect(count.excludedDay).toBe(date);
});

test('there are enough of them', () => {
  expect(examples.length).toBeGreaterThanOrEqual(40);
});
