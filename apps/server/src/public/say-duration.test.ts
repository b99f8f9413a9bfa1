import { expect, it } from 'vitest';
import { sayAbout, sayDuration, sayOpeningTime } from './say-duration.ts';

const [minute, hour, day] = [60, 3_600, 86_400];

it.each([
  [20, 'un minuto, más o menos', 'about a minute'],
  [3 * minute, 'unos tres minutos', 'about three minutes'],
  [10 * minute + 1, 'unos 15 minutos', 'about 15 minutes'],
  [46 * minute, 'unos 50 minutos', 'about 50 minutes'],
  [55 * minute, 'una hora, más o menos', 'about an hour'],
  [1.5 * hour, 'una hora y media, más o menos', 'about an hour and a half'],
  [2 * hour, 'unas dos horas', 'about two hours'],
  [17 * hour, 'unas 17 horas', 'about 17 hours'],
  [20 * hour, 'un día, más o menos', 'about a day'],
  [73 * hour, 'unos tres días', 'about three days'],
  [12 * day, 'unos 12 días', 'about 12 days'],
  [15 * day, 'unas dos semanas', 'about two weeks'],
])('says that %d seconds are %s', (seconds, es, en) => {
  expect(sayAbout('es', seconds)).toBe(es);
  expect(sayAbout('en', seconds)).toBe(en);
});

it.each([
  [10 * minute, '10 minutos', '10 minutes'],
  [3 * hour + 12.9 * minute, '3 horas y 12 minutos', '3 hours and 12 minutes'],
  [day + 4 * hour, '1 día y 4 horas', '1 day and 4 hours'],
  [2 * day + 23 * hour, '2 días', '2 days'],
  [0, '1 minuto', '1 minute'],
])('cuts %d seconds to %s', (seconds, es, en) => {
  expect(sayDuration('es', seconds)).toBe(es);
  expect(sayDuration('en', seconds)).toBe(en);
});

it('counts opening hours in hours', () => {
  expect([30, 60, 90, 2_880].map((minutes) => sayOpeningTime('es', minutes))).toEqual([
    '30 minutos',
    '1 hora',
    '1 hora y 30 minutos',
    '48 horas',
  ]);
});
