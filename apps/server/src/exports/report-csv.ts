import type { ReportDto, reportCsvQuery } from '@hilo/api';
import type { z } from 'zod';
import { type Cell, csvFormFor, csvHead, csvRow } from './csv.ts';
import { type Column, headingOf } from './export-words.ts';

type Asked = Pick<z.infer<typeof reportCsvQuery>, 'table' | 'locale'>;

const dayColumns = ['day', 'answered', 'resolved'] as const satisfies Column[];
const whomColumns = [
  'id',
  'name',
  'waiting',
  'oldestSince',
  'answered',
  'resolved',
  'firstAnswers',
  'medianSeconds',
  'p90Seconds',
] as const satisfies Column[];

/** One table of a report as CSV. */
export const reportCsv = (report: ReportDto, { table, locale: asked }: Asked): string => {
  const locale = asked ?? null;
  const form = csvFormFor(locale, report.timeZone);
  const write = (columns: readonly Column[], rows: Cell[][]): string =>
    csvHead(
      columns.map((column) => headingOf(column, locale)),
      form,
    ) + rows.map((row) => csvRow(row, form)).join('');
  if (table === 'days')
    return write(
      dayColumns,
      report.days.map(({ day, answered, resolved }) => [day, answered, resolved]),
    );
  const whole = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds));
  return write(
    whomColumns,
    report[table === 'channels' ? 'byChannel' : 'byAgent'].map((row) => [
      row.id,
      row.name,
      row.waiting.count,
      row.waiting.oldestSince === null ? null : new Date(row.waiting.oldestSince),
      row.answered,
      row.resolved,
      row.firstAnswers,
      whole(row.medianSeconds),
      whole(row.p90Seconds),
    ]),
  );
};
