import { isAdvertisement, isDeviceLine } from './device-line.ts';
import { anyPhrase, foldText } from './fold-text.ts';
import type { Line } from './read-lines.ts';
import { noticeStarts, noticeWords, signOffWords } from './sign-off-words.ts';

/** Signatures are looked for in this many lines from the end; longer ones have a delimiter. */
const WINDOW = 60;
const MAX_BLOCK = 12;

const listOf = (text: string): string[] => text.split('|').filter((word) => word !== '');
const signOffs = Object.values(signOffWords).map(({ core, around }) => ({
  core: new RegExp(anyPhrase(listOf(core)), 'u'),
  all: new RegExp(`${anyPhrase([...listOf(core), ...listOf(around)])}`, 'gu'),
}));
const notice = new RegExp(`^${anyPhrase(noticeStarts)}`, 'u');

const thanks =
  /^(?:muchas |muchisimas |mil |moltes |many |vielen |besten |molte |grazie )?(?:gracias|gracies|grazas|thanks|thank you|danke|dank|merci(?: beaucoup)?|grazie(?: mille)?|obrigad[oa]|bedankt|dzieki|dziekuje|tack|takk?)(?: (?:de antemano|por todo|in advance|im voraus|d'avance|in anticipo))?[.,!]*$/u;
const delimiter = /^(?:--|-- |—|–|―{1,3})$/u;
const looseDelimiter = /^(?:-{3,}|_{2,}|—{2,}|–{2,}|―{2,}|\*{3,}|={3,}|~{3,}|\+{2,}|[-_]{1,2}\s[-_\s]{3,})$/u;
const postscript = /^(?:p\.?\s?d|p\.?\s?s|n\.?\s?b)\.?\s?[:.\-–]/u;
const contact =
  /\S@\S|https?:|www\.|\s\|\s|^(?:tel|tfno|tlf|telf|movil|mob|mobile|phone|fax|fijo|telefon|telephone|t|m)\s?[.:]|\b(?:s\.\s?l|s\.\s?a|slu|gmbh|ltd|inc|llc|sarl|b\.v|s\.r\.l|srl|spa|lda|ltda|ceo|cto|cfo|director|directora|gerente|manager|departamento|dpto|dept|department|responsable|jefe|jefa|head of|abteilung|leiter|leiterin|responsabile|directeur|directrice|atencion al cliente|customer service)(?![\p{L}\p{N}])/u;
const phone = /^[^\p{L}]*\+?\d(?:[\s().-]?\d){7,}/u;
/** Data a customer gives below his name is an answer, not a signature. */
const caseData =
  /pedido|factura|dni|nie\b|nif|contrato|order|invoice|ticket|referencia|ref\b|iban|cuenta|expediente|commande|bestell|kunden|ordine|encomenda|seguimiento|tracking|localizador/u;
const bareLink = /^(?:<https?:[^<>\s]{1,300}>|\[(?:image|cid):[^\]]{1,200}\])$/u;
const companyEnd = /\s(?:(?:\p{L}{1,2}\.\s?){2,4}|(?:inc|ltd|co|corp|cia)\.)$/u;
const dashName = /^(?:[-–—]|--)\s?\p{Lu}[\p{L}.'’]*(?:\s\p{Lu}[\p{L}.'’]*){0,3}[.]?$/u;

const countWords = (text: string): number => (text === '' ? 0 : text.split(' ').length);

/** A line of running text, as opposed to a name, an address or a telephone number. */
const isProse = (line: Line): boolean =>
  line.length > 120 ||
  (countWords(line.folded) > 9 && /[.?!:,]$/u.test(line.folded)) ||
  countWords(line.folded) > 14;

/** A closing on its own line: 'Un cordial saludo,', 'Thanks and best regards', 'MfG'. */
function isSignOff(line: Line): boolean {
  if (line.folded.length > 70 || line.folded === '') return false;
  const text = line.folded
    .replace(/[^\p{L}\p{N}'.\s]/gu, ' ')
    .replace(/[.\s]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (text === '') return false;
  return signOffs.some(
    ({ core, all }) => core.test(text) && text.replace(all, '').replace(/[.\s]/gu, '') === '',
  );
}

/** Parts of a run of unquoted lines: `[from, to)` indexes of lines that are signature. */
type Cut = { from: number; to: number };

/** Where the legal notice at the end of the run begins, or `to`. */
function noticeStart(lines: readonly Line[], from: number, to: number): number {
  for (let at = Math.max(from, to - WINDOW); at < to; at += 1) {
    const line = lines[at]!;
    if (line.blank || !notice.test(line.folded.replace(/^[*_\s"'([]+/u, ''))) continue;
    let paragraph = '';
    for (let next = at; next < to && next < at + 8 && paragraph.length < 2000; next += 1) {
      paragraph += ` ${foldText(lines[next]!.raw.slice(0, 1000))}`;
    }
    const startsParagraph = at === from || lines[at - 1]!.blank || lines[at - 1]!.length < 60;
    if (startsParagraph && noticeWords.test(paragraph) && paragraph.length > 20)
      return withHead(lines, from, at);
  }
  return to;
}

/** With the rule above it, or the link of its picture that a virus scanner sets on a line of its own. */
function withHead(lines: readonly Line[], from: number, at: number): number {
  const above = at > from ? lines[at - 1]!.folded : '';
  return [bareLink, delimiter, looseDelimiter].some((pattern) => pattern.test(above)) ? at - 1 : at;
}

/** Whether the lines below a delimiter read as a signature: few, short, not prose. */
function isNameBlock(lines: readonly Line[], from: number, to: number): boolean {
  const block = lines.slice(from, to).filter((line) => !line.blank);
  if (block.length > MAX_BLOCK) return false;
  const noticeAt = block.findIndex((line) => notice.test(line.folded));
  const checked = noticeAt < 0 ? block : block.slice(0, noticeAt);
  return checked.every(
    (line) => !isProse(line) && !/^[-*•]\s/u.test(line.body) && !looseDelimiter.test(line.folded),
  );
}

/**
 * A closing is kept with the text when it only names the writer ('Un saludo, / Marta'): an agent wants to see
 * whom he answers. It opens a signature when a block with contact or company lines follows.
 */
function signOffCut(lines: readonly Line[], from: number, to: number): number {
  let seen = 0;
  for (let at = to - 1; at > from && seen <= MAX_BLOCK; at -= 1) {
    const line = lines[at]!;
    if (line.blank) continue;
    seen += 1;
    if (postscript.test(line.folded)) return to;
    const isClosing = isSignOff(line);
    if (!isClosing && !thanks.test(line.folded)) continue;
    const block = lines.slice(at + 1, to).filter((next) => !next.blank);
    if (block.length < 2 || block.some((next) => isProse(next) || caseData.test(next.folded))) return to;
    const contacts = block.filter((next) => contact.test(next.folded)).length;
    const phones = block.filter((next) => phone.test(next.folded)).length;
    // Thanks are text; what is below them is a signature where a name and two ways to reach it are.
    if (!isClosing) return contacts + phones >= 2 && isName(block[0]!) ? at + 1 : to;
    return contacts > 0 || (phones > 0 && block.length >= 3) ? at : to;
  }
  return to;
}

/** Two to five words, each with a capital, and nothing else: 'María del Mar Ortega'. */
const isName = (line: Line): boolean =>
  /^\p{Lu}[\p{L}.'’-]*(?: (?:(?:de|del|la|las|los|y|da|do|dos|van|von|der|di) )*\p{Lu}[\p{L}.'’-]*){1,4}$/u.test(
    line.body,
  );

/** The last line '-Marta' or '- Marta Ruiz' after other text that is no list. */
function dashNameCut(lines: readonly Line[], from: number, to: number): number {
  let last = to - 1;
  while (last > from && lines[last]?.blank) last -= 1;
  const name = last > from ? (lines[last]?.body ?? '') : '';
  if (!dashName.test(name)) return to;
  const above = lines.slice(from, last).findLast((line) => !line.blank);
  if (!above) return to;
  // Below a list the name is its last item, unless two dashes say otherwise.
  const isItem = /^[-–—*•]/u.test(above.body);
  return !isItem || name.startsWith('--') ? last : to;
}

/** Short running text, which a name block has none of; 'Talleres Gil, S.L.' ends in a point all the same. */
const isSentence = (line: Line): boolean =>
  countWords(line.folded) >= 3 && /[.?!]$/u.test(line.folded) && !companyEnd.test(line.folded);

function delimiterCut(lines: readonly Line[], from: number, to: number): number {
  const rules = new Set<string>();
  for (let at = Math.max(from, to - WINDOW); at < to; at += 1) {
    const line = lines[at]!;
    if (line.blank || line.folded.length > 80) continue;
    // A program that signs the text puts '- ' before every dash at the beginning of a line.
    const exact = line.raw === '-- ' || line.raw === '- -- ';
    if (exact) return at;
    if (delimiter.test(line.folded)) {
      let next = at + 1;
      while (next < to && lines[next]!.blank) next += 1;
      if (next >= to || !isProse(lines[next]!) || isAdvertisement(lines[next]!)) return at;
    } else if (looseDelimiter.test(line.folded)) {
      // Rules that come more than once divide the text.
      const kind = line.folded.slice(0, 1);
      if (rules.has(kind)) continue;
      rules.add(kind);
      if (isNameBlock(lines, at + 1, to) && !lines.slice(at + 1, to).some(isSentence)) return at;
    }
  }
  return to;
}

/** Result for one run of unquoted lines. */
export type SignatureParts = {
  signature: Cut[];
  /** Lines below a device line, which mobile programs put above history they do not mark. */
  history: Cut | null;
};

/**
 * Finds the signature in the run `[from, to)` of unquoted lines. `last` says that no unquoted text follows the
 * run, so that closings and legal notices count.
 */
export function findSignature(
  lines: readonly Line[],
  from: number,
  to: number,
  last: boolean,
): SignatureParts {
  const signature: Cut[] = [];
  let history: Cut | null = null;
  let end = to;
  for (let at = from; at < to; at += 1) {
    if (lines[at]!.blank || !isDeviceLine(lines[at]!)) continue;
    let next = at + 1;
    while (next < to && (lines[next]!.blank || isDeviceLine(lines[next]!))) next += 1;
    const body = lines.slice(from, at).some((line) => !line.blank);
    const below = next < to && body && !postscript.test(lines[next]!.folded);
    if (below && !isNameBlock(lines, next, to)) history = { from: next, to };
    signature.push({ from: at, to: below && history === null ? to : next });
    if (body) end = at;
    break;
  }
  // The notice first: below a name block it would make prose of it.
  let cut = delimiterCut(lines, from, last ? noticeStart(lines, from, end) : end);
  if (last) {
    cut = signOffCut(lines, from, cut);
    cut = dashNameCut(lines, from, cut);
  }
  if (cut < end) signature.unshift({ from: cut, to: end });
  return { signature, history };
}
