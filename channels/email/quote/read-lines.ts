import { dropInvisible, foldText, LINE_LIMIT } from './fold-text.ts';

/** One line of a mail body, read once. */
export type Line = {
  /** As received. */
  raw: string;
  /** Without quote marks, invisible characters and outer space; at most LINE_LIMIT characters. */
  body: string;
  /** `body` folded for comparison with the word tables. */
  folded: string;
  /** Number of leading '>' marks; 0 is unquoted. */
  depth: number;
  /** Nothing to see in it; it may still hold invisible characters. */
  blank: boolean;
  /** Length of the line as received. */
  length: number;
};

/** '>>> look here <<<' is decoration, and a mark set far in is a prompt or a drawing: mail programs set theirs first. */
const isDecoration = (raw: string, text: string): boolean =>
  (text.startsWith('>>') && text.endsWith('<')) || /^(?: {4}|\t)/u.test(raw);

const empty: Omit<Line, 'raw'> = { body: '', folded: '', depth: 0, blank: true, length: 0 };

function readLine(raw: string): Line {
  if (raw === '') return { raw, ...empty };
  const trimmed = raw.trim();
  const text = dropInvisible(trimmed.slice(0, LINE_LIMIT)).trim();
  let depth = 0;
  let at = 0;
  if (!isDecoration(raw, text)) {
    while (at < text.length && (text[at] === '>' || text[at] === ' ')) {
      if (text[at] === '>') depth += 1;
      at += 1;
    }
  }
  const body = depth === 0 ? text : text.slice(at).trim();
  // A line of quote marks alone is a quoted blank line, not a blank line.
  return {
    raw,
    body,
    folded: foldText(body),
    depth,
    blank: text === '' && trimmed.length <= LINE_LIMIT,
    length: raw.length,
  };
}

export const readLines = (text: string): Line[] => text.split(/\r\n|\r|\n/u).map(readLine);
