import { attributionAt, looksLikeAttribution, namesWriter } from './attribution.ts';
import { columnBlockAt } from './column-block.ts';
import { isDeviceLine } from './device-line.ts';
import {
  bareHeaderBlockAt,
  foreignHeaderBlockAt,
  headerBlockAt,
  isNovellHeader,
  isReplyMarker,
  isRule,
  isTitle,
  separatorAt,
  stackedBlockAt,
  unknownHeaderBlockAt,
} from './header-block.ts';
import { type Hint, hintsFromHtml } from './html-hints.ts';
import { armourIn } from './pgp-armour.ts';
import { type Line, readLines } from './read-lines.ts';
import { findSignature } from './signature.ts';

/** The parts of a mail body. Every non-blank line of the text is in exactly one of them, in its order. */
export type SplitReply = {
  /** What the writer wrote: shown and searched. */
  newText: string;
  /** History of the thread, folded away; null when there is none. */
  quotedText: string | null;
  signature: string | null;
};

type Label = 'new' | 'quote' | 'signature';

/** A '>' line as long as this was wrapped by a program, so the unquoted line below may be its end. */
const WRAPPED_AT = 66;

/** A letter has fewer; each is looked at. */
const MAX_LINES = 20_000;

const nextWritten = (lines: readonly Line[], from: number): number => {
  let at = from;
  while (lines[at]?.blank) at += 1;
  return at;
};

/** Labels lines from `from` on as history. */
const cutFrom = (labels: Label[], from: number): void => {
  labels.fill('quote', from);
};

/** Separators and attributions found in the unquoted lines; what follows is history unless '>' lines do. */
function labelByText(lines: readonly Line[]): Label[] {
  const labels: Label[] = lines.map((line) => (line.depth > 0 ? 'quote' : 'new'));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line.blank || (line.depth > 0 && !isNovellHeader(line))) continue;
    if (
      isReplyMarker(line) ||
      isNovellHeader(line) ||
      separatorAt(lines, at) !== null ||
      headerBlockAt(lines, at) > 0
    ) {
      cutFrom(labels, at);
      break;
    }
    if (
      bareHeaderBlockAt(lines, at) ||
      stackedBlockAt(lines, at) ||
      columnBlockAt(lines, at) ||
      unknownHeaderBlockAt(lines, at) ||
      foreignHeaderBlockAt(lines, at)
    ) {
      cutFrom(labels, at);
      break;
    }
    const span = attributionAt(lines, at);
    if (span === 0) continue;
    const below = nextWritten(lines, at + span);
    if ((lines[below]?.depth ?? 0) > 0) {
      labels.fill('quote', at, at + span);
      at = below - 1;
      continue;
    }
    cutFrom(labels, at);
    break;
  }
  return labels;
}

/** Lines a program broke off a '>' line without repeating the mark: '> … Nullam pharetra d / ignissim odio?'. */
function joinWrapped(lines: readonly Line[], labels: Label[]): void {
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    if (line.depth > 0 || line.blank || labels[at - 1] !== 'quote' || !above || above.blank) continue;
    const below = lines[at + 1];
    if (above.depth === 0 || below === undefined || below.depth === 0) continue;
    const firstWord = line.body.indexOf(' ') < 0 ? line.body.length : line.body.indexOf(' ');
    // A program breaks in mid-sentence; an answer in lower case below a question is an answer.
    const midSentence =
      !/[.?!:]$/u.test(above.body) || (above.body.endsWith('.') && /^\p{Ll}/u.test(line.body));
    if (above.length + firstWord >= WRAPPED_AT && midSentence) labels[at] = 'quote';
  }
}

/** Lines right above a '>' block that read as an attribution in a language not in the table. */
function joinLooseAttribution(lines: readonly Line[], labels: Label[]): void {
  for (let at = 1; at < lines.length; at += 1) {
    if (lines[at]!.depth === 0) continue;
    let last = at - 1;
    if (lines[last]!.depth > 0) continue;
    while (last > 0 && lines[last]!.blank && at - last < 3) last -= 1;
    if (lines[last]!.blank || lines[last]!.depth > 0 || labels[last] === 'quote') continue;
    if (!/[:：>"]\W{0,8}$|@/u.test(lines[last]!.folded)) continue;
    if (namesWriter(lines[last]!)) labels[last] = 'quote';
    let joined = '';
    for (let first = last; first >= 0 && first > last - 3 && !lines[first]!.blank; first -= 1) {
      joined = `${lines[first]!.folded} ${joined}`.trim();
      const reads = joined.length < 400 && looksLikeAttribution(joined) && /^["'<*\p{L}\p{N}]/u.test(joined);
      if (reads && (/\d/u.test(lines[first]!.folded) || last === first)) {
        labels.fill('quote', first, last + 1);
        break;
      }
    }
  }
}

/** Lets the markup speak: its quotes are history, and it may take back what the text rules cut to the end. */
function applyHints(lines: readonly Line[], labels: Label[], hints: readonly Hint[]): void {
  let quoteSeen = false;
  for (const [at, line] of lines.entries()) {
    const hint = hints[at] ?? null;
    if (hint === 'quote') {
      if (!quoteSeen) labelAboveHtmlQuote(lines, labels, at);
      quoteSeen = true;
      labels[at] = 'quote';
    } else if (labels[at] === 'quote' && line.depth > 0 && isCitation(lines, labels, hints, at)) {
      labels[at] = 'new';
    } else if (hint === 'signature' && labels[at] === 'new') {
      labels[at] = 'signature';
    } else if (hint === 'new' && quoteSeen && labels[at] === 'quote' && line.depth === 0) {
      if (attributionAt(lines, at) === 0 && headerBlockAt(lines, at) === 0) labels[at] = 'new';
    }
  }
}

/** A '>' line that the writer set apart himself: its blockquote is no mail program's and nothing above it is history. */
function isCitation(
  lines: readonly Line[],
  labels: readonly Label[],
  hints: readonly Hint[],
  at: number,
): boolean {
  const isEmpty = lines[at]!.folded === '';
  if (isEmpty) return at > 0 && lines[at - 1]!.depth > 0 && labels[at - 1] === 'new';
  if (hints[at] !== 'cited' || attributionAt(lines, at) > 0 || headerBlockAt(lines, at) > 0) return false;
  let above = at - 1;
  while (lines[above]?.folded === '') above -= 1;
  return above >= 0 && labels[above] !== 'quote';
}

/** An attribution the program left outside its quote element. */
function labelAboveHtmlQuote(lines: readonly Line[], labels: Label[], at: number): void {
  let last = at - 1;
  while (lines[last]?.blank) last -= 1;
  const above = lines[last];
  if (above && above.length <= 300 && looksLikeAttribution(above.folded)) labels[last] = 'quote';
}

/** A rule line, or a title between rules, right above history belongs to it. */
function takeRules(lines: readonly Line[], labels: Label[]): void {
  let below: Label = 'new';
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]!;
    if (line.blank) continue;
    if (below === 'quote' && labels[at] === 'new' && (isRule(line) || isTitle(line))) labels[at] = 'quote';
    below = labels[at]!;
  }
}

const anyNew = (lines: readonly Line[], labels: readonly Label[]): boolean =>
  lines.some((line, at) => labels[at] === 'new' && !line.blank && !isDeviceLine(line));

/** Runs `[from, to)` of new lines. */
function newRuns(labels: readonly Label[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let from = 0; from < labels.length; from += 1) {
    if (labels[from] !== 'new') continue;
    let to = from;
    while (to < labels.length && labels[to] === 'new') to += 1;
    runs.push({ from, to });
    from = to;
  }
  return runs;
}

/** Marks the signature in every run of new lines, from the end: the last run that keeps text has the closing. */
function labelSignatures(lines: readonly Line[], labels: Label[]): void {
  let last = true;
  for (const { from, to } of newRuns(labels).reverse()) {
    const { signature, history } = findSignature(lines, from, to, last);
    for (const cut of signature) labels.fill('signature', cut.from, cut.to);
    if (history !== null) labels.fill('quote', history.from, history.to);
    for (let at = from; last && at < to; at += 1) last = lines[at]!.blank || labels[at] !== 'new';
  }
}

function collect(lines: readonly Line[], labels: readonly Label[], wanted: Label): string {
  const kept: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (labels[at] !== wanted) continue;
    // Blank lines are kept between paragraphs only, and one where a part was taken out.
    if (line.raw.trim() === '' && (kept.at(-1) ?? '').trim() === '') continue;
    kept.push(line.raw);
  }
  while (kept.at(-1)?.trim() === '') kept.pop();
  return kept.join('\n');
}

/**
 * Splits a mail body into what the writer wrote, the quoted history and the writer's signature.
 *
 * No non-blank line of `text` is ever lost, and lines keep their order within each part. A mail with nothing above
 * its history (a forward, an answer sent empty) keeps the whole as `newText`. Answers between '>' lines are new
 * text, in order. A closing with just a name ('Un saludo, / Marta') stays in `newText`; the signature delimiter
 * '-- ' is RFC 3676 section 4.3, quote marks are section 4.5. Runs in time linear in the input and never throws.
 *
 * @param input.text the plain text of the mail, any line endings
 * @param input.html its HTML alternative, used as evidence only
 */
export function splitReply(input: { text: string; html?: string | null }): SplitReply {
  const end = endOfLine(input.text, MAX_LINES);
  const parts = splitLines(input.text.slice(0, end), input.html);
  // So many lines are a file poured into a mail: what follows goes with what stands before it.
  const rest = input.text.slice(end).trimEnd().replace(/^\n+/u, '');
  if (rest === '') return parts;
  const part = parts.quotedText === null ? 'newText' : 'quotedText';
  return { ...parts, [part]: `${parts[part]}\n${rest}` };
}

/** Where the line of this number ends, or the text. */
function endOfLine(text: string, number: number): number {
  let at = -1;
  for (let line = 0; line < number; line += 1) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return text.length;
  }
  return at;
}

function splitLines(text: string, html: string | null | undefined): SplitReply {
  const lines = readLines(text);
  let labels = labelByText(lines);
  joinWrapped(lines, labels);
  joinLooseAttribution(lines, labels);
  const hints = html ? hintsFromHtml(html, lines) : null;
  if (hints !== null) applyHints(lines, labels, hints);
  for (const { from, to } of armourIn(lines)) labels.fill('signature', from, to);
  takeRules(lines, labels);
  if (!anyNew(lines, labels)) labels = lines.map(() => 'new');
  const before = [...labels];
  labelSignatures(lines, labels);
  // A mail that is nothing but a closing or a name is shown, unless a program wrote it ('Sent from my iPhone').
  if (!anyNew(lines, labels) && anyNew(lines, before)) labels = before;
  const newText = collect(lines, labels, 'new');
  return {
    newText,
    quotedText: collect(lines, labels, 'quote') || null,
    signature: collect(lines, labels, 'signature') || null,
  };
}
