/** Only this much of a line is looked at: longer lines are never attributions, headers or sign-offs. */
export const LINE_LIMIT = 600;

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
/** Folding these is lowering them. */
const plain = /^(?:[!-_a-~]| (?! ))*$/u;
const marks = /\p{M}/gu;

/** Drops characters that show nothing (direction marks, soft hyphens, byte order marks). */
export const dropInvisible = (text: string): string => text.replace(invisible, '');

/**
 * Lower case, without accents, straight apostrophes, single spaces.
 * Both the word tables and the lines go through it, so 'escribio:' meets 'escribió'.
 */
export function foldText(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(marks, '')
    .toLowerCase()
    .replace(marks, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/gu, (digit) => String(digitValue(digit)))
    .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .normalize('NFC');
}

/** Arabic, Persian and full-width digits stand at the code points ending in their value. */
const digitValue = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0;
  return code >= 0xff10 ? code - 0xff10 : code & 15;
};

const escapeForRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Scripts that set no spaces between words: a phrase may touch its neighbours. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/**
 * Source of a regex group matching any of the phrases, the longest first, as whole words where the script has
 * words. It contains literals only, so matching stays linear in the line.
 */
export function anyPhrase(phrases: readonly string[]): string {
  const folded = [...new Set(phrases.map(foldText))].filter((phrase) => phrase !== '');
  folded.sort((a, b) => b.length - a.length);
  // Phrases that need the same word boundaries share them: one look-behind a group, not one a phrase.
  const groups = new Map<string, string[]>();
  for (const phrase of folded) {
    const before = needsBoundary(phrase.slice(0, 1)) ? '(?<![\\p{L}\\p{N}])' : '';
    const after = needsBoundary(phrase.slice(-1)) ? '(?![\\p{L}\\p{N}])' : '';
    const key = `${before}%${after}`;
    groups.set(key, [...(groups.get(key) ?? []), escapeForRegex(phrase)]);
  }
  const alternatives = [...groups].map(([key, literals]) => key.replace('%', `(?:${literals.join('|')})`));
  return `(?:${alternatives.join('|')})`;
}

const needsBoundary = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter) && !unspaced.test(letter);
