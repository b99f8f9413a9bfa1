import { readDayCell } from '../imports/read-cell.ts';
import { isDate } from './day.ts';
import {
  type HolidayProblem,
  type ReadHoliday,
  type ReadHolidays,
  readableText,
  tidyHolidays,
} from './read-holidays.ts';

type Row = { line: number; cells: string[] };

/** What a header calls the column that names the day. Town halls, Google, Outlook and open data portals. */
const nameHeaders =
  /^(festividad|fiesta|festivo|nombre|denominacion|descripcion|motivo|celebracion|asunto|titulo|concepto|name|holiday|subject|summary|title|description|event|festa|nom|nome)\b/;
const dateHeaders = /^(fecha|dia|date|start ?date|data|inicio|comienzo|fecha de (comienzo|inicio))\b/;
/** Outlook and Google write the end beside the start; it is no day of its own. */
const otherHeaders =
  /^(end|fin|fecha de (finalizacion|fin)|hora|start ?time|end ?time|reminder|aviso|all ?day|todo el dia|municipio|localidad|provincia|isla|ambito|tipo|type|codigo|cod|comunidad|id|url)\b/;

const monthNames =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'.split('|');
const englishMonths =
  'january|february|march|april|may|june|july|august|september|october|november|december'.split('|');
const catalanMonths =
  'gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre'.split('|');

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/_/g, ' ').replace(/\s+/g, ' ').trim();

/**
 * The days of a table: a date and a name in each line, with or without a header, in any order of columns, parted by
 * semicolons, commas, tabs or bars. Of several dates in a line each is a day.
 * @param year of dates that name none; else the one year that the file names
 */
export const parseHolidaysCsv = (text: string, { year }: { year?: number } = {}): ReadHolidays => {
  const { rows, unfinished } = readRows(text);
  const problems: HolidayProblem[] = unfinished === null ? [] : [{ line: unfinished, code: 'unfinished' }];
  const found: ReadHoliday[] = [];
  const header = rows.findIndex(isHeader);
  const columns = header === -1 ? null : rows[header]!.cells.map(fold);
  const reading: Reading = { dayOrder: dayOrderOf(rows), year: year ?? onlyYear(text) };
  for (const row of rows.slice(header + 1)) {
    const { dates, problem } = readDates(row, columns, reading);
    if (problem) problems.push({ line: row.line, code: problem });
    if (dates.length === 0) continue;
    const name = readName(row, columns, reading);
    if (name === null) problems.push({ line: row.line, code: 'noName' });
    else found.push(...dates.map((date) => ({ date, name })));
  }
  if (found.length === 0 && problems.length === 0) problems.push({ line: 1, code: 'notACalendar' });
  return tidyHolidays(found, problems);
};

type Reading = { dayOrder: 'dmy' | 'mdy'; year: number | null };

const isHeader = ({ cells }: Row): boolean => {
  const folded = cells.map(fold);
  return folded.some((cell) => dateHeaders.test(cell)) && folded.every((cell) => !/^\d/.test(cell));
};

const readDates = (
  { cells }: Row,
  columns: string[] | null,
  reading: Reading,
): { dates: string[]; problem: HolidayProblem['code'] | null } => {
  const dates: string[] = [];
  let problem: HolidayProblem['code'] | null = null;
  cells.forEach((cell, index) => {
    const column = columns?.[index];
    if (cell.trim() === '' || (column !== undefined && otherHeaders.test(column))) return;
    const isDateColumn = column !== undefined && dateHeaders.test(column);
    const read = readDate(cell, reading);
    if (typeof read === 'string') dates.push(read);
    else if (read.code === 'noYear' || read.code === 'badDate') problem ??= read.code;
    else if (isDateColumn) problem ??= 'badDate';
  });
  if (dates.length > 0) return { dates, problem: null };
  // A line without any date is a title or a remark, unless the header says where the date stands.
  return { dates, problem: problem ?? (columns ? 'noDate' : null) };
};

const readName = ({ cells }: Row, columns: string[] | null, reading: Reading): string | null => {
  const index = columns?.findIndex((column) => nameHeaders.test(column)) ?? -1;
  const named = index === -1 ? '' : (cells[index] ?? '').trim();
  if (named !== '') return named;
  const other = cells.find(
    (cell, at) =>
      /\p{L}{2}/u.test(cell) &&
      typeof readDate(cell, reading) !== 'string' &&
      !isWeekday(cell) &&
      !(columns && (otherHeaders.test(columns[at] ?? '') || dateHeaders.test(columns[at] ?? ''))),
  );
  return other?.trim() ?? null;
};

const isWeekday = (cell: string): boolean =>
  /^(lunes|martes|miercoles|jueves|viernes|sabado|domingo|(mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
    fold(cell),
  );

/** A date, or why it is none. */
const readDate = (
  cell: string,
  { dayOrder, year }: Reading,
): string | { code: 'badDate' | 'noYear' | null } => {
  const text = fold(cell).replace(/^(lunes|martes|miercoles|jueves|viernes|sabado|domingo|\w+day),? /, '');
  const compact = /^(\d{4})(\d{2})(\d{2})(?:t\d+z?)?$/.exec(text);
  const numeric = compact
    ? `${compact[1]}-${compact[2]}-${compact[3]}`
    : readDayCell(text.replace(/[t ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?( ?[ap]m)?z?$/, ''), { dayOrder });
  if (numeric) return isDate(numeric) ? numeric : { code: 'badDate' };
  const words =
    /^(\d{1,2})(?:º|st|nd|rd|th)?(?: de| d'| of)? ?([a-z]+)\.?,?(?: (?:de |del )?(\d{4}))?$/.exec(text) ??
    null;
  const english = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/.exec(text);
  const [day, monthWord, ownYear] = words
    ? [words[1], words[2], words[3]]
    : [english?.[2], english?.[1], english?.[3]];
  const month = monthWord === undefined ? -1 : monthOf(monthWord);
  if (month === -1 || day === undefined) return { code: null };
  const ofYear = ownYear ?? year;
  if (ofYear === null) return { code: 'noYear' };
  const date = `${ofYear}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : { code: 'badDate' };
};

const monthOf = (word: string): number => {
  for (const names of [monthNames, englishMonths, catalanMonths.map(fold)]) {
    const index = names.findIndex((name) => name === word || (word.length >= 3 && name.startsWith(word)));
    if (index !== -1) return index;
  }
  return word === 'setiembre' ? 8 : -1;
};

/** Day before month, as here, unless some line could not be a date then. */
const dayOrderOf = (rows: Row[]): Reading['dayOrder'] => {
  const seconds = rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(cell);
      return match ? [[Number(match[1]), Number(match[2])] as const] : [];
    }),
  );
  const isMonthFirst = seconds.some(([, second]) => second > 12) && seconds.every(([first]) => first <= 12);
  return isMonthFirst ? 'mdy' : 'dmy';
};

/** The year that a title names: "Fiestas locales 2026". */
const onlyYear = (text: string): number | null => {
  const years = new Set(text.match(/\b20\d{2}\b/g) ?? []);
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : null;
};

/** Cells as they stand, in quotes or not; the line of each row, and that of one whose quotes are never closed. */
const readRows = (given: string): { rows: Row[]; unfinished: number | null } => {
  const text = readableText(given);
  const delimiter = delimiterOf(text);
  const rows: Row[] = [];
  let row: Row = { line: 1, cells: [] };
  let cell = '';
  let isQuoted = false;
  let line = 1;
  const endRow = (): void => {
    row.cells.push(cell);
    if (row.cells.some((one) => one.trim() !== '')) rows.push(row);
    cell = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index]!;
    if (sign === '\n') line += 1;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (sign === delimiter) {
      row.cells.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[index + 1] === '\n') continue;
      endRow();
      row = { line: sign === '\n' ? line : line + 1, cells: [] };
      if (sign === '\r') line += 1;
    } else cell += sign;
  }
  if (isQuoted) return { rows, unfinished: row.line };
  endRow();
  return { rows, unfinished: null };
};

/** What most lines are parted by; a comma within a long date ("viernes, 15 de mayo") parts nothing where semicolons do. */
const delimiterOf = (text: string): string => {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const count = (sign: string): number => lines.filter((line) => line.includes(sign)).length;
  const best = [';', '\t', '|'].find((sign) => count(sign) > lines.length / 2);
  return best ?? ',';
};
