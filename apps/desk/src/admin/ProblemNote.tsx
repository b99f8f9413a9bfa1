import { Banner } from '@hilo/ui';
import { useProblemWords } from './useProblemWords.ts';

/** Why what was just asked did not happen; nothing where there is no error. */
export function ProblemNote({ error, words }: { error: unknown; words?: string | undefined }) {
  const say = useProblemWords();
  return error ? (
    <Banner kind="error" className="rounded-small">
      {words ?? say(error)}
    </Banner>
  ) : null;
}
