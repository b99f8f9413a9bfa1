import { useProblemWords } from './useProblemWords.ts';

/** Why something did not happen, among other words. */
export function ProblemWords({ error }: { error: unknown }) {
  const say = useProblemWords();
  return <>{say(error)}</>;
}
