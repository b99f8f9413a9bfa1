import { compile, type HtmlToTextOptions } from 'html-to-text';

/** Documents with more tags or deeper nesting than this are not cleaned but shown as text. */
const MAX_CLEAN_TAGS = 60_000;
const MAX_CLEAN_DEPTH = 1000;

/** Longer documents, or more deeply nested ones, are stripped by a plain scan, which costs little and loses no text. */
const MAX_LENGTH = 400_000;
const MAX_TAGS = 20_000;
const MAX_DEPTH = 200;

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  preserveNewlines: false,
  limits: { maxDepth: MAX_DEPTH + 20, maxInputLength: MAX_LENGTH + 1 },
  selectors: [
    {
      selector: 'a',
      options: {
        hideLinkHrefIfSameAsText: true,
        ignoreHref: false,
        noAnchorUrl: true,
        linkBrackets: ['<', '>'],
      },
    },
    { selector: 'img', format: 'skip' },
    { selector: 'h1', options: { uppercase: false, leadingLineBreaks: 2 } },
    { selector: 'h2', options: { uppercase: false, leadingLineBreaks: 2 } },
    { selector: 'h3', options: { uppercase: false, leadingLineBreaks: 2 } },
    { selector: 'h4', options: { uppercase: false } },
    { selector: 'h5', options: { uppercase: false } },
    { selector: 'h6', options: { uppercase: false } },
    { selector: 'hr', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'head', format: 'skip' },
    { selector: 'td', format: 'inline', options: {} },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'table', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'blockquote', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
  ],
};

const convert = compile(OPTIONS);

/** A HTML body as plain text with lists, links, quotes and one line per table row. Bounded; never throws. */
export function htmlToPlain(html: string): string {
  if (html.length <= MAX_LENGTH && !tooComplex(html, MAX_TAGS, MAX_DEPTH)) {
    try {
      return tidy(convert(separateCells(html)));
    } catch {
      // Fall through: the scan below takes anything.
    }
  }
  return tidy(stripTags(html));
}

/** Cells of a row must not run into one another. */
function separateCells(html: string): string {
  return html.replace(/<\/t[dh]>/gi, ' $&');
}

/** Whether cleaning the document would cost more than a mail may. One scan, no parsing. */
export function tooComplexToClean(html: string): boolean {
  return tooComplex(html, MAX_CLEAN_TAGS, MAX_CLEAN_DEPTH);
}

function tooComplex(html: string, maxTags: number, maxDepth: number): boolean {
  let depth = 0;
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (++tags > maxTags) return true;
    const next = html.charCodeAt(at + 1);
    if (next === 0x2f) depth = Math.max(0, depth - 1);
    else if (next > 0x40 && !isVoid(html, at + 1) && ++depth > maxDepth) return true;
  }
  return false;
}

function isVoid(html: string, at: number): boolean {
  return /^(br|img|hr|meta|link|input|col|wbr|area|p\b|li\b|t[drh]\b|d[dt]\b|o:p)/i.test(
    html.slice(at, at + 6),
  );
}

const HIDDEN = new Set(['script', 'style', 'head', 'title', 'template']);
const BREAKING = /^\/?(p|div|br|tr|li|h[1-6]|table|ul|ol|blockquote|pre|hr|section|article|header|footer)$/;

/** Text between tags by one scan: hidden elements dropped, block tags as line breaks, common entities decoded. */
function stripTags(html: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    out.push(html.slice(at, open));
    const name = html
      .slice(open + 1, open + 20)
      .match(/^\/?[a-zA-Z][a-zA-Z0-9]*/)?.[0]
      .toLowerCase();
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    if (name === undefined && !/^[!?]/.test(html.slice(open + 1, open + 2))) {
      out.push('<');
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) {
      out.push(html.slice(open));
      at = html.length;
      break;
    }
    at = close + 1;
    if (name !== undefined && HIDDEN.has(name)) at = afterElement(html, name, at);
    else if (name !== undefined && BREAKING.test(name)) out.push('\n');
    else if (name === 'td' || name === 'th') out.push(' ');
  }
  out.push(html.slice(at));
  return decodeEntities(out.join('')).replace(/[ \t\u00a0]{2,}/g, ' ');
}

function afterElement(html: string, name: string, from: number): number {
  const end = html.slice(from).search(new RegExp(`</${name}\\b`, 'i'));
  if (end < 0) return name === 'head' || name === 'title' ? from : html.length;
  const close = html.indexOf('>', from + end);
  return close < 0 ? html.length : close + 1;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  oslash: 'ø',
  Oslash: 'Ø',
  ordf: 'ª',
  ordm: 'º',
  deg: '°',
  iquest: '¿',
  iexcl: '¡',
  laquo: '«',
  raquo: '»',
  copy: '©',
  reg: '®',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
};

/** The accents in names such as `eacute` and `Ntilde`, as combining marks. */
const ACCENTS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
};

function namedEntity(name: string): string | undefined {
  const accent = ACCENTS[name.slice(1)];
  return accent === undefined ? ENTITIES[name] : `${name.slice(0, 1)}${accent}`.normalize('NFC');
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return namedEntity(name) ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}

function tidy(text: string): string {
  const lines = text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd());
  const out: string[] = [];
  let blank = 0;
  for (const line of lines) {
    blank = line === '' ? blank + 1 : 0;
    if (blank <= 2) out.push(line);
  }
  return out.join('\n').trim();
}
