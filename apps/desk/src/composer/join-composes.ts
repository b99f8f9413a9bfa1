import type { Compose } from './compose.ts';
import { joinWords } from './writing/quote-words.ts';

/**
 * What was written apart becomes one: the words of the second behind those of the first, all files of both. Where one
 * of them sends something on, that stays last, and it goes where that one was to go.
 */
export function joinComposes(first: Compose, second: Compose): Compose {
  const isSentOn = first.kind === 'forward' && second.kind !== 'forward';
  const [above, below] = isSentOn ? [second, first] : [first, second];
  const whole = below.kind === 'forward' ? below : first;
  const once = <File extends { id: string }>(files: readonly File[]): File[] => [
    ...new Map(files.map((file) => [file.id, file])).values(),
  ];
  return {
    ...whole,
    ...joinWords(above, below),
    uploads: once([...first.uploads, ...second.uploads]),
    carried: once([...first.carried, ...second.carried]),
  };
}
