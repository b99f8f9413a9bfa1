import { infinitiveOf } from './infinitive-of.ts';
import { splitUnwanted } from './split-unwanted.ts';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;
/** What a stemmer takes away at the most, of a word that is long enough for it. */
const beginningOf = (word: string): string => (word.length > 5 ? word.slice(0, -2) : word);
/** A shorter word than this stands for itself: what only begins like it is another. */
const shortest = 4;
/** What stands in every text and says nothing of what is looked for. */
const passedOver = new Set(
  `a al con de del e el en es esta este ha he la las le les lo los me mi mis no nos o para pero por que se ser si sin
  sobre su sus te tu tus un una unas uno unos y ya yo
  an and are as at be by for from has have he i if in is it me my not of on or our she so that the them they this to
  was we were will with you your`.split(/\s+/),
);

/**
 * Where the words of a query stand in a text, as [start, end], for the eye: the database finds by stems, so that a word is
 * one of them that begins alike or is a form of the same verb. Accents and case do not matter. Articles and the like are
 * passed over where there is any other word, and a last short word may be the beginning of one that is being typed.
 */
export const findWords = (text: string, query: string): [number, number][] => {
  const { wanted } = splitUnwanted(query);
  const given = (wanted.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter((word) => word.length > 1);
  const telling = given.filter((word) => !passedOver.has(fold(word)));
  const asked = telling.length > 0 ? telling : given;
  const last = telling.at(-1);
  const isWhole = (word: string): boolean => word.length < shortest && word !== last;
  const wholes = new Set(asked.filter(isWhole).map(fold));
  const beginnings = asked
    .filter((word) => !isWhole(word))
    .flatMap((word) => [word, infinitiveOf(word) ?? word])
    .map((word) => beginningOf(fold(word)));
  const infinitives = new Set(asked.map((word) => infinitiveOf(word) ?? fold(word)));
  const found: [number, number][] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (unspaced.test(word)) {
      for (const part of asked) {
        const at = word.indexOf(part);
        if (at >= 0) found.push([index + at, index + at + part.length]);
      }
      continue;
    }
    const folded = fold(word);
    const infinitive = infinitiveOf(word);
    const isMeant = wholes.has(folded) || beginnings.some((one) => folded.startsWith(one));
    if (isMeant || (infinitive && infinitives.has(infinitive))) found.push([index, index + word.length]);
  }
  return found;
};

/** The part of a text that shows the first of the words, from a little before it; its beginning where none stands in it. */
export const cutAround = (text: string, query: string, length: number): string => {
  if (text.length <= length) return text;
  const [first] = findWords(text, query);
  const before = Math.floor(length / 4);
  if (!first || first[1] <= length - before) return text.slice(0, length);
  const from = first[0] - before;
  return text.slice(text.indexOf(' ', from) + 1, from + length);
};
