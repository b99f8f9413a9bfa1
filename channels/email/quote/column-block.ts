import { anyPhrase } from './fold-text.ts';
import { allOf } from './languages.ts';
import type { Line } from './read-lines.ts';

/** A block is no longer than this, blank lines included. */
const MAX_LINES = 20;
const setIn = /^(?: {8,}|\t{1,4})/u;
const moment = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\s.{0,3}\d{1,2}[:.]\d{2}/u;
/** A label in a column of its own: far from what stands left of it, and with its value below or behind it. */
const column = (labels: readonly string[]): RegExp =>
  new RegExp(`(?:^|\\s{2})\\s*${anyPhrase(labels)}\\s?(?::|\\s{2}|$)`, 'u');
const to = column(allOf('to'));
const subject = column(allOf('subject'));

/**
 * Older Notes draws the head of history as a table of two columns, far set in: the writer and the moment left, 'To',
 * 'cc' and 'Subject' right. A table that a person types has no such three.
 */
export function columnBlockAt(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (first === undefined || first.blank || !setIn.test(first.raw)) return false;
  const seen = { to: false, subject: false, moment: false };
  for (const line of lines.slice(at, at + MAX_LINES)) {
    if (line.blank) continue;
    if (!setIn.test(line.raw) || line.length > 200) break;
    const text = line.raw.trimEnd().toLowerCase();
    seen.to ||= to.test(text);
    seen.subject ||= subject.test(text);
    seen.moment ||= moment.test(text);
  }
  return seen.to && seen.subject && seen.moment;
}
