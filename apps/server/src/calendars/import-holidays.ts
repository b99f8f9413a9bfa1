import { HiloError, type ImportedHolidays, type importHolidaysBody } from '@hilo/api';
import { type Actor, type Calendar, parseHolidaysCsv, parseIcal, type ReadHoliday } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { addVersion, calendarChain, type KeptCalendar, stored } from './calendar-rows.ts';
import { layAll } from './lay-all.ts';
import { agentOf, inTurn, withYear } from './write-calendar.ts';

type Body = z.output<typeof importHolidaysBody>;
type YearOfFile = ImportedHolidays['years'][number];

/**
 * Brings the days of a file into the days of its own of a calendar: all of them are one new version. Lines that cannot
 * be read are told and left out; what is there already, here or in what it lies on, is not there twice.
 * @throws auth.forbidden, resource.notFound
 */
export const importHolidays = async (
  app: App,
  actor: Actor,
  code: string,
  body: Body,
): Promise<ImportedHolidays> => {
  authorise(actor, 'promises.write');
  return inTurn(app, actor, async (unit) => {
    const chain = await calendarChain(unit.trx, code);
    const [row] = chain;
    const whole = layAll(chain.map(stored)).get(row.code)!;
    const { format, holidays, problems } = read(body, whole.zone);
    const wanted = new Set(body.years);
    const byYear = Map.groupBy(
      holidays.filter(({ date }) => !body.years || wanted.has(Number(date.slice(0, 4)))),
      ({ date }) => Number(date.slice(0, 4)),
    );
    const years = [...byYear]
      .sort(([a], [b]) => a - b)
      .map(([year, days]) => compare(row, whole, year, days, body.mode));
    const changes = years.filter(({ added, removed }) => added.length + removed.length > 0);
    if (body.isDryRun || changes.length === 0) return { format, years, problems, version: null };
    let keptYears = row.years;
    for (const { year, added, removed } of changes) {
      const gone = new Set(removed.map(({ date }) => date));
      const own = keptYears.find((one) => one.year === year)?.holidays ?? [];
      const { status, source } = body;
      const written = { status, source, holidays: [...own.filter(({ date }) => !gone.has(date)), ...added] };
      keptYears = withYear({ scope: row.scope, years: keptYears }, year, written);
    }
    const version = await addVersion(unit, { ...row, years: keptYears }, agentOf(actor));
    return { format, years, problems, version };
  });
};

const read = ({ text, format, year }: Body, zone: string) => {
  // Spreadsheets and some calendars put a mark of their encoding first.
  const bare = text.replace(/^\uFEFF/, '');
  const isIcal = format ? format === 'ical' : /^\s*BEGIN:VCALENDAR/im.test(bare);
  if (bare.trim() === '')
    throw new HiloError('request.invalid', 'The file is empty.', {
      fields: [{ field: 'text', problem: 'empty' }],
    });
  return isIcal
    ? { format: 'ical' as const, ...parseIcal(bare, { zone }) }
    : { format: 'csv' as const, ...parseHolidaysCsv(bare, year === undefined ? {} : { year }) };
};

const compare = (
  row: KeptCalendar,
  whole: Calendar,
  year: number,
  days: readonly ReadHoliday[],
  mode: Body['mode'],
): YearOfFile => {
  const own = row.years.find((one) => one.year === year)?.holidays ?? [];
  const there = whole.years.find((one) => one.year === year);
  const known = new Set([...own, ...(there?.holidays ?? [])].map(({ date }) => date));
  const inFile = new Set(days.map(({ date }) => date));
  return {
    year,
    added: days.filter(({ date }) => !known.has(date)),
    knownCount: days.filter(({ date }) => known.has(date)).length,
    removed:
      mode === 'replace'
        ? own.filter(({ date }) => !inFile.has(date)).map(({ date, name }) => ({ date, name }))
        : [],
    lacksBelow: row.parentCode !== null && there === undefined,
  };
};
