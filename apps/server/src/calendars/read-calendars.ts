import { type CalendarDto, type CalendarRow, type Page, whole } from '@hilo/api';
import type { Actor, Calendar } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { calendarChain, type KeptCalendar, newestCalendars, stored } from './calendar-rows.ts';
import { layAll } from './lay-all.ts';

/** @throws auth.forbidden */
export const listCalendars = async (app: App, actor: Actor): Promise<Page<CalendarRow>> => {
  authorise(actor, 'tickets.read');
  const rows = await newestCalendars(app.db);
  const laid = layAll(rows.map(stored));
  const builtIn = await builtInCodes(app);
  return whole(rows.map((row) => presentRow(row, laid.get(row.code)!, builtIn)));
};

/** One calendar with all its days; an old version as it was. @throws auth.forbidden, resource.notFound */
export const readCalendar = async (
  app: App,
  actor: Actor,
  code: string,
  version?: number,
): Promise<CalendarDto> => {
  authorise(actor, 'tickets.read');
  const chain = await calendarChain(app.db, code, version);
  const [row] = chain;
  const whole = layAll(chain.map(stored)).get(row.code)!;
  const versions = await app.db
    .selectFrom('calendar')
    .select(['version', 'createdAt', 'createdBy'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
  return {
    ...presentRow(row, whole, await builtInCodes(app)),
    years: whole.years.map((year) => {
      const own = row.years.find((one) => one.year === year.year);
      const ownDates = new Set(own?.holidays.map(({ date }) => date));
      return {
        ...pick(year),
        holidays: year.holidays.map((day) => ({ ...day, isOwn: ownDates.has(day.date) })),
        own: own ? { status: own.status, source: own.source } : null,
      };
    }),
    versions: versions.map((one) => ({
      version: one.version,
      createdAt: one.createdAt.toISOString(),
      createdById: one.createdBy,
    })),
  };
};

const pick = ({ year, status, source }: Calendar['years'][number]) => ({ year, status, source });

const presentRow = (row: KeptCalendar, whole: Calendar, builtIn: ReadonlySet<string>): CalendarRow => ({
  code: row.code,
  version: row.version,
  name: row.name,
  parentCode: row.parentCode,
  scope: row.scope,
  zone: whole.zone,
  workingWeekdays: whole.workingWeekdays,
  isBuiltIn: builtIn.has(row.code),
  years: whole.years.map(({ year, status, holidays }) => ({ year, status, count: holidays.length })),
});

/** Those whose first version came with the program, whoever changed them since. */
const builtInCodes = async (app: App): Promise<ReadonlySet<string>> => {
  const rows = await app.db
    .selectFrom('calendar')
    .select('code')
    .where('version', '=', 1)
    .where('createdBy', 'is', null)
    .execute();
  return new Set(rows.map(({ code }) => code));
};
