import type { CalendarDto } from '@hilo/api';
import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { addVersion } from './calendar-rows.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const { supervisor, agent, reader } = agents;

const day = (date: string, name: string) => ({ date, name, scope: 'regional' as const });

beforeAll(() =>
  inTransaction(app, { type: 'system' }, (unit) =>
    addVersion(
      unit,
      {
        code: 'ES-MD',
        name: 'Comunidad de Madrid',
        parentCode: null,
        scope: 'regional',
        zone: 'Europe/Madrid',
        workingWeekdays: [1, 2, 3, 4, 5],
        years: [
          {
            year: 2026,
            status: 'official',
            source: 'BOE-A-2025-21667',
            holidays: [day('2026-05-02', 'Madrid')],
          },
          { year: 2027, status: 'provisional', source: 'computed', holidays: [day('2027-05-03', 'Madrid')] },
        ],
      },
      null,
    ),
  ),
);

const make = async (body: object): Promise<CalendarDto> => {
  const { status, json } = await ask(supervisor, 'POST', '/calendars', body);
  expect(status).toBe(201);
  return json as CalendarDto;
};
const holidays = (calendar: CalendarDto, year: number) => calendar.years.find((one) => one.year === year)!;

test('a calendar is listed with what each of its years rests on', async () => {
  const { json } = await ask(reader, 'GET', '/calendars');
  expect(json.items).toEqual([
    {
      code: 'ES-MD',
      version: 1,
      name: 'Comunidad de Madrid',
      parentCode: null,
      scope: 'regional',
      zone: 'Europe/Madrid',
      workingWeekdays: [1, 2, 3, 4, 5],
      isBuiltIn: true,
      years: [
        { year: 2026, status: 'official', count: 1 },
        { year: 2027, status: 'provisional', count: 1 },
      ],
    },
  ]);
});

test('a municipality lies on its region, and is provisional where its own days are not entered', async () => {
  const made = await make({ name: 'Alcalá de Henares', scope: 'local', parentCode: 'ES-MD' });
  expect(made).toMatchObject({ code: 'ES-MD-alcala-de-henares', version: 1, isBuiltIn: false });
  expect(made.years.map(({ year, status }) => [year, status])).toEqual([
    [2026, 'provisional'],
    [2027, 'provisional'],
  ]);
  const { json } = await ask(supervisor, 'PUT', `/calendars/${made.code}/years/2026`, {
    status: 'official',
    source: 'BOCM 2025-12-01',
    holidays: [
      { date: '2026-10-09', name: 'Ferias' },
      { date: '2026-05-02', name: 'Twice the same day' },
    ],
  });
  expect(json.version).toBe(2);
  expect(holidays(json, 2026)).toEqual({
    year: 2026,
    status: 'official',
    source: 'BOE-A-2025-21667; BOCM 2025-12-01',
    holidays: [
      { date: '2026-05-02', name: 'Madrid', scope: 'regional', isOwn: true },
      { date: '2026-10-09', name: 'Ferias', scope: 'local', isOwn: true },
    ],
    own: { status: 'official', source: 'BOCM 2025-12-01' },
  });
});

test('a version stays as it was, also where what it lies on has changed', async () => {
  const { code } = await make({ name: 'Ours', scope: 'own', parentCode: 'ES-MD' });
  const write = (of: string, year: number, date: string, headers = {}) =>
    ask(
      supervisor,
      'PUT',
      `/calendars/${of}/years/${year}`,
      { status: 'entered', source: '', holidays: [{ date, name: 'A day' }] },
      headers,
    );
  expect((await write(code, 2026, '2026-12-24')).json).toMatchObject({ version: 2 });
  expect((await write('ES-MD', 2027, '2027-01-02')).json).toMatchObject({ version: 2 });
  const read = async (version?: number) =>
    (await ask(agent, 'GET', `/calendars/${code}${version ? `?version=${version}` : ''}`))
      .json as CalendarDto;
  const dates = (calendar: CalendarDto) =>
    calendar.years.flatMap((year) => year.holidays.map(({ date }) => date));
  expect(dates(await read())).toEqual(['2026-05-02', '2026-12-24', '2027-01-02']);
  expect((await read()).versions.map(({ version }) => version)).toEqual([3, 2, 1]);
  expect(dates(await read(2))).toEqual(['2026-05-02', '2026-12-24', '2027-05-03']);
  expect(dates(await read(1))).toEqual(['2026-05-02', '2027-05-03']);
  expect((await ask(agent, 'GET', `/calendars/${code}?version=9`)).status).toBe(404);
  const late = await write(code, 2026, '2026-12-31', { 'if-match': '"2"' });
  expect(late.json).toMatchObject({ code: 'resource.changed', facts: { version: 3 } });
});

test('a whole calendar of one’s own needs a zone; one that lies on another takes its', async () => {
  const refused = await ask(supervisor, 'POST', '/calendars', { name: 'Suiza', scope: 'national' });
  expect(refused.json.facts.fields).toEqual([{ field: 'zone', problem: 'needed' }]);
  const made = await make({ name: 'Suiza', scope: 'national', code: 'CH', zone: 'Europe/Zurich' });
  expect(made).toMatchObject({ code: 'CH', zone: 'Europe/Zurich', years: [] });
  expect((await ask(supervisor, 'POST', '/calendars', { name: 'x', scope: 'own' })).status).toBe(400);
  expect((await ask(supervisor, 'PATCH', '/calendars/CH', { zone: 'Mars/Base' })).status).toBe(400);
  const own = await make({ name: 'Zürich', scope: 'local', parentCode: 'CH' });
  const moved = await ask(supervisor, 'PATCH', '/calendars/CH', {
    workingWeekdays: [6, 1, 1],
    name: 'Schweiz',
  });
  expect(moved.json).toMatchObject({ name: 'Schweiz', workingWeekdays: [1, 6], version: 2 });
  expect((await ask(agent, 'GET', `/calendars/${own.code}`)).json).toMatchObject({ workingWeekdays: [1, 6] });
});

test('a day of another year is refused, and what something counts by stays', async () => {
  const wrong = await ask(supervisor, 'PUT', '/calendars/CH/years/2026', {
    status: 'entered',
    source: '',
    holidays: [{ date: '2027-08-01', name: 'Bundesfeier' }],
  });
  expect(wrong.json.facts.fields).toEqual([{ field: 'holidays', problem: 'otherYear' }]);
  for (const code of ['ES-MD', 'CH'])
    expect((await ask(supervisor, 'DELETE', `/calendars/${code}`)).json).toMatchObject({
      code: 'resource.conflict',
    });
  expect((await ask(supervisor, 'DELETE', '/calendars/CH-zurich')).status).toBe(204);
  expect((await ask(supervisor, 'DELETE', '/calendars/CH')).status).toBe(204);
  expect((await ask(agent, 'GET', '/calendars/CH')).status).toBe(404);
});

test('agents read calendars and do not change them', async () => {
  for (const [method, url, body] of [
    ['POST', '/calendars', { name: 'x', scope: 'own', parentCode: 'ES-MD' }],
    ['PATCH', '/calendars/ES-MD', { name: 'x' }],
    ['PUT', '/calendars/ES-MD/years/2026', { status: 'entered', source: '', holidays: [] }],
    ['DELETE', '/calendars/ES-MD', undefined],
  ] as const)
    expect((await ask(agent, method, url, body)).json).toMatchObject({
      code: 'auth.forbidden',
      facts: { permission: 'promises.write' },
    });
});

const ics = (...days: [date: string, name: string][]) =>
  [
    'BEGIN:VCALENDAR',
    ...days.flatMap(([date, name]) => [
      'BEGIN:VEVENT',
      `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
      `SUMMARY:${name}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

test('a file is looked at before it changes anything, and brings in what is new as one version', async () => {
  const { code } = await make({ name: 'Getafe', scope: 'local', parentCode: 'ES-MD' });
  const bring = (body: object) => ask(supervisor, 'POST', `/calendars/${code}/import`, body);
  // One day is the region's already, one is in a year that the region does not know.
  const text = ics(['2026-05-02', 'Madrid'], ['2026-05-28', 'Virgen'], ['2031-01-02', 'Far']);
  const seen = await bring({ text, isDryRun: true });
  expect(seen.json).toEqual({
    format: 'ical',
    years: [
      {
        year: 2026,
        added: [{ date: '2026-05-28', name: 'Virgen' }],
        knownCount: 1,
        removed: [],
        lacksBelow: false,
      },
      {
        year: 2031,
        added: [{ date: '2031-01-02', name: 'Far' }],
        knownCount: 0,
        removed: [],
        lacksBelow: true,
      },
    ],
    problems: [],
    version: null,
  });
  expect((await ask(agent, 'GET', `/calendars/${code}`)).json.version).toBe(1);
  const done = await bring({ text, years: [2026], status: 'official', source: 'BOCM' });
  expect(done.json).toMatchObject({ version: 2, years: [{ year: 2026 }] });
  // Again brings nothing, and makes no version.
  expect((await bring({ text, years: [2026] })).json.version).toBeNull();
  const csv = '\uFEFFFecha;Nombre\r\n28/05/2026;Virgen\r\n05/06/2026;Feria\r\n31/02/2026;Nunca\r\n';
  const replaced = (await bring({ text: csv, mode: 'replace' })).json;
  expect(replaced).toMatchObject({
    format: 'csv',
    version: 3,
    problems: [{ line: 4, code: 'badDate' }],
    years: [{ added: [{ date: '2026-06-05', name: 'Feria' }], knownCount: 1, removed: [] }],
  });
  const only = (await bring({ text: 'fecha;nombre\n09/07/2026;Otra', mode: 'replace' })).json;
  expect(only.years[0].removed.map(({ date }: { date: string }) => date)).toEqual([
    '2026-05-28',
    '2026-06-05',
  ]);
  const calendar = (await ask(agent, 'GET', `/calendars/${code}`)).json as CalendarDto;
  expect(holidays(calendar, 2026)).toMatchObject({
    status: 'entered',
    holidays: [
      { date: '2026-05-02', isOwn: false },
      { date: '2026-07-09', scope: 'local', isOwn: true },
    ],
  });
});

test('odd files are told of and change nothing', async () => {
  const bring = async (text: string, more: object = {}) =>
    (await ask(supervisor, 'POST', '/calendars/ES-MD-getafe/import', { text, ...more })).json;
  expect(await bring('  \n ')).toMatchObject({ code: 'request.invalid' });
  expect(await bring('<html><body>404</body></html>')).toMatchObject({ years: [], version: null });
  expect(await bring('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026', {})).toMatchObject({
    years: [],
    version: null,
  });
  expect(await bring('x', { format: 'ical' })).toMatchObject({ problems: [{ code: 'notACalendar' }] });
  expect(await bring('\u0000\u0001ÿØÿà')).toMatchObject({ years: [], version: null });
  expect(await bring('24/07/2026;"Fiesta', { isDryRun: true })).toMatchObject({
    years: [],
    problems: [{ line: 1, code: 'unfinished' }],
  });
  expect(await bring('24/07/2026;Fies\u0000ta', { isDryRun: true })).toMatchObject({
    years: [{ added: [{ name: 'Fiesta' }] }],
  });
  expect(await bring('24 de julio;Fiesta', { year: 2026, isDryRun: true })).toMatchObject({
    years: [{ year: 2026, added: [{ date: '2026-07-24', name: 'Fiesta' }] }],
  });
  expect((await ask(supervisor, 'POST', '/calendars/XX/import', { text: 'x' })).status).toBe(404);
  expect((await ask(agent, 'POST', '/calendars/ES-MD/import', { text: 'x' })).status).toBe(403);
});
