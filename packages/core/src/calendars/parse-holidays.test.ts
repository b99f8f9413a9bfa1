import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseHolidaysCsv } from './parse-holidays-csv.ts';
import { parseIcal } from './parse-ical.ts';

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const ical = (text: string) => parseIcal(text, { zone: 'Europe/Madrid' });
const days = (text: string) => ical(text).holidays.map(({ date, name }) => `${date} ${name}`);

describe('iCalendar', () => {
  test('from Google: all-day entries, folded lines, escapes, an alarm, a time zone', () => {
    const text = calendar(
      'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
      'X-WR-CALNAME:Fiestas locales',
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Madrid',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
      ...event(
        'DTSTART;VALUE=DATE:20260515',
        'DTEND;VALUE=DATE:20260516',
        'SUMMARY:San Isidro\\, patr',
        ' ón de Madrid',
        'BEGIN:VALARM',
        'SUMMARY:Not this',
        'DTSTART:20200101',
        'END:VALARM',
        'TRANSP:TRANSPARENT',
      ),
      ...event('DTSTART;VALUE=DATE:20261109', 'DTEND;VALUE=DATE:20261110', 'SUMMARY:La Almudena'),
    );
    expect(ical(text)).toEqual({
      holidays: [
        { date: '2026-05-15', name: 'San Isidro, patrón de Madrid' },
        { date: '2026-11-09', name: 'La Almudena' },
      ],
      problems: [],
    });
  });

  test('from Outlook: two midnights as instants, or local hours with a zone', () => {
    const text = calendar(
      ...event('SUMMARY;LANGUAGE=es-es:San Isidro', 'DTSTART:20260514T220000Z', 'DTEND:20260515T220000Z'),
      ...event(
        'SUMMARY:Feria',
        'DTSTART;TZID="Romance Standard Time":20260821T000000',
        'DTEND;TZID="Romance Standard Time":20260823T000000',
      ),
    );
    expect(days(text)).toEqual(['2026-05-15 San Isidro', '2026-08-21 Feria', '2026-08-22 Feria']);
  });

  test('an end that is missing, a duration, an afternoon, the same day twice, one called off', () => {
    const text = calendar(
      ...event('DTSTART;VALUE=DATE:20260624', 'SUMMARY:San Juan'),
      ...event('DTSTART;VALUE=DATE:20260706', 'DURATION:P2D', 'SUMMARY:San Fermín'),
      ...event('DTSTART:20261224T150000', 'DTEND:20261224T200000', 'SUMMARY:Tarde libre'),
      ...event('DTSTART;VALUE=DATE:20260624', 'SUMMARY:Otra vez'),
      ...event('DTSTART;VALUE=DATE:20261231', 'SUMMARY:Anulada', 'STATUS:CANCELLED'),
    );
    expect(days(text)).toEqual([
      '2026-06-24 San Juan',
      '2026-07-06 San Fermín',
      '2026-07-07 San Fermín',
      '2026-12-24 Tarde libre',
    ]);
  });

  test('what cannot be read is said with its line, and the rest is read', () => {
    const text = calendar(
      ...event('SUMMARY:Sin fecha'),
      ...event('DTSTART;VALUE=DATE:20260230', 'SUMMARY:Treinta de febrero'),
      ...event('DTSTART;VALUE=DATE:20260515'),
      ...event('DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260901', 'SUMMARY:Vacaciones escolares'),
      ...event('DTSTART;VALUE=DATE:20260124', 'RRULE:FREQ=YEARLY', 'SUMMARY:Patrón'),
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20260817',
    ).replace(/\r\nEND:VCALENDAR$/, '');
    expect(ical(text)).toEqual({
      holidays: [{ date: '2026-01-24', name: 'Patrón' }],
      problems: [
        { line: 3, code: 'noDate' },
        { line: 7, code: 'badDate' },
        { line: 10, code: 'noName' },
        { line: 14, code: 'tooLong' },
        { line: 20, code: 'recurring' },
        { line: 23, code: 'unfinished' },
      ],
    });
    expect(ical('Fecha;Nombre')).toEqual({ holidays: [], problems: [{ line: 1, code: 'notACalendar' }] });
  });
});

describe('a table', () => {
  const read = (text: string, options = {}) =>
    parseHolidaysCsv(text, options).holidays.map(({ date, name }) => `${date} ${name}`);

  test.each([
    ['with a header', 'Fecha;Festividad\n15/05/2026;San Isidro\n09/11/2026;La Almudena'],
    ['without one', '15/05/2026;San Isidro\n09/11/2026;La Almudena'],
    ['columns the other way round', 'Festividad,Fecha\n"San Isidro",15/05/2026\n"La Almudena",9/11/2026'],
    ['dates of ISO 8601, tabs', '2026-05-15\tSan Isidro\r\n2026-11-09\tLa Almudena\r\n'],
    [
      'dates in words',
      'Fecha;Fiesta\nviernes, 15 de mayo de 2026;San Isidro\n9 de noviembre de 2026;La Almudena',
    ],
    [
      'dates in words without a year',
      'Fiestas locales 2026\nDía;Fiesta\n15 de mayo;San Isidro\n9 de noviembre;La Almudena',
    ],
    [
      'months first, as Google writes',
      'Subject,Start Date,End Date,All Day Event\nSan Isidro,05/15/2026,05/15/2026,True\nLa Almudena,11/09/2026,11/09/2026,True',
    ],
    [
      'hours that nobody needs',
      'fecha;nombre\n15/05/2026 00:00:00;San Isidro\n2026-11-09T00:00:00;La Almudena',
    ],
    ['compact dates', 'date,name\n20260515,San Isidro\n20261109,La Almudena'],
    [
      'an index, weekdays and a municipality',
      'Id;Municipio;Fecha;Día de la semana;Denominación\n1;Madrid;15-05-2026;viernes;San Isidro\n2;Madrid;09-11-2026;lunes;La Almudena',
    ],
    [
      'a byte order mark, old line ends, empty lines',
      '\uFEFFFecha;Festividad\r15/05/26;San Isidro\r\r09/11/26;La Almudena\r',
    ],
    ['English words', 'Date,Holiday\n"May 15, 2026",San Isidro\n"9 November 2026",La Almudena'],
    ['Catalan words', 'Data;Festa\n15 de maig de 2026;San Isidro\n9 de novembre de 2026;La Almudena'],
  ])('%s', (_name, text) => {
    expect(read(text)).toEqual(['2026-05-15 San Isidro', '2026-11-09 La Almudena']);
    expect(parseHolidaysCsv(text).problems).toEqual([]);
  });

  test('of two dates in a line each is a day', () => {
    expect(read('Municipio;Fecha 1;Fecha 2;Fiesta\nGetafe;25/05/2026;14/05/2026;Fiestas locales')).toEqual([
      '2026-05-14 Fiestas locales',
      '2026-05-25 Fiestas locales',
    ]);
  });

  test('what cannot be read is said with its line, and the rest is read', () => {
    expect(
      parseHolidaysCsv(
        'Fecha;Festividad\n31/02/2026;No existe\n;Sin fecha\n15/05/2026;\n"dos\nlíneas";x\n24/06/2026;San Juan',
      ),
    ).toEqual({
      holidays: [{ date: '2026-06-24', name: 'San Juan' }],
      problems: [
        { line: 2, code: 'badDate' },
        { line: 3, code: 'noDate' },
        { line: 4, code: 'noName' },
        { line: 5, code: 'badDate' },
      ],
    });
    // A name whose quotes are never closed would take along the days below it.
    expect(parseHolidaysCsv('15/05/2026;San Isidro\n24/06/2026;"San Juan\n09/11/2026;Almudena')).toEqual({
      holidays: [{ date: '2026-05-15', name: 'San Isidro' }],
      problems: [{ line: 2, code: 'unfinished' }],
    });
    // Nobody sees these, and no database keeps them.
    expect(read('15/05/2026;San\u0000 Isi\u001bdro')).toEqual(['2026-05-15 San Isidro']);
    expect(parseHolidaysCsv('Día;Fiesta\n15 de mayo;San Isidro').problems).toEqual([
      { line: 2, code: 'noYear' },
    ]);
    expect(read('Día;Fiesta\n15 de mayo;San Isidro', { year: 2027 })).toEqual(['2027-05-15 San Isidro']);
    expect(parseHolidaysCsv('')).toEqual({ holidays: [], problems: [{ line: 1, code: 'notACalendar' }] });
    expect(parseHolidaysCsv('hello\nworld').problems).toEqual([{ line: 1, code: 'notACalendar' }]);
  });
});

it('whatever comes, days are days and nothing is thrown', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        'BEGIN:VCALENDAR',
        'BEGIN:VEVENT',
        'END:VEVENT',
        'DTSTART:20260515',
        'SUMMARY:x',
        ' y',
        '15/05/2026;x',
        '"',
        '\u0000',
        '15/05/2026;"',
      ),
    ),
  );
  fc.assert(
    fc.property(lines, (all) => {
      const text = all.join('\n');
      for (const { holidays, problems } of [ical(text), parseHolidaysCsv(text)]) {
        for (const { date, name } of holidays) {
          expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          expect(name).toMatch(/^\P{Cc}+$/u);
        }
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
      }
    }),
    { seed: 20261204, numRuns: 300 },
  );
});
