/** What a comment, a literal or an expression of a template begins with, at the place where the reader stands. */
const comment = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const quoted = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const pattern = /\/(?![*/>])(?:[^[\\/\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const templateText = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))+/y;

/** After these a slash begins a pattern; after anything else it divides, or closes an element. */
const beforePattern = /(?:^|[=(,:[!&|?{;+*%~^-]|=>|\b(?:return|case|typeof|in|of))\s*$/;

/**
 * A text without its comments, each sign of them a space, so that lines and columns stay. Whatever looks like one inside
 * of a string, a template or a pattern is none: `/auth/*` would else hide the rest of its file from every fence.
 */
export const withoutComments = (text: string): string => {
  let at = 0;
  let code = '';
  /** For each template that is open: how many braces of the expression in it are. */
  const open: number[] = [];
  const take = (shape: RegExp): string | null => {
    shape.lastIndex = at;
    return shape.exec(text)?.[0] ?? null;
  };
  const keep = (part: string): void => {
    code += part;
    at += part.length;
  };
  const readTemplate = (): void => {
    keep(take(templateText) ?? '');
    if (text.startsWith('${', at)) {
      keep('${');
      open.push(0);
    } else keep(text.slice(at, at + 1));
  };
  while (at < text.length) {
    const sign = text[at]!;
    if (sign === '`') {
      keep(sign);
      readTemplate();
    } else if (sign === '}' && open.at(-1) === 0) {
      open.pop();
      keep(sign);
      readTemplate();
    } else if (sign === '/') {
      const words = take(comment);
      if (words !== null) {
        code += words.replace(/[^\n]/g, ' ');
        at += words.length;
      } else keep((beforePattern.test(code.slice(-40)) && take(pattern)) || sign);
    } else if (sign === '"' || sign === "'") keep(take(quoted) ?? sign);
    else {
      const depth = sign === '{' ? 1 : sign === '}' ? -1 : 0;
      if (depth !== 0 && open.length > 0) open[open.length - 1]! += depth;
      keep(sign);
    }
  }
  return code;
};
