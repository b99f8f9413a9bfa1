/** Days are counted from 1 January 1970, so that adding one needs no calendar. Dates are written YYYY-MM-DD. */
export const dayMs = 86_400_000;

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** @throws RangeError where it is no day: 2027-02-29 */
export const dayOf = (date: string): number => {
  const at = shape.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Some engines take 31 February for 3 March.
  if (Number.isNaN(at) || dateOf(at / dayMs) !== date) throw new RangeError(`"${date}" is no date`);
  return at / dayMs;
};

/** Whether a text is YYYY-MM-DD and a day that there is. */
export const isDate = (text: string): boolean => {
  try {
    dayOf(text);
    return true;
  } catch {
    return false;
  }
};

/** The dates of the years about now are asked for again and again: each is written once. */
const written = new Map<number, string>();
const mostWritten = 20_000;

/** The date (YYYY-MM-DD) of a number of days since 1 January 1970; the inverse of `dayOf`. */
export const dateOf = (day: number): string => {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  if (written.size >= mostWritten) written.clear();
  written.set(day, date);
  return date;
};

/** The year in which a day lies, of days since 1 January 1970. */
export const yearOf = (day: number): number => new Date(day * dayMs).getUTCFullYear();

/** By ISO 8601: 1 is Monday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
