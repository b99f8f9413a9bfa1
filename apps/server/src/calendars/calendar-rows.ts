import { HiloError } from '@hilo/api';
import type { CalendarYear } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { StoredCalendar } from './lay-all.ts';

type Row = Selectable<DB['calendar']>;
/** A year as it is kept; a person's word is told from the program's, which a new release may replace. */
export type KeptYear = CalendarYear & { isEdited?: true };
export type KeptCalendar = Omit<Row, 'years'> & { years: KeptYear[] };

const typed = (row: Row): KeptCalendar => ({ ...row, years: row.years as KeptYear[] });

export const stored = (row: KeptCalendar): StoredCalendar => ({
  code: row.code,
  version: row.version,
  parentCode: row.parentCode,
  scope: row.scope,
  zone: row.zone,
  workingWeekdays: row.workingWeekdays,
  years: row.years,
});

/** The newest version of each. */
export const newestCalendars = async (db: Kysely<DB>): Promise<KeptCalendar[]> =>
  (
    await db
      .selectFrom('calendar')
      .distinctOn('code')
      .selectAll()
      .orderBy('code')
      .orderBy('version', 'desc')
      .execute()
  ).map(typed);

/** A version with those that it lies on, itself first; the newest where none is named. @throws resource.notFound */
export const calendarChain = async (
  db: Kysely<DB>,
  code: string,
  version?: number,
): Promise<[KeptCalendar, ...KeptCalendar[]]> => {
  const { rows } = await sql<Row>`
    with recursive chain as (
      (select *, 0 as depth from calendar where code = ${code} and (${version ?? null}::int is null
        or version = ${version ?? null}::int) order by version desc limit 1)
      union all
      select below.*, chain.depth + 1 from calendar below join chain
        on below.code = chain.parent_code and below.version = chain.parent_version)
    select * from chain order by depth`.execute(db);
  const [first, ...below] = rows.map(typed);
  if (!first)
    throw new HiloError('resource.notFound', 'There is no such calendar, or no such version of it.');
  return [first, ...below];
};

/** Whoever changes calendars takes turns: a change of one is a change of all that lie on it. */
export const lockCalendars = async (unit: Unit): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('calendars', 0))`.execute(unit.trx);
};

type NewVersion = Pick<
  KeptCalendar,
  'code' | 'name' | 'parentCode' | 'scope' | 'zone' | 'workingWeekdays' | 'years'
>;

/**
 * Keeps a calendar as a new version, and makes one of everything that lies on it, so that a code with a version means
 * the same days for ever. The caller holds the lock.
 * @param createdBy null: it came with the program
 */
export const addVersion = async (
  unit: Unit,
  calendar: NewVersion,
  createdBy: string | null,
): Promise<number> => {
  const newest = new Map((await newestCalendars(unit.trx)).map((row) => [row.code, row]));
  const put = async (one: NewVersion): Promise<number> => {
    const version = (newest.get(one.code)?.version ?? 0) + 1;
    const below = one.parentCode === null ? null : newest.get(one.parentCode);
    const row = {
      code: one.code,
      version,
      name: one.name,
      parentCode: one.parentCode,
      parentVersion: below?.version ?? null,
      scope: one.scope,
      zone: below?.zone ?? one.zone,
      workingWeekdays: below?.workingWeekdays ?? one.workingWeekdays,
      years: JSON.stringify(one.years),
      createdAt: unit.now,
      createdBy,
    };
    await unit.trx.insertInto('calendar').values(row).execute();
    newest.set(one.code, { ...row, years: one.years });
    unit.emit({ type: 'calendar.changed', facts: { code: one.code, version } });
    for (const child of newest.values()) if (child.parentCode === one.code) await put(child);
    return version;
  };
  return put(calendar);
};
