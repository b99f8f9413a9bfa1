/** How many letters have to be typed, left out or swapped with their neighbour to make one word of the other. */
const typingErrors = (one: string, other: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        next[j - 1]! + 1,
        row[j]! + 1,
        row[j - 1]! + (isSame ? 0 : 1),
        isSwapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length]!;
};

/** The word that was probably meant; null where none has half of its letters right. Capitals do not count. */
export const nearestWord = (typed: string, words: readonly string[]): string | null => {
  if (typed.length > 100) return null;
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const errors = typingErrors(typed.toLowerCase(), word.toLowerCase());
    if (errors < least && errors * 2 <= Math.max(typed.length, word.length))
      [nearest, least] = [word, errors];
  }
  return nearest;
};
