/** The words to find, and each thing that must not be held beside them: a word, or several that stand side by side. */
export type Wish = { wanted: string; unwanted: string[] };

const quoted = '"[^"]+"|“[^”]+”|«[^»]+»';
/** What is quoted is passed over, so that a minus within it is a part of it. A number below zero is no word to leave out. */
const pieces = new RegExp(`(?<=^|\\s)-(${quoted}|\\p{L}[^\\s"“”«»]*)|${quoted}`, 'gu');

/**
 * Parts a query at its minus signs: `caldera -garantía -"mes pasado"`. One that wants nothing is taken as it stands: its
 * minus signs are no more than signs.
 */
export const splitUnwanted = (query: string): Wish => {
  const unwanted: string[] = [];
  const wanted = query.replace(pieces, (piece, left: string | undefined) => {
    if (left === undefined) return piece;
    unwanted.push(left);
    return ' ';
  });
  return /[\p{L}\p{N}]/u.test(wanted) ? { wanted, unwanted } : { wanted: query, unwanted: [] };
};
