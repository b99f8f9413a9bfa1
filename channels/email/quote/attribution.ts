import { anyPhrase, foldText } from './fold-text.ts';
import { allOf } from './languages.ts';
import type { Line } from './read-lines.ts';

/** Mail programs wrap an attribution over a few lines at most. */
const MAX_LINES = 4;
const MAX_LENGTH = 500;

const on = new RegExp(`^${anyPhrase(allOf('on'))}[\\s,:]*`, 'u');
const wrote = new RegExp(anyPhrase(allOf('wrote')), 'u');
const everyWrote = new RegExp(wrote.source, 'gu');
const wroteLast = new RegExp(`${wrote.source}[^\\p{L}\\p{N}]{0,12}$`, 'u');
const wroteLastWords = new Set(
  allOf('wrote').map((phrase) => /([\p{L}\p{N}]+)[^\p{L}\p{N}]*$/u.exec(foldText(phrase))?.[1] ?? ''),
);
const citing =
  /^(?:quoting|citando|cita de|zitat von|quote from|mensaje citado por|citat|selon|citato da)\s/u;
/** 'Missatge de Ana <ana@example.com> del dia dl., 30 de nov. 2026 a les 9:12:' */
const messageOf =
  /^(?:missatge de|mensaje de|mensaxe de|mensagem de|message de|messaggio di|nachricht von|wiadomosc napisana przez)\s.*\d\s?\)*[:：]$/u;
const said = new RegExp(`,\\s[^,]{2,80}\\s${anyPhrase(allOf('said'))}:$`, 'u');
const endsInMoment = /\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?\W{0,3}$/u;
/** 'El lun., …', as programs write it; a person who tells a story writes the day in full. */
const shortDay = /^\S{1,4}\s\p{L}{2,4}[.,]/u;
/** In prose the verb has an object in front of it: 'Ana me escribió:'. */
const prosePronoun = /(?:^|\s)(?:me|nos|te|os|le|les|lo|se|mi|ci|ti|mich|uns|vous|lhe|he|she|they|i)\s$/u;
/** In German and its kin it stands behind: 'schrieb mir Ihr Kollege:'. */
const pronounBehind = /^\s(?:mir|uns|mich|ihnen|me|us|mij|ons|mig|oss|meg)\s/u;
const address = /[^\s<>()[\]"',;:]@[^\s<>()[\]"',;:]/u;
const clock = /(?<!\d)\d{1,2}\s?[:.h]\s?\d{2}(?!\d)|(?<!\d)\d{1,2}\s?(?:[ap]\.?\s?m\b|点|點|時|时|시)/u;
const numericDate = /(?<!\d)(?:\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}[年년]\s?\d{1,2}[月월])/u;
const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/u;
const dayAndWord =
  /(?<!\d)\d{1,2}\.?(?:\s(?:de|d')?\s?|[-/])\p{L}{3}|\p{L}{3}\.?\s\d{1,2}(?!\d)|\d{1,2}\s?(?:日|일)/u;
const edges = /^[-–—_=*/\s|[(‐]+|[-–—_=*/\s|\])‐]+$/gu;

const startsWithDate = /^(?:\S{1,14}[,،、]?\s?){0,2}\d/u;
const startsNearDate = /^(?:\S{1,14}\s){0,3}\d/u;
/** '… Ana <ana@example.com>:', or with the verb of a language that is not in the table behind it. */
const endsInAddress = />\s?\)?(?:\s\p{L}{1,16}){0,3}\s?[:：]$|\S@\S+[:：]$/u;

const startsLikeName = /^["'<\p{L}]/u;

/** Whether an attribution may end with this line; kept, since the lines above ask for it too. */
const closers = new WeakMap<Line, boolean>();
function mayClose(line: Line): boolean {
  let answer = closers.get(line);
  if (answer === undefined) {
    const tail = line.folded.slice(-60);
    const word = /([\p{L}\p{N}]{1,60})[^\p{L}\p{N}]{0,12}$/u.exec(tail)?.[1] ?? '';
    answer = /[:：][^\p{L}\p{N}]{0,8}$/u.test(tail.slice(-12));
    answer ||= (wroteLastWords.has(word) || /[^\p{sc=Latn}\p{N}]/u.test(word)) && wroteLast.test(tail);
    closers.set(line, answer);
  }
  return answer;
}

type Evidence = {
  date: boolean;
  time: boolean;
  address: boolean;
  colon: boolean;
  wroteAt: number;
  wroteEnd: number;
};

function weigh(folded: string): Evidence {
  let wroteAt = -1;
  let wroteEnd = -1;
  for (const match of folded.matchAll(everyWrote)) {
    wroteAt = match.index;
    wroteEnd = match.index + match[0].length;
  }
  return {
    date: numericDate.test(folded) || year.test(folded) || dayAndWord.test(folded),
    time: clock.test(folded),
    address: address.test(folded),
    colon: /[:：]$/u.test(folded),
    wroteAt,
    wroteEnd,
  };
}

/** The word before the date is followed by a number soon: 'El lun, 12 ene', not 'El técnico que vino el 12'. */
function startsWithOn(folded: string): boolean {
  const match = on.exec(folded);
  if (match === null) return false;
  return folded
    .slice(match[0].length)
    .split(' ', 4)
    .some((word) => /\d/u.test(word));
}

/** Whether joined lines read as an attribution: '[on] date, [time], name [address] wrote:' in any order. */
function isAttribution(joined: string, firstLine: string): boolean {
  const dashed = /^[-–—_=‐]{2,}/u.test(joined) && /[-–—_=‐]{2,}$/u.test(joined);
  const folded = joined.replace(edges, '').replace(/["'»”\s]+$/u, '');
  const found = weigh(folded);
  const hasWrote = found.wroteAt >= 0;
  const closes = found.colon || (hasWrote && found.wroteEnd >= folded.length - 1);
  if (!closes) return false;
  if (citing.test(folded) && found.address && found.colon) return true;
  if (messageOf.test(folded) && found.address && found.date) return true;
  if (hasWrote && prosePronoun.test(folded.slice(0, found.wroteAt))) return false;
  if (hasWrote && pronounBehind.test(folded.slice(found.wroteEnd))) return false;
  const head = firstLine.replace(edges, '');
  if (hasWrote && dashed && folded.length < 120) return true;
  if (hasWrote && startsWithOn(head)) return found.date || found.time || found.address;
  const isDated = found.time && (numericDate.test(folded) || year.test(folded));
  if (isDated && said.test(folded) && startsWithOn(head) && shortDay.test(head)) return true;
  if (startsWithDate.test(head)) {
    if (hasWrote) return found.date && (found.time || found.address);
    return found.date && found.time && found.address && endsInAddress.test(folded);
  }
  const foreign = !hasWrote && startsNearDate.test(head) && endsInAddress.test(folded);
  if (foreign && found.date && found.time && found.address) return true;
  if (!hasWrote && startsWithOn(head)) {
    return found.date && found.time && found.address && found.colon;
  }
  if (!hasWrote || !startsLikeName.test(head)) return false;
  // 'Ana <ana@example.com> escribió:' or 'Ana escribió el 12/01/2026 09:12:'
  const verbLast = found.wroteEnd >= folded.length - 2;
  // A sentence before the verb or the address is the end of the text above, not a name.
  const name = head.slice(0, 160).split(/<|@/u, 1)[0]!.split(wrote, 1)[0]!;
  const named = firstLine.length <= 160 && !/[.!?]\s/u.test(name.replace(/(?<!\p{L})\p{L}{1,2}\.\s/gu, ''));
  if (!named || !found.colon) return false;
  const broken = firstLine.endsWith('<');
  if (verbLast) return found.address && (broken || address.test(firstLine));
  return found.date && found.time && (broken || wrote.test(firstLine) || address.test(firstLine));
}

/**
 * Number of lines of the attribution that begins at line `at`; 0 when there is none.
 * Looks at no more than four lines, so the caller's scan stays linear.
 */
export function attributionAt(lines: readonly Line[], at: number): number {
  const first = lines[at];
  if (first === undefined || first.blank || first.folded === '') return 0;
  if (!lines.slice(at, at + MAX_LINES + 1).some(mayClose)) return 0;
  let joined = '';
  for (let count = 1; count <= MAX_LINES; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || line.depth !== first.depth) return 0;
    if (line.blank) {
      // One program leaves an empty line around an address it could not break.
      if (!/<$/u.test(joined) && !/^</u.test(lines[at + count]?.folded ?? '')) return 0;
      continue;
    }
    joined =
      /<$/u.test(joined) || /^>/u.test(line.folded)
        ? joined + line.folded
        : `${joined} ${line.folded}`.trim();
    if (joined.length > MAX_LENGTH) return 0;
    // Without a number or an address only '---- Ana wrote ----' is left.
    const promising = mayClose(line) && /[\d@]|^[-–—]/u.test(joined);
    if (promising && isAttribution(joined, first.folded)) return count;
  }
  return 0;
}

/** 'Ana Ruiz escribió:' with nothing else in the line: an attribution only right above a '>' block. */
export function namesWriter(line: Line): boolean {
  if (line.length > 80 || !/[:：]$/u.test(line.folded)) return false;
  const verb = wrote.exec(line.folded);
  if (verb === null || verb.index + verb[0].length < line.folded.length - 2) return false;
  // Names are written with a capital, words of a sentence are not; accents do not change the count of words.
  const name = line.body.split(/\s+/u).slice(0, line.folded.slice(0, verb.index).trim().split(' ').length);
  return (
    name.length <= 6 &&
    name.every((word) => /^["'(]?\p{Lu}|^(?:via|de|del|da|do|dos|van|von|der|di|la|y|e)$/u.test(word))
  );
}

/** A weaker reading for the lines right above a '>' block, in whatever language. */
export function looksLikeAttribution(folded: string): boolean {
  const found = weigh(folded.replace(edges, ''));
  if (found.wroteAt >= 0 && prosePronoun.test(folded.slice(0, found.wroteAt))) return false;
  const dated = found.date && (found.time || found.address);
  if (found.colon) return found.address || dated || (found.wroteAt >= 0 && found.date);
  if (dated && found.address && startsWithDate.test(folded)) return true;
  // '"Ana" ana@example.com – 24 de noviembre de 2026 9:05': who and when, and no sentence.
  return (
    found.date && found.time && found.address && endsInMoment.test(folded) && folded.split(' ').length <= 14
  );
}
