import { type Calendar, layCalendar } from '@hilo/core';

/** A version as it is kept: only the days that it adds, where it lies on another. */
export type StoredCalendar = Calendar & {
  parentCode: string | null;
  scope: 'national' | 'regional' | 'local' | 'own';
};

/** Whole calendars from versions of which each has the one that it lies on among them. */
export const layAll = (rows: readonly StoredCalendar[]): Map<string, Calendar> => {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const laid = new Map<string, Calendar>();
  const lay = ({
    parentCode,
    scope,
    code,
    version,
    zone,
    workingWeekdays,
    years,
  }: StoredCalendar): Calendar => {
    const known = laid.get(code);
    if (known) return known;
    const own = { code, version, zone, workingWeekdays, years };
    const below = parentCode === null ? undefined : byCode.get(parentCode);
    const isOverlaid = scope === 'local' || scope === 'own';
    const made = below && isOverlaid ? layCalendar(lay(below), { ...own, scope }) : own;
    laid.set(code, made);
    return made;
  };
  for (const row of rows) lay(row);
  return laid;
};
