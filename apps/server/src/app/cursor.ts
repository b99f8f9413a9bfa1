import { HiloError } from '@hilo/api';

/** A place in a list ordered by (time, id), as an opaque text. */
export type TimeCursor = { at: string; id: string };

export const writeCursor = ({ at, id }: { at: Date; id: string }): string =>
  Buffer.from(`${at.toISOString()}|${id}`).toString('base64url');

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws cursor.invalid unless it is, letter by letter, what `writeCursor` makes */
export const readCursor = (text: string | undefined): TimeCursor | null => {
  if (text === undefined) return null;
  const [at = '', id = '', ...more] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (!moment.test(at) || Number.isNaN(Date.parse(at)) || !uuid.test(id) || more.length > 0)
    throw new HiloError('cursor.invalid', 'This cursor was not made by this list. Start without one.');
  return { at, id };
};

/** A place in a list ordered by a number that every row has for itself. @throws cursor.invalid */
export const readNumberCursor = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,15}$/.test(text))
    throw new HiloError('cursor.invalid', 'This cursor was not made by this list. Start without one.');
  return Number(text);
};

/** Splits one row more than asked into a page and the cursor of the next. */
export const pageFrom = <Row>(rows: Row[], limit: number, place: (row: Row) => { at: Date; id: string }) => ({
  items: rows.slice(0, limit),
  nextCursor: rows.length > limit ? writeCursor(place(rows[limit - 1]!)) : null,
});
