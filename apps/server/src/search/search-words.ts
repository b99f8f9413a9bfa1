import { infinitiveOf } from '@hilo/core';
import { fewestDigits, findCodes, tail } from './find-codes.ts';
import { splitUnspaced } from './split-unspaced.ts';

const most = 8;

/**
 * The words of a query, as typed; whatever is neither letter, digit nor mark parts them. Bounded: the ninth word makes
 * nothing clearer.
 */
export const searchWords = (text: string): string[] => [...new Set(wordsIn(text))].slice(0, most);

const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’][\p{L}][\p{L}\p{M}]*)?/gu) ?? []).flatMap(
    (word) => splitUnspaced(word),
  );

/**
 * What a text has to hold to be found: of each term one form, of a form all the words. A number or code is looked for
 * as it was typed and in one piece, an irregular verb also by its infinitive.
 */
export const searchTerms = (text: string): string[][] => {
  const terms: string[][] = [];
  let at = 0;
  for (const { start, end, forms } of findCodes(text)) {
    terms.push(...wordsIn(text.slice(at, start)).map(formsOf));
    terms.push([...new Set([wordsIn(text.slice(start, end)).join(' '), ...forms])]);
    at = end;
  }
  terms.push(...wordsIn(text.slice(at)).map(formsOf));
  const seen = new Set<string>();
  return terms.filter(([form]) => !seen.has(form!) && seen.add(form!)).slice(0, most);
};

const formsOf = (word: string): string[] => {
  const infinitive = infinitiveOf(word);
  return infinitive === null ? [word] : [word, infinitive];
};

/**
 * The parts of a name or an address, between spaces; signs belong to them. A telephone number is one, by its end: however
 * it is parted, and whether its country stands before it or not.
 */
export const nameParts = (text: string): string[] => {
  const digits = text.replace(/\D/g, '');
  if (digits.length >= fewestDigits && /^[\d\s+().\-/]+$/.test(text)) return [digits.slice(-tail)];
  return [...new Set(text.toLowerCase().split(/\s+/).filter(Boolean))].slice(0, most);
};

/** A part as a pattern of LIKE that finds it anywhere. */
export const anywhere = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
