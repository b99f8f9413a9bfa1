import type { Locale } from '../public/say-moment.ts';

/** How a table is written: for programs as RFC 4180 says, for a person as the spreadsheet of her language opens it. */
export type CsvForm = {
  locale: Locale | null;
  delimiter: ',' | ';';
  decimal: '.' | ',';
  /** In which times are written; null: ISO 8601 in UTC. */
  timeZone: string | null;
};

export type Cell = string | number | boolean | Date | null;

/** A spreadsheet in Spanish expects semicolons, and knows by the mark that it is UTF-8. */
export const csvFormFor = (locale: Locale | null, timeZone: string): CsvForm => ({
  locale,
  delimiter: locale === 'es' ? ';' : ',',
  decimal: locale === 'es' ? ',' : '.',
  timeZone: locale === null ? null : timeZone,
});

/** The headings, behind the mark where a person opens it. */
export const csvHead = (names: readonly string[], form: CsvForm): string =>
  `${form.locale === null ? '' : '\ufeff'}${csvRow(names, form)}`;

export const csvRow = (cells: readonly Cell[], form: CsvForm): string =>
  `${cells.map((cell) => quoted(inText(cell, form))).join(form.delimiter)}\r\n`;

const ticks = { es: ['no', 'sí'], en: ['no', 'yes'] } as const;

const inText = (cell: Cell, form: CsvForm): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', form.decimal);
  if (cell instanceof Date)
    return form.timeZone === null ? cell.toISOString() : localTime(form.timeZone, cell);
  if (typeof cell === 'boolean')
    return form.locale === null ? String(cell) : ticks[form.locale][cell ? 1 : 0];
  return asText(cell);
};

/**
 * What a stranger wrote must not be taken for a formula: not at the beginning of a cell, nor where a spreadsheet that
 * parts columns by another sign would see one begin.
 */
const asText = (text: string): string =>
  text.replace(/([,;\t\r\n]"*)(?=[=+\-@])/g, "$1'").replace(/^(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, "'");

const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** "2026-03-02 10:00": every spreadsheet takes it for a moment, and it sorts. */
const localTime = (timeZone: string, at: Date): string => {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  formats.set(timeZone, format);
  return format.format(at);
};
const formats = new Map<string, Intl.DateTimeFormat>();
