import { findWords } from '@hilo/core';

export type Piece = { text: string; isHit: boolean };

/**
 * The part of a text around the first hit, with every hit marked.
 * @param sight so many signs are in sight: where the hit ends within them, the text is shown from its beginning
 */
export function highlight(text: string, query: string, sight = 50, most = 140): Piece[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const hits = findWords(flat, query);
  const [first, end] = hits[0] ?? [0, 0];
  const from = end > sight ? flat.lastIndexOf(' ', first - Math.ceil(sight * 0.4)) + 1 : 0;
  const to = Math.min(flat.length, from + most);
  const pieces: Piece[] = from > 0 ? [{ text: '… ', isHit: false }] : [];
  let at = from;
  for (const [start, end] of hits) {
    if (start < at || end > to) continue;
    if (start > at) pieces.push({ text: flat.slice(at, start), isHit: false });
    pieces.push({ text: flat.slice(start, end), isHit: true });
    at = end;
  }
  if (at < to) pieces.push({ text: flat.slice(at, to) + (to < flat.length ? '…' : ''), isHit: false });
  return pieces;
}
