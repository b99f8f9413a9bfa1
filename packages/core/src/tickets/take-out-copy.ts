/** What stands where words were. */
const gap = '[…]';

/** A line shorter than this, blanks and marks of quotation left out, says nothing of where it comes from. */
const tellingLength = 8;
/** So many symbols in a row are nobody else's, wherever they stand. */
const surelyCopied = 24;

const squash = (text: string): string => text.replace(/[\s>|]+/g, '').toLowerCase();
const isQuoted = (line: string): boolean => /^\s*>/.test(line);

/** A long line is known by any of its pieces: whoever quotes it may have cut it, or broken it elsewhere. */
const piecesOf = (line: string): string[] => {
  const pieces: string[] = [];
  for (let at = 0; at + surelyCopied <= line.length; at += surelyCopied)
    pieces.push(line.slice(at, at + surelyCopied));
  return pieces.length > 0 ? pieces : [line];
};

const linesOf = (said: string): string[] =>
  said
    .split('\n')
    .map(squash)
    .filter((line) => line !== '');

/** Whether a quotation holds something of what was said. */
export const repeats = (quotation: string, said: string): boolean => {
  const within = squash(quotation);
  const lines = new Set(linesOf(quotation));
  return linesOf(said).some((line) =>
    line.length < tellingLength
      ? line.length >= 3 && lines.has(line)
      : piecesOf(line).some((piece) => within.includes(piece)),
  );
};

/**
 * The words of somebody's own, without those of another message that were copied into them: quoted below ">", sent on,
 * or pasted. What only sounds alike stays. Null where nothing was copied.
 */
export const takeOutCopy = (text: string, said: string): string | null => {
  const whole = said.trim();
  const cut = squash(whole).length >= tellingLength ? text.replaceAll(whole, gap) : text;
  const saidLines = linesOf(said);
  const lines = cut.split('\n');
  const isCopied = lines.map((line) => {
    const squashed = squash(line);
    if (isQuoted(line)) return repeats(line, said);
    return saidLines.some((one) =>
      one.length < surelyCopied
        ? one.length >= tellingLength && one === squashed
        : piecesOf(one).some((piece) => squashed.includes(piece)),
    );
  });
  // A quotation goes as a whole: what is short in it was said by the same.
  spread(lines, isCopied);
  const left = lines.flatMap((line, at) => {
    if (!isCopied[at]) return [line];
    return at > 0 && isCopied[at - 1] ? [] : [gap];
  });
  const rest = left.join('\n');
  return rest === text ? null : rest;
};

const spread = (lines: readonly string[], isCopied: boolean[]): void => {
  for (let from = 0; from < lines.length; from++) {
    if (!isQuoted(lines[from]!)) continue;
    let to = from;
    while (to < lines.length && isQuoted(lines[to]!)) to++;
    if (isCopied.slice(from, to).includes(true)) isCopied.fill(true, from, to);
    from = to;
  }
};
