import { ApiError } from '@hilo/api/client';
import { useLocale, useT } from '@hilo/ui';
import { problemMessages } from './problemMessages.ts';

type Known = keyof (typeof problemMessages)['es'] & string;

/** Says an error in the reader's words; with the server's reference where support needs it to find what happened. */
export function useProblemWords(): (error: unknown) => string {
  const t = useT(problemMessages);
  const texts: Record<string, string> = problemMessages[useLocale()];
  return (error) => {
    if (!(error instanceof ApiError)) return t('problem.unknown');
    const isKnown = error.code in texts && !error.code.startsWith('problem.');
    const words = t(isKnown ? (error.code as Exclude<Known, 'problem.reference'>) : 'problem.unknown');
    return error.reference && (!isKnown || error.code === 'internal')
      ? `${words} ${t('problem.reference', { reference: error.reference })}`
      : words;
  };
}
