// Once a year, when a state has published its holidays:
//   npm install --prefix /tmp/holidays date-holidays@3.37.0 && node tools/seed-calendars.ts /tmp/holidays
// Writes apps/server/src/calendars/generated/*.json. Nothing else needs the package; see docs/adr.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { corrections, nameOf, publishedYears, regionNames } from './seed-calendars/spain.ts';

/** What we use of the package. */
type ComputedDay = { date: string; name: string; type: string };
type Computed = { getHolidays(year: number): ComputedDay[] };
type Holidays = new (country: string, region?: string) => Computed;

type Day = [date: string, name: string, scope: 'national' | 'regional'];
type Year = { year: number; status: 'official' | 'provisional'; source: string; holidays: Day[] };
type Seed = {
  code: string;
  name: string;
  parentCode: string | null;
  version: number;
  zone: string;
  workingWeekdays: number[];
  years: Year[];
};

const [firstYear, lastYear] = [2025, 2040];
/** Counted up when days change, so that a deadline can say which it was computed with. */
const version = 1;

const folder = process.argv[2];
if (!folder) throw new Error('Which folder was date-holidays installed in?');
const require = createRequire(join(folder, 'package.json'));
const HolidaysOf = require('date-holidays') as Holidays;
const { version: packageVersion } = JSON.parse(
  readFileSync(join(folder, 'node_modules/date-holidays/package.json'), 'utf8'),
) as { version: string };
const computedBy = `date-holidays ${packageVersion}`;

const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
const isSunday = (date: string): boolean => new Date(date).getUTCDay() === 0;
const inOrder = (days: Day[]): Day[] =>
  [...new Map(days.map((day) => [day[0], day])).values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));

/** Days of rest by law; those of banks alone are not meant. */
const publicDays = (computed: Computed, year: number): ComputedDay[] =>
  computed
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map((day) => ({ ...day, date: day.date.slice(0, 10) }))
    .filter(({ date }) => date.startsWith(`${year}-`));

const spainYear = (region: string | null, year: number): Year => {
  const published = publishedYears.find((one) => one.year === year);
  const national = new Set(
    published
      ? published.national.split(' ').map((day) => `${year}-${day}`)
      : publicDays(new HolidaysOf('ES'), year).map(({ date }) => date),
  );
  if (published) {
    const own = region ? published.regions[region]!.split(' ').map((day) => `${year}-${day}`) : [];
    return {
      year,
      status: 'official',
      source: published.source,
      holidays: inOrder([
        ...[...national].map((date): Day => [date, nameOf(null, date), 'national']),
        ...own.map((date): Day => [date, nameOf(region, date), 'regional']),
      ]),
    };
  }
  const { without, add = [] } = corrections[region ?? ''] ?? {};
  const days = publicDays(region ? new HolidaysOf('ES', region) : new HolidaysOf('ES'), year)
    .filter(({ date }) => !without?.test(date))
    .map(({ date, name }): Day => [date, name, national.has(date) ? 'national' : 'regional']);
  const added = add.map((day): Day => [`${year}-${day}`, nameOf(region, `${year}-${day}`), 'regional']);
  return {
    year,
    status: 'provisional',
    source: computedBy,
    holidays: inOrder([...days, ...added].filter(([date]) => !isSunday(date))),
  };
};

const spain = (): Seed[] =>
  [null, ...Object.keys(regionNames)].map((region) => ({
    code: region ? `ES-${region}` : 'ES',
    name: region ? regionNames[region]! : 'España',
    parentCode: region ? 'ES' : null,
    version,
    zone: region === 'CN' ? 'Atlantic/Canary' : 'Europe/Madrid',
    workingWeekdays: [1, 2, 3, 4, 5],
    years: years.map((year) => spainYear(region, year)),
  }));

/** Colombia publishes no list: its holidays follow from laws, so those of a year are certain once nobody can add one. */
const colombia = (): Seed[] => [
  {
    ...countryOf('CO', 'Colombia', 'America/Bogota'),
    years: years.map((year) => ({
      year,
      status: year <= 2026 ? 'official' : 'provisional',
      source: `Ley 51 de 1983, Ley 2578 de 2026; ${computedBy}`,
      holidays: holidaysOf('CO', year).filter(([date]) => !isSunday(date)),
    })),
  },
];

const holidaysOf = (country: string, year: number): Day[] =>
  inOrder(publicDays(new HolidaysOf(country), year).map(({ date, name }): Day => [date, name, 'national']));

const countryOf = (code: string, name: string, zone: string): Seed => ({
  code,
  name,
  parentCode: null,
  version,
  zone,
  workingWeekdays: [1, 2, 3, 4, 5],
  years: years.map((year) => ({
    year,
    status: 'provisional',
    source: computedBy,
    holidays: holidaysOf(code, year),
  })),
});

const files: Record<string, Seed[]> = {
  es: spain(),
  co: colombia(),
  others: [
    countryOf('AD', 'Andorra', 'Europe/Andorra'),
    countryOf('AR', 'Argentina', 'America/Argentina/Buenos_Aires'),
    countryOf('BR', 'Brasil', 'America/Sao_Paulo'),
    countryOf('CL', 'Chile', 'America/Santiago'),
    countryOf('DE', 'Deutschland', 'Europe/Berlin'),
    countryOf('EC', 'Ecuador', 'America/Guayaquil'),
    countryOf('FR', 'France', 'Europe/Paris'),
    countryOf('GB', 'United Kingdom', 'Europe/London'),
    countryOf('IE', 'Ireland', 'Europe/Dublin'),
    countryOf('IT', 'Italia', 'Europe/Rome'),
    countryOf('MX', 'México', 'America/Mexico_City'),
    countryOf('PE', 'Perú', 'America/Lima'),
    countryOf('PT', 'Portugal', 'Europe/Lisbon'),
    countryOf('US', 'United States', 'America/New_York'),
    countryOf('UY', 'Uruguay', 'America/Montevideo'),
  ],
};

/** A line for each year, so that a change of one is read as one. */
const write = (seeds: Seed[]): string =>
  `[\n${seeds
    .map(({ years: all, ...head }) => {
      const lines = all.map((year) => `    ${JSON.stringify(year)}`).join(',\n');
      return `  ${JSON.stringify(head).slice(0, -1)},"years":[\n${lines}\n  ]}`;
    })
    .join(',\n')}\n]\n`;

const target = join(import.meta.dirname, '../apps/server/src/calendars/generated');
mkdirSync(target, { recursive: true });
for (const [name, seeds] of Object.entries(files)) {
  writeFileSync(join(target, `${name}.json`), write(seeds));
  process.stdout.write(`${name}.json: ${seeds.length} calendars\n`);
}
