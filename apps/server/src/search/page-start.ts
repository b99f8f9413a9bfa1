import { readCursor, writeCursor } from '../app/cursor.ts';
import type { Place } from './read-sample.ts';

/** Where a page of what was found begins, and whether the last word of the query was taken for begun. */
export type PageStart = Place & { isBegun: boolean };

const begun = '~';

export const writePageStart = ({ isBegun, ...place }: PageStart): string =>
  `${writeCursor(place)}${isBegun ? begun : ''}`;

/** @throws cursor.invalid unless `writePageStart` made it */
export const readPageStart = (text: string | undefined): PageStart | null => {
  const isBegun = text?.endsWith(begun) ?? false;
  const place = readCursor(isBegun ? text!.slice(0, -1) : text);
  return place && { at: new Date(place.at), id: place.id, isBegun };
};
