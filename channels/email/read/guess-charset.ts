/** So many bytes are looked at: enough to tell, little enough to cost nothing. */
const SAMPLE = 16_384;
/** Of what is written in Latin letters far fewer bytes have the high bit set; of other scripts, most. */
const LEAST_HIGH = 0.3;
/** A word in capitals with accents is no other script. */
const LEAST_BYTES = 12;

/** Frequent characters that one way of writing Chinese has and the other has not, or that both have. */
const frequentHan = new Set(
  '的一是不了在人有我他中大上来來到和地出也子你说說就要下以生会會自着著去之过過家学學对對可她里裏后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長您请請谢謝寄收货貨订訂单單邮郵件',
);

type Candidate = { charset: string; fits: (text: string, foreign: number) => number };

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** How well a text reads in a script, from 0 to 1; below a half it is none. */
const candidates: readonly Candidate[] = [
  { charset: 'euc-kr', fits: (text, foreign) => count(text, /[가-힣]/gu) / foreign },
  ...['shift_jis', 'euc-jp'].map((charset) => ({
    charset,
    fits: (text: string, foreign: number) => {
      const kana = count(text, /[ぁ-ヾー]/gu);
      return kana / foreign < 0.2 ? 0 : (kana + count(text, /[\p{sc=Han}　-〕！-～]/gu)) / foreign;
    },
  })),
  ...['gb18030', 'big5'].map((charset) => ({
    charset,
    // Bytes of one read as the other become characters that hardly anybody uses.
    fits: (text: string, foreign: number) => {
      const han = text.match(/\p{sc=Han}/gu) ?? [];
      const frequent = han.filter((character) => frequentHan.has(character)).length / Math.max(1, han.length);
      return frequent < 0.15 ? 0 : Math.min(1, (han.length / foreign) * (0.6 + frequent));
    },
  })),
  ...['windows-1251', 'koi8-r', 'iso-8859-5'].map((charset) => ({
    charset,
    // Read by the wrong one of them, a text is in capitals or in signs.
    fits: (text: string, foreign: number) => count(text, /[а-яё]/gu) / foreign,
  })),
];

/**
 * The charset of text whose mail names none and which is not UTF-8, where its bytes can only be read in a script other
 * than Latin; null where Latin is as good a guess.
 */
export function guessCharset(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  let high = 0;
  let letters = 0;
  for (const byte of sample) {
    if (byte >= 0x80) high += 1;
    if (byte > 0x20) letters += 1;
  }
  if (high < LEAST_BYTES || high / letters < LEAST_HIGH) return null;
  let best: { charset: string; fit: number } | null = null;
  for (const { charset, fits } of candidates) {
    const text = decodeWhole(sample, charset);
    if (text === null) continue;
    const foreign = count(text, /[^\p{ASCII}]/gu);
    const fit = fits(text, Math.max(1, foreign));
    if (fit > 0.5 && (best === null || fit > best.fit)) best = { charset, fit };
  }
  return best?.charset ?? null;
}

/** The sample without what the cut broke off at its end; null where it cannot be this charset. */
function decodeWhole(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
