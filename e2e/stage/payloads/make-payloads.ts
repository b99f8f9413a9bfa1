import { readFileSync } from 'node:fs';
import { type Carrier, families, scripts } from './families.ts';
import { contexts, spellings } from './spell.ts';

/** The 223 of DOMPurify's own tests (see fixtures/read/dompurify). */
const known = (
  JSON.parse(
    readFileSync(
      new URL('../../../channels/email/fixtures/read/dompurify/payloads.json', import.meta.url),
      'utf8',
    ),
  ) as { payload: string }[]
).map(({ payload }) => payload.trim());

export const knownCount = known.length;
/** So many that each family comes at least three times after the known ones. */
export const someCount = knownCount + 3 * Object.keys(families).length;

/**
 * So many, no two the same: first the known ones, then one of each family by turns, each time with another carrier,
 * script, context and spelling.
 */
export const makePayloads = (count: number): string[] => {
  const made = new Set(known);
  const shelves: (readonly Carrier[])[] = Object.values(families);
  for (let n = 0; made.size < count; n++) {
    const shelf = shelves[n % shelves.length]!;
    const turn = Math.floor(n / shelves.length);
    const carrier = shelf[turn % shelf.length]!;
    const script = scripts[(turn * 5 + n) % scripts.length]!;
    const context = contexts[(turn * 3 + Math.floor(n / 7)) % contexts.length]!;
    // The first of each carrier is spelt as everybody would.
    const spell =
      spellings[(Math.floor(turn / shelf.length) * 7 + Math.floor(turn / 13)) % spellings.length]!;
    const payload = (context + spell(carrier(script))).trim();
    if (payload !== '') made.add(payload);
  }
  return [...made].slice(0, count);
};

export const inPieces = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
