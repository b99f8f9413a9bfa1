import {
  accompaniment,
  addressed,
  collecting,
  conditional,
  courtesy,
  greeting,
  holding,
  lightWords,
  notHere,
  redirect,
  shortAnswers,
  signOff,
  verbs,
  youAreWelcome,
} from './answer-phrases.ts';

/** What parts of an answer do for the customer. */
export type Clause = 'substance' | 'redirect' | 'holding' | 'courtesy' | 'beside';

/** A long answer is looked at as far as this: one that says nothing for so long says nothing. */
const mostText = 20_000;

/** Without accents, with plain quotes and spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`´‘]/g, "'")
    .replace(/[“”«»"*_]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** As the phrases are written. */
const fold = (text: string): string => plain(text).toLowerCase();

const sentenceEnd = /(?<=[a-z)\]'…])\.+(?=\s|$)|(?<=\d)\.(?=\s|$)|[!?;¡¿…]+|\.{2,}/i;

/**
 * What a text does, part by part: does it answer, send away, put off, or only greet? What is in no list is taken for
 * substance: to hold up somebody who has answered is worse than to let pass one who has not.
 */
export const readClauses = (text: string): Set<Clause> => {
  const found = new Set<Clause>();
  for (const line of withoutSignature(unwrap(text.slice(0, mostText).split(/\r?\n/))))
    for (const sentence of withoutGreeting(plain(line)).toLowerCase().split(sentenceEnd))
      for (const kind of readSentence(sentence)) {
        found.add(kind);
        if (kind === 'substance') return found;
      }
  return found;
};

/** A sentence that a mail program broke at the end of a line, in one piece again. */
const unwrap = (lines: string[]): string[] =>
  lines.reduce<string[]>((joined, line) => {
    const before = joined.at(-1);
    const goesOn = /^\s*[\p{Ll}\d(]/u.test(line) && !/^\s*\d+[.)]\s/.test(line);
    if (before !== undefined && before.length >= 30 && !/[.!?:;]\s*$/.test(before) && goesOn)
      joined[joined.length - 1] = `${before.trimEnd()} ${line.trim()}`;
    else joined.push(line);
    return joined;
  }, []);

const trimmed = (text: string): string => text.replace(/^[\s,:.()–—-]+|[\s,:.()–—-]+$/g, '');

/** What follows "Estimada Sra. García:" on its line. "Hola, buenos días" greets twice. */
const withoutGreeting = (line: string): string => withoutOneGreeting(withoutOneGreeting(line));

const withoutOneGreeting = (line: string): string => {
  const match = greeting.exec(line);
  if (!match) return line;
  const rest = line.slice(match[0].length);
  const named = namedAfter.exec(rest);
  const name = trimmed(named?.[1] ?? '');
  const isName =
    name === '' || addressed.test(name) || (/^\p{Lu}/u.test(name) && !shortAnswers.has(fold(name)));
  // Where no name comes, only the greeting itself goes.
  return trimmed(named && isName ? rest.slice(named[0].length) : rest);
};

/** A name of up to four words, titles before it, and the stop behind it. */
const namedAfter =
  /^((?:[ ,]+(?:sr|sra|srta|don|dona|mr|mrs|ms|dr|dra|d|dna)\.?)*[ ,]+[\p{L}'/-]+(?: [\p{L}'/-]+){0,3})\s*(?:[,:!.]+(?=\s|$)|$)/iu;

const wordsOf = (clause: string): string[] => clause.match(/[\p{L}\p{N}@.%€$-]+/gu) ?? [];

const readSentence = (sentence: string): Clause[] => {
  const whole = trimmed(sentence);
  if (whole === '' || wordsOf(whole).length === 0) return [];
  if (conditional.test(whole) && wordsOf(whole).length <= 30) return ['courtesy'];
  if (signOff.test(whole) && wordsOf(whole).length <= 10) return ['courtesy'];
  const clauses = whole
    .split(/,\s+|\s+[-–—]\s+|:\s+|\s+(?:y|e|o|u|and|or|but|pero|aunque|i|und|et)\s+|\s\(|\)\s/)
    .map((clause) => trimmed(clause).replace(/^(y|e|o|pero|aunque|and|but|or|so|que|asi que)\s+/, ''))
    .filter((clause) => wordsOf(clause).length > 0);
  const kinds = clauses.map(kindOf);
  if (kinds.every((kind) => kind === null)) return ['substance'];
  const putsOff = kinds.includes('holding') || kinds.includes('redirect');
  return clauses.flatMap((clause, index): Clause[] => {
    const kind = kinds[index] ?? null;
    if (kind !== null) return [kind];
    return saysSomething(clause, putsOff) ? ['substance'] : [];
  });
};

const kindOf = (clause: string): Clause | null => {
  if (conditional.test(clause)) return 'courtesy';
  if (notHere.test(clause) || (redirect.test(clause) && !collecting.test(clause))) return 'redirect';
  if (holding.test(clause)) return 'holding';
  if (courtesy.test(clause)) return 'courtesy';
  return accompaniment.test(clause) ? 'beside' : null;
};

/** A clause beside one that puts off: is it an answer, or what the other was about ("your order and your bill")? */
const saysSomething = (clause: string, putsOff: boolean): boolean => {
  if (youAreWelcome.test(clause)) return true;
  const words = wordsOf(clause);
  if (words.length <= 2) return words.some((word) => shortAnswers.has(word));
  const weight = words.reduce((sum, word) => sum + (/\d/.test(word) ? 2 : lightWords.has(word) ? 0 : 1), 0);
  if (!putsOff) return weight >= 1;
  if (/^(el|la|los|las|su|sus|tu|tus|un|una|the|your|our|a|an|de|del|sobre|con|of|about)$/.test(words[0]!))
    return weight >= (words.some((word) => verbs.has(word)) ? 2 : 5);
  return weight >= (/(amos|emos|imos)$/.test(words[0]!) ? 2 : 3);
};

const isContactLine = (line: string): boolean =>
  /^(t(el|lf|fno|elefono)?|movil|mobile|phone|fax|e-?mail|web|www|http|ext)\b[.: ]|@\S+\.\w+$|^(\+?\d[\d ().-]{6,})$|\b(departamento|dpto|atencion al cliente|servicio de|customer (service|care|support)|support team|equipo de|helpdesk)\b/.test(
    fold(line),
  ) && wordsOf(line).length <= 8;

const isNameLine = (line: string): boolean =>
  /^\p{Lu}[\p{L}'.-]*(?: (?:de|del|la|las|los|y|i|\p{Lu}[\p{L}'.-]*)){0,4}[,.]?$/u.test(line.trim()) &&
  !shortAnswers.has(fold(line).replace(/[.,]$/, ''));

/** The lines above the name of whoever wrote; what comes as a postscript stays. */
const withoutSignature = (lines: string[]): string[] => {
  const first = lines.findIndex((line) => line.trim() !== '');
  const end = lines.findIndex(
    (line, index) => index > first && signOff.test(fold(line)) && wordsOf(line).length <= 8,
  );
  const [kept, rest] = end === -1 ? [lines, []] : [lines.slice(0, end), lines.slice(end + 1)];
  const postscripts = rest.filter((line) => /^p\.? ?[ds]\b/i.test(line.trim()));
  const body = [...kept];
  // Without a sign-off: names, numbers and departments at the end, as long as there is something above them.
  while (body.length > 1) {
    const last = body.at(-1)!;
    const isSignature = last.trim() === '' || isContactLine(last) || isNameLine(last);
    if (!isSignature || !body.slice(0, -1).some(isMoreThanGreeting)) break;
    body.pop();
  }
  return [...body, ...postscripts];
};

const isMoreThanGreeting = (line: string): boolean => wordsOf(withoutGreeting(plain(line))).length > 0;
