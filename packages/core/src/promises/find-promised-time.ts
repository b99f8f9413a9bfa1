import { dayMs } from '../calendars/day.ts';
import { atLocalMinute, readInstant, wallAt } from '../calendars/zone.ts';
import { readTimeWords } from './read-time-words.ts';

/** What an agent seems to have promised: when, and by which words. A person confirms it before it becomes a clock. */
export type PromisedTime = {
  /** An instant. */
  at: string;
  /** The words that name the time, without accents. */
  words: string;
  /** The sentence that promises, as it was written. */
  sentence: string;
};

const doing =
  '(llam|contest|respond|escrib|inform|avis|envi|mand|confirm|contact|coment|cont|comunic|pas|pregunt|mir|revis|d)';
/** "Te llamo", "le contestaré", "lo tendrá", "I'll call": somebody of ours will do something. */
const promise = new RegExp(
  [
    `\\b(te|le|os|les|se lo|te lo|se la|te la|lo|la) ${doing}(o|oy|amos|emos|imos)\\b`,
    `\\b(te |le |os |les |se lo |te lo |lo |la )?${doing}(are|ere|ire|aremos|eremos|iremos)\\b`,
    // Somebody else of ours: "mi compañera te llamará", "el técnico irá".
    `\\b(te|le|os|les) ${doing}(ara|era|ira|aran|eran|iran)\\b`,
    '\\b(tecnic|companer|colega|instalador|operari|repartidor|mensajer|gestor|responsable|asesor|especialista)\\w* (ira|iran|pasara|pasaran|acudira|vendra|llamara|visitara)\\b',
    '\\b(te|le|os|les) devuelv(o|emos) la llamada\\b|\\bdevolver(e|emos) la llamada\\b',
    '\\b(vuelvo|volvemos|volvere|volveremos) a (llamar|escribir|contactar)',
    '\\bhablaremos\\b|\\bnos vemos\\b|\\bquedamos (el|a las|para)\\b',
    '\\b(te |le |os |les )?(dire|diremos|digo|decimos|hare|haremos)\\b',
    '\\b(voy|vamos) a (llamar|contestar|responder|escribir|informar|avisar|enviar|mandar|confirmar|decir|dar)',
    '\\b(me|nos) (pondre|pondremos|pongo|ponemos) en contacto\\b',
    '\\b(lo|la|los|las) (tendra|tendras|tendreis|tendran|recibira|recibiras|tiene|tienes)\\b',
    '\\b(tendra|tendras|recibira|recibiras) (noticias|respuesta|una respuesta|una llamada|mi llamada|el|la|los|las)\\b',
    "\\b(i|we)( will|'ll| shall| am going to|'m going to| are going to|'re going to) (?!not\\b|never\\b)(\\w+ )?(call|ring|phone|write|reply|respond|answer|get back|send|let you know|confirm|update|contact|be in touch|come back|e-?mail|check|tell|have|follow up|visit)",
    '\\blet me (call|ring|get back|come back|check|ask|write)\\b|\\bexpect (my|our|a) (call|answer|reply|e-?mail)\\b',
    "\\b(technician|engineer|colleague|manager|specialist|driver|courier)s? (will|'ll) (?!not\\b)(\\w+ )?(call|visit|come|be there|write|ring|e-?mail)",
    "\\byou( will|'ll) (have|hear|receive|get)\\b",
    '\\b(us|et|li) (trucar|escriur|respondr|enviar|dir)(e|em)\\b',
  ].join('|'),
  'g',
);

/** "No te llamaré" promises nothing. */
const denied = /(^|[^a-z])(no|nunca|tampoco|ni|never|not)( se| me| nos)? *$/;

const promises = (words: string): boolean =>
  [...words.matchAll(promise)].some(({ index }) => !denied.test(words.slice(0, index)));

/** Where only a day was named it is due when people go home. */
const endOfWork = 18 * 60;

/** "Llamó" is over and "llamo" is not: what an accent alone tells apart stays apart. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/ó(?!\p{L})/giu, 'o_')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/\s+/g, ' ');

/**
 * The first time that a text promises, as the clock shows where the agent is; null where it promises none, or one that
 * is over.
 */
export const findPromisedTime = (
  text: string,
  { now, zone }: { now: string; zone: string },
): PromisedTime | null => {
  const wall = wallAt(zone, readInstant(now));
  const day = Math.floor(wall / dayMs);
  const from = { day, minute: Math.floor((wall - day * dayMs) / 60_000) };
  for (const sentence of text.slice(0, 20_000).split(/(?<=[a-záéíóúñ)])[.](?=\s|$)|[!?;\n¿¡]+/i)) {
    const words = plain(sentence);
    if (!promises(words)) continue;
    const found = readTimeWords(words, from);
    if (!found) continue;
    const at = atLocalMinute(zone, found.day, found.minute ?? endOfWork);
    if (readInstant(at) > readInstant(now)) return { at, words: found.words, sentence: sentence.trim() };
  }
  return null;
};
