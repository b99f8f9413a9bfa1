import {
  type changeCalendarBody,
  type createCalendarBody,
  HiloError,
  type writeCalendarYearBody,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { requireVersion } from '../app/require-version.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import { requireTimeZone } from '../settings/organisation.ts';
import {
  addVersion,
  calendarChain,
  type KeptCalendar,
  lockCalendars,
  newestCalendars,
} from './calendar-rows.ts';
import { makeCode } from './make-code.ts';

type Condition = { ifVersion?: number };

/** Whose word a version is; null for a program’s. */
export const agentOf = (actor: Actor): string | null => (actor.type === 'agent' ? actor.agentId : null);

/** One change of calendars: one at a time, and forgotten by the book with its commit. */
export const inTurn = <Result>(
  app: App,
  actor: Actor,
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    await lockCalendars(unit);
    unit.afterCommit(() => createPromiseBook(app).forget());
    return work(unit);
  });
};

/** @throws resource.notFound, resource.changed */
const lockNewest = async (unit: Unit, code: string, { ifVersion }: Condition): Promise<KeptCalendar> => {
  const [row] = await calendarChain(unit.trx, code);
  requireVersion(row, ifVersion, 'this calendar');
  return row;
};

/** A municipality's, the organisation's own, or a whole one that did not come with the program. Resolves with its code. */
export const createCalendar = (
  app: App,
  actor: Actor,
  body: z.output<typeof createCalendarBody>,
): Promise<string> =>
  inTurn(app, actor, async (unit) => {
    const newest = await newestCalendars(unit.trx);
    const isOverlaid = body.scope === 'local' || body.scope === 'own';
    const below = newest.find(({ code }) => code === body.parentCode);
    if (isOverlaid ? !below : body.parentCode !== null) throw invalid('parentCode', 'needed');
    if (!isOverlaid && !body.zone) throw invalid('zone', 'needed');
    if (body.zone) requireTimeZone(body.zone);
    const taken = new Set(newest.map(({ code }) => code));
    if (body.code && taken.has(body.code))
      throw new HiloError('resource.conflict', 'There is a calendar of this code already.');
    const code = body.code ?? makeCode(body.name, body.parentCode, taken);
    await addVersion(
      unit,
      {
        code,
        name: body.name,
        parentCode: body.parentCode,
        scope: body.scope,
        zone: below?.zone ?? body.zone!,
        workingWeekdays: below?.workingWeekdays ?? body.workingWeekdays ?? [1, 2, 3, 4, 5],
        years: [],
      },
      agentOf(actor),
    );
    return code;
  });

/** Its name, zone or working days. @throws resource.notFound, resource.changed, request.invalid */
export const changeCalendar = (
  app: App,
  actor: Actor,
  code: string,
  body: z.output<typeof changeCalendarBody>,
  condition: Condition = {},
): Promise<number> =>
  inTurn(app, actor, async (unit) => {
    const row = await lockNewest(unit, code, condition);
    if (body.zone) requireTimeZone(body.zone);
    if (row.parentCode !== null && (body.zone ?? body.workingWeekdays)) throw invalid('zone', 'inherited');
    const next = {
      ...row,
      name: body.name ?? row.name,
      zone: body.zone ?? row.zone,
      workingWeekdays: body.workingWeekdays ? [...new Set(body.workingWeekdays)].sort() : row.workingWeekdays,
    };
    return addVersion(unit, next, agentOf(actor));
  });

/** The days of its own in a year, in place of those it had. Resolves with the new version. */
export const writeCalendarYear = (
  app: App,
  actor: Actor,
  { code, year }: { code: string; year: number },
  body: z.output<typeof writeCalendarYearBody>,
  condition: Condition = {},
): Promise<number> =>
  inTurn(app, actor, async (unit) => {
    const row = await lockNewest(unit, code, condition);
    const elsewhere = body.holidays.find(({ date }) => !date.startsWith(`${year}-`));
    if (elsewhere) throw invalid('holidays', 'otherYear');
    return addVersion(unit, { ...row, years: withYear(row, year, body) }, agentOf(actor));
  });

/** The years with one of them as a person says it is. */
export const withYear = (
  row: Pick<KeptCalendar, 'years' | 'scope'>,
  year: number,
  { status, source, holidays }: z.output<typeof writeCalendarYearBody>,
): KeptCalendar['years'] => {
  const byDate = new Map(
    holidays.map(({ date, name, scope }) => [
      date,
      { date, name, scope: scope ?? (row.scope as 'national' | 'regional' | 'local' | 'own') },
    ]),
  );
  const written = {
    year,
    status,
    source,
    holidays: [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    isEdited: true as const,
  };
  return [...row.years.filter((one) => one.year !== year), written].sort((a, b) => a.year - b.year);
};

/** Only one that did not come with the program and that nothing names. @throws resource.notFound, resource.conflict */
export const deleteCalendar = (app: App, actor: Actor, code: string): Promise<void> =>
  inTurn(app, actor, async (unit) => {
    const row = await lockNewest(unit, code, {});
    const { rows } = await sql<{ isNamed: boolean }>`
      select exists (select from calendar where code = ${code} and version = 1 and created_by is null)
        or exists (select from calendar where parent_code = ${code})
        or exists (select from opening_hours where calendar_code = ${code} and archived_at is null)
        or exists (select from setting where name = 'regime' and value->>'place' = ${code})
        or exists (select from customer where place = ${code})
        or exists (select from clock where string_to_array(trace->>'calendarCode', '+') @> array[${code}::text])
          as is_named`.execute(unit.trx);
    if (rows[0]!.isNamed)
      throw new HiloError(
        'resource.conflict',
        'This calendar came with the program, or something counts by it.',
      );
    await unit.trx.deleteFrom('calendar').where('code', '=', code).execute();
    unit.emit({ type: 'calendar.changed', facts: { code, version: row.version } });
  });

const invalid = (field: string, problem: string): HiloError =>
  new HiloError('request.invalid', `The calendar cannot be kept like this: ${field} ${problem}.`, {
    fields: [{ field, problem }],
  });
