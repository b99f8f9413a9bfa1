import { ApiError } from '@hilo/api/client';
import { useFormat, useLocale, useT } from '@hilo/ui';
import { problemMessages } from './problemMessages.ts';

type Known = keyof (typeof problemMessages)['es'] & string;

/** Says an error in the reader's words; with the server's reference where support needs it to find what happened. */
export function useProblemWords(): (error: unknown) => string {
  const t = useT(problemMessages);
  const format = useFormat();
  const texts: Record<string, string> = problemMessages[useLocale()];
  return (error) => {
    if (!(error instanceof ApiError)) return t('problem.unknown');
    const seconds = error.retryAfterSeconds ?? Number(error.facts.retryAfterSeconds);
    // Of a minute the words tell by themselves.
    if (error.code === 'request.tooMany' && seconds > 60)
      return t('problem.wait', { when: format.date(Date.now() + seconds * 1000, 'full') });
    const isKnown = error.code in texts && !error.code.startsWith('problem.');
    const words = t(
      isKnown ? (error.code as Exclude<Known, 'problem.reference' | 'problem.wait'>) : 'problem.unknown',
    );
    return error.reference && (!isKnown || error.code === 'internal')
      ? `${words} ${t('problem.reference', { reference: error.reference })}`
      : words;
  };
}
