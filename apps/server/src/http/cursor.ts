import { HiloError } from '@hilo/api';

/** A place in a list ordered by (time, id), as an opaque text. */
export type TimeCursor = { at: string; id: string };

export const writeCursor = ({ at, id }: { at: Date; id: string }): string =>
  Buffer.from(`${at.toISOString()}|${id}`).toString('base64url');

/** @throws cursor.invalid */
export const readCursor = (text: string | undefined): TimeCursor | null => {
  if (text === undefined) return null;
  const [at, id] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new HiloError('cursor.invalid', 'This cursor was not made by this list. Start without one.');
  return { at, id };
};

/** Splits one row more than asked into a page and the cursor of the next. */
export const pageFrom = <Row>(rows: Row[], limit: number, place: (row: Row) => { at: Date; id: string }) => ({
  items: rows.slice(0, limit),
  nextCursor: rows.length > limit ? writeCursor(place(rows[limit - 1]!)) : null,
});
