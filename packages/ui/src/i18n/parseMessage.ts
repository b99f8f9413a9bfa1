/** A piece of a message: words, the number of the plural around it, or what stands for an argument. */
export type Piece =
  | string
  | { type: 'count' }
  | { type: 'value'; name: string }
  | { type: 'number'; name: string }
  | {
      type: 'plural' | 'selectordinal' | 'select';
      name: string;
      branches: ReadonlyMap<string, readonly Piece[]>;
    };

const word = /[^\s,{}]+/y;
const space = /\s*/y;

/**
 * Reads a text in the part of ICU MessageFormat that our texts use: `{name}`, `{n, number}`, and `plural` (with `=2`
 * and `#`), `selectordinal` and `select`, nested as deep as one likes. Styles, offsets, dates and quoting by
 * apostrophe are not in it: an apostrophe is one.
 * @throws SyntaxError where the text is not of that form
 * @see https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export function parseMessage(text: string): readonly Piece[] {
  let at = 0;

  const fail = (wanted: string): never => {
    throw new SyntaxError(`${wanted} expected at ${at} in "${text}"`);
  };
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const readWord = (): string => {
    skip(space);
    const found = skip(word) || fail('a word');
    skip(space);
    return found;
  };
  const take = (sign: string): void => {
    if (text[at] !== sign) fail(sign);
    at += 1;
  };

  const readPieces = (isInBranch: boolean, hasCount: boolean): Piece[] => {
    const pieces: Piece[] = [];
    let words = '';
    const push = (piece?: Piece): void => {
      if (words !== '') pieces.push(words);
      words = '';
      if (piece !== undefined) pieces.push(piece);
    };
    while (at < text.length && text[at] !== '}') {
      if (text[at] === '{') push(readArgument());
      else {
        if (text[at] === '#' && hasCount) push({ type: 'count' });
        else words += text[at];
        at += 1;
      }
    }
    if (!isInBranch && at < text.length) fail('the end');
    push();
    return pieces;
  };

  const readArgument = (): Piece => {
    take('{');
    const name = readWord();
    if (text[at] === '}') {
      at += 1;
      return { type: 'value', name };
    }
    take(',');
    const type = readWord();
    if (type === 'number') {
      take('}');
      return { type, name };
    }
    if (type !== 'plural' && type !== 'selectordinal' && type !== 'select') return fail('a known kind');
    take(',');
    const branches = new Map<string, readonly Piece[]>();
    skip(space);
    while (text[at] !== '}') {
      const key = readWord();
      take('{');
      // Within a select, even inside of a plural, `#` is only a sign.
      branches.set(key, readPieces(true, type !== 'select'));
      take('}');
      skip(space);
    }
    take('}');
    if (!branches.has('other')) fail('a branch "other"');
    return { type, name, branches };
  };

  return readPieces(false, false);
}
