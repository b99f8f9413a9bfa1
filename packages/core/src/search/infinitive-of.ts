import { englishVerbs } from './english-verbs.ts';
import { spanishEndings, spanishPronouns, spanishVerbs } from './spanish-verbs.ts';

/** A stemmer takes endings off; it does not know that "vino" is of "venir", nor "sent" of "send". */
export const infinitiveOf = (word: string): string | null => {
  if (word.length < shortest || word.length > longest) return null;
  const bare = unmarked.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '');
  const plain = bare.toLowerCase();
  return english().get(plain) ?? spanishOf(plain);
};

/** Every word of every message passes here. */
const unmarked = /^[a-z\d]*$/i;
const shortest = 3;
const longest = 20;

const spanishOf = (word: string): string | null => {
  // Most words begin like none of the stems, and need not be cut at every letter to see it.
  if (!heads().has(word.slice(0, headLength)) && !spanish().has(word.slice(0, 2))) return null;
  for (let rest = word, taken = 0; ; taken++) {
    for (let end = 2; end < rest.length; end++) {
      const infinitive = spanish().get(rest.slice(0, end));
      if (infinitive !== undefined && spanishEndings.has(rest.slice(end))) return infinitive;
    }
    const without = rest.replace(spanishPronouns, '');
    if (without === rest || without.length < 4 || taken === mostPronouns) return null;
    rest = without;
  }
};

const mostPronouns = 2;
const headLength = 3;

/** Made when it is first asked for: not everybody searches. */
const once = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const spanish = once(() => {
  const infinitives = new Map<string, string>();
  for (const line of spanishVerbs.trim().split('\n')) {
    const [verb = '', stems = ''] = line.split(': ');
    const base = verb.slice(verb.indexOf('+') + 1);
    const prefixes = verb.includes('+') ? verb.slice(0, verb.indexOf('+')).split(' ') : [];
    for (const prefix of ['', ...prefixes])
      for (const stem of stems.split(' ')) infinitives.set(`${prefix}${stem}`, `${prefix}${base}`);
  }
  return infinitives;
});

const heads = once(() => new Set([...spanish().keys()].map((stem) => stem.slice(0, headLength))));

const english = once(() => {
  const infinitives = new Map<string, string>();
  for (const verb of englishVerbs.trim().split(/[|\n]/)) {
    const [infinitive = '', ...forms] = verb.split(' ');
    for (const form of forms) infinitives.set(form, infinitive);
  }
  return infinitives;
});
