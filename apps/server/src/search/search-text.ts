import { infinitiveOf } from '@hilo/core';
import { findCodes } from './find-codes.ts';
import { splitUnspaced } from './split-unspaced.ts';

/**
 * A text as it is indexed: the words alone, parted exactly as `searchTerms` parts a query. PostgreSQL would keep an
 * e-mail address, a host, a file name or 12.50 as one piece, which nobody finds by a part of it. What is written in
 * several ways is there a second time in one piece: O'Brien as obrien, 612 34 56 78 as 612345678. An irregular form
 * brings its infinitive, by which every other form finds it.
 */
export const searchText = (text: string): string => {
  const words = text
    .split(/[^\p{L}\p{N}\p{M}'’]+/u)
    .filter(Boolean)
    .flatMap((word) => splitUnspaced(word, true));
  const joined = words.filter((word) => /['’]/.test(word)).map((word) => word.replace(/['’]/g, ''));
  const infinitives = [...new Set(words)].flatMap((word) => infinitiveOf(word) ?? []);
  return [
    ...words,
    ...joined,
    ...new Set(infinitives),
    ...findCodes(text).flatMap(({ forms }) => forms),
  ].join(' ');
};

/** The name of a file as it is indexed, with the words that only their letters part: FacturaMarzo2026.pdf. */
export const fileWords = (name: string): string => {
  const parted = name.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ');
  return parted === name ? name : `${name} ${parted}`;
};
