import type { Party } from '@hilo/channel-kit';

/**
 * Other people under numbers: the same person has one number within a ticket. Their addresses and full names are
 * replaced wherever they stand in a text.
 */
export const hideOthers = (parties: Party[]) => {
  const numbers = new Map<string, number>();
  const words: [string, number][] = [];
  for (const { value, name } of parties) {
    if (value === '') continue;
    let number = numbers.get(value);
    if (number === undefined) {
      number = numbers.size + 1;
      numbers.set(value, number);
      words.push([value, number]);
    }
    // A very short name would black out half of the words.
    if (name !== null && name.trim().length >= 4) words.push([name.trim(), number]);
  }
  // The longest first: a name inside an address is hidden with it.
  words.sort(([one], [other]) => other.length - one.length);
  const spell = (number: number): string => `[third party ${number}]`;
  const byWord = new Map(words.map(([word, number]) => [word.toLowerCase(), number]));
  const pattern =
    words.length === 0
      ? null
      : new RegExp(words.map(([word]) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
  return {
    label: (value: string): string => spell(numbers.get(value) ?? 0),
    text: (text: string): string =>
      pattern === null ? text : text.replace(pattern, (found) => spell(byWord.get(found.toLowerCase()) ?? 0)),
  };
};
