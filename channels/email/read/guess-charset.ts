import { alphabets } from './alphabets.ts';

/** So much of a text is looked through for words that are not ASCII, and so many bytes of such words are read. */
const LOOKED_AT = 262_144;
const SAMPLE = 8_192;
/** In Latin letters a word with an accent is mostly ASCII; of other scripts, hardly a byte is. */
const LEAST_HIGH = 0.5;
/** A word in capitals with accents is no other script. */
const LEAST_BYTES = 8;
/** Below this a text reads in no script. */
const LEAST_FIT = 0.68;

/** Frequent characters that one way of writing Chinese has and the other has not, or that both have. */
const frequentHan = new Set(
  '的一是不了在人有我他中大上来來到和地出也子你说說就要下以生会會自着著去之过過家学學对對可她里裏后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長您请請谢謝寄收货貨订訂单單邮郵件',
);

type Candidate = { charset: string; fit: (text: string, foreign: number) => number };

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** How well a text reads in a script, from 0 to 1. */
const candidates: readonly Candidate[] = [
  { charset: 'euc-kr', fit: (text, foreign) => count(text, /[가-힣]/gu) / foreign },
  ...['shift_jis', 'euc-jp'].map((charset) => ({
    charset,
    fit: (text: string, foreign: number) => {
      const kana = count(text, /[ぁ-ヾー]/gu);
      return kana / foreign < 0.2 ? 0 : (kana + count(text, /[\p{sc=Han}　-〕！-～]/gu)) / foreign;
    },
  })),
  ...['gb18030', 'big5'].map((charset) => ({
    charset,
    // Bytes of one read as the other become characters that hardly anybody uses.
    fit: (text: string, foreign: number) => {
      const han = text.match(/\p{sc=Han}/gu) ?? [];
      const frequent = han.filter((character) => frequentHan.has(character)).length / Math.max(1, han.length);
      return frequent < 0.15 ? 0 : Math.min(1, (han.length / foreign) * (0.6 + frequent));
    },
  })),
  ...alphabets.flatMap(({ charsets, ...alphabet }) =>
    charsets.map((charset) => ({
      charset,
      fit: (text: string, foreign: number) => fitOfAlphabet(text, foreign, alphabet),
    })),
  ),
];

/** Letters of the wrong alphabet are the rare ones of it, and of the wrong case: 'зДРАВСТВУЙТЕ'. */
function fitOfAlphabet(
  text: string,
  foreign: number,
  { letter, frequent }: { letter: RegExp; frequent: RegExp },
): number {
  const letters = count(text, letter);
  if (letters === 0) return 0;
  const plain = text.normalize('NFD').toLowerCase();
  const usual = Math.min(1, count(plain, frequent) / letters);
  const odd = count(text, /(?<=\p{Ll})\p{Lu}/gu) / letters;
  const shouted = count(text, /\p{Lu}/gu) / letters;
  return (letters / foreign) * (0.4 + 0.6 * usual) * (1 - Math.min(1, odd * 4)) * (1 - shouted * 0.3);
}

/**
 * The charset of text whose mail names none and which is not UTF-8, where its bytes can only be read in a script other
 * than Latin; null where Latin is as good a guess. Markup and what is written in ASCII beside it count for nothing.
 */
export function guessCharset(bytes: Uint8Array): string | null {
  const words = foreignWords(bytes);
  if (words === null) return null;
  let best: { charset: string; fit: number } | null = null;
  for (const { charset, fit } of candidates) {
    const text = decodeWhole(words, charset);
    if (text === null) continue;
    const foreign = count(text, /[^\p{ASCII}]/gu);
    const found = fit(text, Math.max(1, foreign));
    if (found > LEAST_FIT && (best === null || found > best.fit)) best = { charset, fit: found };
  }
  return best?.charset ?? null;
}

/** Words with a byte beyond ASCII, set apart by blanks; null where they are few, or Latin. */
function foreignWords(bytes: Uint8Array): Uint8Array | null {
  const out = new Uint8Array(SAMPLE);
  let length = 0;
  let high = 0;
  let all = 0;
  const end = Math.min(bytes.length, LOOKED_AT);
  for (let from = 0; from < end && length < SAMPLE; ) {
    let to = from;
    let own = 0;
    // No byte below '@' is the second half of a character, four-byte GB 18030 apart.
    while (to < end && bytes[to]! >= 0x40) if (bytes[to++]! >= 0x80) own += 1;
    if (own > 0) {
      const word = bytes.subarray(from, Math.min(to, from + SAMPLE - length));
      out.set(word, length);
      length += word.length;
      if (length < SAMPLE) out[length++] = 0x20;
      high += own;
      // One of a letter or two is no word: 'à', 'é'.
      if (to - from > 2) all += to - from;
      else high -= own;
    }
    from = to + 1;
  }
  return high >= LEAST_BYTES && high / all >= LEAST_HIGH ? out.subarray(0, length) : null;
}

/** The sample without what the cut broke off at its end; null where it cannot be this charset. */
function decodeWhole(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
