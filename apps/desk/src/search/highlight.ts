export type Piece = { text: string; isHit: boolean };

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Folds sign by sign, so that a place in the folded text is a place in the original. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = fold(sign);
    for (let index = 0; index < plain.length; index += 1) places.push(at);
    folded += plain;
    at += sign.length;
  }
  places.push(at);
  return { folded, places };
}

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/**
 * The part of a text around the first hit, with every hit marked. Accents and case do not matter, and a hit runs to
 * the end of its word, since the server finds by stems ("reclamación" also finds "reclamaciones").
 */
export function highlight(text: string, query: string, most = 140): Piece[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const words = fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .map((word) => (word.length > 5 ? word.slice(0, -2) : word));
  const { folded, places } = foldWithPlaces(flat);
  const hits: [number, number][] = [];
  for (const word of words)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (isWordSign(folded[at - 1])) continue;
      let end = at + word.length;
      while (isWordSign(folded[end])) end += 1;
      hits.push([places[at] ?? 0, places[end] ?? flat.length]);
    }
  hits.sort((a, b) => a[0] - b[0]);
  const first = hits[0]?.[0] ?? 0;
  const from = first > 40 ? Math.max(0, flat.lastIndexOf(' ', first - 24) + 1) : 0;
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
