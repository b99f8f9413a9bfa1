import { Parser } from 'htmlparser2';
import { dropInvisible } from './fold-text.ts';
import type { Line } from './read-lines.ts';

/**
 * What the markup says of a line of text; null is no opinion. `cited` is a blockquote of no mail program: words the
 * writer set apart, or history that an attribution above it gives away.
 */
export type Hint = Mark | null;
type Mark = 'new' | 'quote' | 'signature' | 'cited';

/** More markup than this is not read: the text decides alone. */
const MAX_HTML = 4_000_000;
/** How far the two word sequences may drift before a match is given up. */
const LOOKAHEAD = 40;

const quoteClass =
  /(?:^|\s)(?:x_)?(?:gmail_attr|gmail_extra_quote|moz-cite-prefix|moz-email-headers-table|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|mail-quote-collapse|mailbox_quote|front-blockquote|hmmessage_quote|gmx_quote|moz-forward-container)(?:\s|$)/u;
const gmailQuote = /(?:^|\s)(?:x_)?gmail_quote(?:_container)?(?:\s|$)/u;
const signatureClass =
  /(?:^|\s)(?:x_)?(?:gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block|ms-outlook-mobile-signature|tutanota_signature)(?:\s|$)/u;
const signatureId =
  /^(?:x_)?(?:Signature|ms-outlook-mobile-signature|AppleMailSignature|ms-outlook-mobile-body-separator-line)$/u;
/** From such an element to the end of the mail everything is history. */
const cutId =
  /^(?:x_)?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|replySplit|stopSpelling|zwchr|reply-intro|yahoo_quoted_\d+|isReplyContent|LPBorder_reply)$/u;
const outlookRule = /border:\s*none;\s*border-top:\s*solid\s*#(?:E1E1E1|B5C4DF)/iu;

const skipped = new Set(['head', 'style', 'script', 'title', 'template']);
const voids = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'wbr',
  'col',
  'area',
  'base',
  'embed',
  'source',
  'track',
]);

const kinds: readonly Mark[] = ['quote', 'cited', 'signature'];

type Frame = {
  name: string;
  quote: boolean;
  cited: boolean;
  signature: boolean;
  hidden: boolean;
  gmail: { closed: boolean } | null;
  block: boolean;
};

/** Words of the visible text of `html`, each with what the markup says of it. */
function markWords(html: string): { words: string[]; marks: Mark[] } {
  const words: string[] = [];
  const marks: Mark[] = [];
  const stack: Frame[] = [];
  let afterCut = false;
  let root: Frame = {
    name: '',
    quote: false,
    cited: false,
    signature: false,
    hidden: false,
    gmail: null,
    block: false,
  };
  const top = (): Frame => stack[stack.length - 1] ?? root;
  root = { ...root };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const kind = attributes.class ?? '';
        const id = attributes.id ?? '';
        if (cutId.test(id) || outlookRule.test(attributes.style ?? '')) afterCut = true;
        if (voids.has(name)) return;
        const parent = top();
        const isGmail = gmailQuote.test(kind) && name !== 'blockquote';
        const cite =
          name === 'blockquote' &&
          (attributes.type === 'cite' || gmailQuote.test(kind) || quoteClass.test(kind));
        stack.push({
          name,
          quote: parent.quote || cite || quoteClass.test(kind),
          cited: parent.cited || name === 'blockquote',
          signature: parent.signature || signatureClass.test(kind) || signatureId.test(id),
          hidden: parent.hidden || skipped.has(name),
          gmail: isGmail ? { closed: false } : parent.gmail,
          block: cite,
        });
      },
      onclosetag(name) {
        // A stray closing tag does not occur here: the parser closes what it opened, in order.
        const frame = top();
        if (frame.name !== name) return;
        stack.pop();
        if (frame.block && frame.gmail !== null && !top().quote) frame.gmail.closed = true;
      },
      ontext(text) {
        const frame = top();
        if (frame.hidden) return;
        // Text between the blockquotes of one Gmail quote is an answer between the lines.
        const quote = afterCut || frame.quote || (frame.gmail !== null && !frame.gmail.closed);
        const mark: Mark = quote ? 'quote' : frame.cited ? 'cited' : frame.signature ? 'signature' : 'new';
        for (const word of splitWords(text)) {
          words.push(word);
          marks.push(mark);
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return { words, marks };
}

const splitWords = (text: string): string[] =>
  dropInvisible(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]{1,60}/gu) ?? [];

/**
 * Reads `html` for the marks mail programs leave (gmail_quote, blockquote type=cite, divRplyFwdMsg, …) and carries
 * them over to the lines of the plain text by aligning the words of both. Returns null when the markup says
 * nothing, or when the texts do not match.
 */
export function hintsFromHtml(html: string, lines: readonly Line[]): Hint[] | null {
  if (html.length > MAX_HTML) return null;
  const { words, marks } = markWords(html);
  if (marks.every((mark) => mark === 'new')) return null;
  const hints: Hint[] = [];
  let at = 0;
  let total = 0;
  let matched = 0;
  for (const line of lines) {
    const own = splitWords(line.body);
    const votes: Record<Mark, number> = { new: 0, quote: 0, signature: 0, cited: 0 };
    for (let index = 0; index < own.length; index += 1) {
      total += 1;
      const found = findWord(words, at, own[index]!, own[index + 1]);
      if (found < 0) continue;
      votes[marks[found]!] += 1;
      matched += 1;
      at = found + 1;
    }
    const sum = votes.new + votes.quote + votes.signature + votes.cited;
    const most = kinds.find((kind) => votes[kind] * 2 > sum) ?? 'new';
    hints.push(sum === 0 || sum * 2 < own.length ? null : most);
  }
  return matched * 2 >= total ? hints : null;
}

/** The next place of `word`: right here, or a little further if the word after it agrees too. */
function findWord(words: readonly string[], at: number, word: string, next: string | undefined): number {
  if (words[at] === word) return at;
  for (let place = at + 1; place < at + LOOKAHEAD && place < words.length; place += 1) {
    if (words[place] === word && (next === undefined || words[place + 1] === next)) return place;
  }
  return -1;
}
