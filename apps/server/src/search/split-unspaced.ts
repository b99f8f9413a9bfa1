const runs =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+|[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+/gu;
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;

/**
 * Chinese and Japanese part no words: there each two signs that follow each other are taken for one, so that 修理 is
 * found within カメラの修理について. Other words stay as they are.
 * @param withLast also the last sign alone, which begins no pair: for what is indexed
 */
export const splitUnspaced = (word: string, withLast = false): string[] => {
  if (!unspaced.test(word)) return [word];
  return (word.match(runs) ?? []).flatMap((run) => {
    const signs = [...run];
    if (!unspaced.test(run) || signs.length === 1) return [run];
    const pairs = signs.slice(1).map((sign, before) => `${signs[before]}${sign}`);
    return withLast ? [...pairs, signs.at(-1)!] : pairs;
  });
};
