import { anyPhrase, foldText } from './fold-text.ts';
import { allOf } from './languages.ts';
import type { Line } from './read-lines.ts';

type Field = 'from' | 'sent' | 'to' | 'cc' | 'subject';
const fields: readonly Field[] = ['from', 'sent', 'to', 'subject', 'cc'];

/** A block is read for at most this many lines: recipients may wrap, bodies must not be swallowed. */
const MAX_LINES = 24;
const MAX_WRAPPED = 4;

/** A label is looked up, not searched: long bodies of 'word: value' lines stay cheap. */
const fieldOf = new Map(
  fields.toReversed().flatMap((field) => allOf(field).map((label) => [foldText(label), field] as const)),
);
const labelInside = fields.map(
  (field) =>
    [field, new RegExp(`\\s[*_]{0,2}${anyPhrase(allOf(field))}\\s?[*_]{0,2}\\s?[:：]`, 'u')] as const,
);
/** No label is longer than this. */
const LABEL_LENGTH = 40;
const anyLabel = /^[*_]{0,2}[\p{L}][\p{L} ./'-]{0,24}[*_]{0,2}\s?[:：]/u;
const hasAddress = /\S@\S|\[mailto:|<[^<>]{3,}>/u;
const moment = /\d{4}|\d{1,2}[:.]\d{2}|\d[./-]\d{1,2}[./-]\d{2}/u;
const hourOfDay = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}.{0,12}\d{1,2}[:.]\d{2}/u;
const rule = /^[-–—_=*‐─\s]{5,}$/u;

const edges = /^[-–—_=*>\s‐─#|[]+|[-–—_=*<\s‐─:：#|\].]+$/gu;
const original = new RegExp(`^${anyPhrase(allOf('original'))}`, 'u');
const forwarded = new RegExp(`^${anyPhrase(allOf('forwarded'))}`, 'u');
const replyVerb =
  /^(?:please )?(?:repl|type|respond|respon|escrib|antwort|bitte|repond|veuillez|rispond|scriv|antwoord|svar)/u;
const replyAbove = new RegExp(anyPhrase(allOf('replyAbove')), 'u');

/** A line of rule characters alone: '-----', '____', '====', '* * *'. */
export const isRule = (line: Line): boolean => rule.test(line.folded);

/** Words between rules, in whatever language: '------- Original -------'. Above history they are its title. */
export const isTitle = (line: Line): boolean =>
  line.folded.length < 80 && /^[-–—_=*‐─]{4,}\s?\p{L}[^\d]{0,40}[-–—_=*‐─]{4,}$/u.test(line.folded);

/**
 * Fields named by a line. Several may stand in one line where a program collapsed the block
 * ('De: … Enviado: … Para: … Asunto: …').
 */
function fieldsOf(line: Line): readonly Field[] {
  const known = fieldsSeen.get(line);
  if (known !== undefined) return known;
  const found: Field[] = [];
  const head = line.folded.slice(0, LABEL_LENGTH);
  const colon = head.search(/[:：]/u);
  const label =
    colon < 0
      ? ''
      : head
          .slice(0, colon)
          .replace(/[*_\s]+$/u, '')
          .replace(/^[*_\s]+/u, '');
  // 'De/From:', as programs of bilingual houses write it; 'A/c' is a label of its own.
  const field = fieldOf.get(label) ?? fieldOf.get(label.split(/\s?\/\s?/u, 1)[0]!);
  if (field !== undefined) {
    found.push(field);
    if (/[:：]/u.test(line.folded.slice(colon + 1))) {
      for (const [other, pattern] of labelInside) {
        if (other !== field && pattern.test(line.folded)) found.push(other);
      }
    }
  }
  fieldsSeen.set(line, found);
  return found;
}
const fieldsSeen = new WeakMap<Line, readonly Field[]>();

/**
 * Number of lines of the header block (From, Sent, To, Subject in any language and order) that begins at `at`;
 * 0 when there is none. 'De: Madrid, A: Sevilla, Fecha: 12/1' in a body is none: it has neither an address nor a
 * subject.
 */
export function headerBlockAt(lines: readonly Line[], at: number): number {
  const first = lines[at];
  if (first === undefined || first.folded === '') return 0;
  if (!/[:：]/u.test(first.folded)) return 0;
  const opening = fieldsOf(first);
  if (opening.length === 0 || opening.every((field) => field === 'cc')) return 0;
  const seen = new Set<Field>();
  let withAddress = false;
  let withMoment = false;
  let wrapped = 0;
  let end = at;
  for (let next = at; next < lines.length && next < at + MAX_LINES; next += 1) {
    const line = lines[next];
    if (line === undefined || line.depth !== first.depth) break;
    if (line.blank) {
      // Double-spaced blocks exist; two empty lines, or one after the last label, end the block.
      if (lines[next + 1]?.blank !== false) break;
      if (fieldsOf(lines[next + 1]!).length === 0) break;
      continue;
    }
    const named = fieldsOf(line);
    if (named.length === 0) {
      wrapped += 1;
      if (wrapped > MAX_WRAPPED) break;
      if (hasAddress.test(line.folded) && seen.has('from') && next <= at + 2) withAddress = true;
      continue;
    }
    // A second 'From:' starts another block.
    if (named[0] === 'from' && seen.has('from')) break;
    for (const field of named) seen.add(field);
    wrapped = 0;
    end = next;
    if (hasAddress.test(line.folded)) withAddress = true;
    if (named.includes('sent') && moment.test(line.folded)) withMoment = true;
  }
  seen.delete('cc');
  const origin = seen.has('from') || seen.has('sent');
  if (!origin) return 0;
  if (withAddress) return seen.size >= 2 ? end - at + 1 : 0;
  // 'De: Ana Ruiz, A: la compañía, Asunto: Reclamación' heads a letter of its writer. A program tells the moment too; a
  // day without a year or an hour is a traveller's.
  const enough = seen.size >= 3 && seen.has('from') && seen.has('subject') && withMoment;
  return enough && !isFormLine(lines[at - 1], first) ? end - at + 1 : 0;
}

/** 'Nombre: Ana' right above: the labels are those of a form that the writer filled in. */
const isFormLine = (above: Line | undefined, first: Line): boolean =>
  above !== undefined &&
  !above.blank &&
  above.depth === first.depth &&
  /^\p{L}[\p{L} ]{1,30}:\s\S/u.test(above.body) &&
  fieldsOf(above).length === 0;

/**
 * A header block without colons: 'De "Ana" <ana@example.com>', 'Para …', 'Fecha …', 'Asunto …', line upon line.
 * All four must be there, for words such as 'de' and 'para' begin sentences too.
 */
export function bareHeaderBlockAt(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (first === undefined || !hasAddress.test(first.folded) || bareField(first) !== 'from') return false;
  const seen = new Set<Field>();
  for (let next = at; next < at + 6; next += 1) {
    const line = lines[next];
    const field = line === undefined || line.blank ? undefined : bareField(line);
    if (field === undefined) break;
    seen.add(field);
  }
  seen.delete('cc');
  return seen.size === 4;
}

const bareField = (line: Line): Field | undefined =>
  fieldOf.get(line.folded.slice(0, LABEL_LENGTH).split(' ', 1)[0] ?? '');

/**
 * Notes sets its labels on lines of their own: the writer, a line with date and hour, 'Para' above who, 'cc', 'Asunto'
 * above the subject. Begins at the writer.
 */
export function stackedBlockAt(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (first === undefined || first.blank || first.length > 120) return false;
  const next = (from: number, within: number, is: (line: Line) => boolean): number => {
    for (let place = from; place < Math.min(lines.length, from + within); place += 1)
      if (is(lines[place]!)) return place;
    return -1;
  };
  const dated = next(at + 1, 2, (line) => line.length < 60 && hourOfDay.test(line.folded));
  if (dated < 0) return false;
  const to = next(dated + 1, 3, (line) => fieldOf.get(line.folded) === 'to');
  return to > 0 && next(to + 1, 12, (line) => fieldOf.get(line.folded) === 'subject') > 0;
}

/** A rule line with at least three 'Label: value' lines below it: a header block in a language not in the table. */
export function unknownHeaderBlockAt(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (first === undefined || !/^_{10,}$/u.test(first.folded)) return false;
  const below = lines.slice(at + 1, at + 6).filter((line) => !line.blank);
  const labelled = below.slice(0, 3).filter((line) => anyLabel.test(line.body));
  return labelled.length === 3 && below.slice(0, 3).some((line) => /\d/u.test(line.body));
}

const named = /<[^<>\s]{1,200}@[^<>\s]{1,200}>/u;
const answered =
  /[:：]\s?(?:re|rv|res|rif|ré|fw|fwd|rw|aw|wg|tr|sv|vs|vl|antw|doorst|odp|pd|ynt|vá|ha|na|απ|σχετ|回复|答复|回覆|転送|返信)\s?(?:\[\d+\])?\s?[:：]/iu;

/**
 * Four lines or more 'Label: value' in a language not in the table: the first names somebody with an address in angle
 * brackets, one a moment, and one more such an address or a subject that answers. A form that was filled in has neither.
 */
export function foreignHeaderBlockAt(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (first === undefined || first.depth > 0 || !anyLabel.test(first.body) || !named.test(first.body))
    return false;
  if (lines[at - 1]?.blank === false) return false;
  const block = [first];
  for (let next = at + 1; next < at + 8 && block.length === next - at; next += 1) {
    const line = lines[next];
    if (line !== undefined && !line.blank && anyLabel.test(line.body)) block.push(line);
  }
  const rest = block.slice(1);
  return (
    block.length >= 4 &&
    rest.some((line) => moment.test(line.folded)) &&
    rest.some((line) => named.test(line.body) || answered.test(line.body))
  );
}

export type Separator = 'original' | 'forwarded' | null;

/**
 * '-----Mensaje original-----', '---------- Forwarded message ---------', 'Inicio del mensaje reenviado:'.
 * Without dashes or a colon the words may be prose, so a header block must follow within two lines.
 */
export function separatorAt(lines: readonly Line[], at: number): Separator {
  const line = lines[at];
  if (line === undefined || line.folded.length < 3) return null;
  const bare = line.folded.replace(edges, '');
  const match = original.exec(bare) ?? forwarded.exec(bare);
  if (match === null) return null;
  const kind = original.test(bare) ? 'original' : 'forwarded';
  const whole = match[0].length >= bare.length - 1;
  if (/^[-–—_=*‐─]{2,}/u.test(line.folded) && (whole || line.folded.length < 200)) return kind;
  if (!whole) return null;
  if (kind === 'forwarded' && /[:：]$/u.test(line.folded)) return kind;
  for (let next = at + 1; next <= at + 2; next += 1) {
    if (headerBlockAt(lines, next) > 0 || lines[next]?.depth) return kind;
  }
  return null;
}

/** The line a help desk puts above its notification: '##- Reply above this line -##'. */
export function isReplyMarker(line: Line): boolean {
  if (line.folded.length > 160 || line.folded.length < 6) return false;
  if (!replyAbove.test(line.folded)) return false;
  if (/^[-–—=#*_[(<|.‐─~+]|[-–—=#*_\])>|‐─~+]$/u.test(line.folded)) return true;
  return line.folded.length < 90 && replyVerb.test(line.folded);
}

/** GroupWise: '>>> Ana Ruiz <ana@example.com> 12/01/2026 9:12 >>>', with the history unmarked below. */
export const isNovellHeader = (line: Line): boolean =>
  line.raw.startsWith('>>> ') && /\d\s*>{2,3}\s*$/u.test(line.folded) && /\d{1,2}:\d{2}/u.test(line.folded);
