import { ApiError } from '@hilo/api/client';
import { useLocale, useT } from '@hilo/ui';
import { problemMessages } from './problemMessages.ts';

type Known = keyof (typeof problemMessages)['es'] & string;

/** Says an error in the reader's words; with the server's reference where nothing better is known. */
export function useProblemWords(): (error: unknown) => string {
  const t = useT(problemMessages);
  const texts: Record<string, string> = problemMessages[useLocale()];
  return (error) => {
    if (!(error instanceof ApiError)) return t('problem.unknown');
    if (error.code in texts && !error.code.startsWith('problem.'))
      return t(error.code as Exclude<Known, 'problem.reference'>);
    return error.reference
      ? `${t('problem.unknown')} ${t('problem.reference', { reference: error.reference })}`
      : t('problem.unknown');
  };
}
