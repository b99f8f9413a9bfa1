import type { Line } from './read-lines.ts';

const begin = '-----begin pgp signed message-----';
const signature = '-----begin pgp signature-----';
const end = '-----end pgp signature-----';
/** RFC 9580 §6.2.2: 'Hash: SHA256', up to an empty line. */
const header = /^[a-z]{3,20}: \S/u;

/** Lines `[from, to)` that a program put around a text it signed in place (RFC 9580 §7): its head and its signature. */
export function armourIn(lines: readonly Line[]): { from: number; to: number }[] {
  const from = lines.findIndex(({ folded, depth }) => depth === 0 && folded === begin);
  if (from < 0) return [];
  let head = from + 1;
  while (head < lines.length && header.test(lines[head]!.folded)) head += 1;
  const start = lines.findIndex(({ folded, depth }, at) => at >= head && depth === 0 && folded === signature);
  if (start < 0) return [];
  const last = lines.findIndex(({ folded }, at) => at > start && folded === end);
  // What stands below is not signed, and text all the same.
  return [
    { from, to: head },
    { from: start, to: last < 0 ? lines.length : last + 1 },
  ];
}
