import { useT } from '@hilo/ui';
import { ApiProblem } from '../admin/request.ts';
import { signInMessages } from './signInMessages.ts';

/** How long to wait after too many tries, where the server says it. */
export function useTooManyWords(): (error: unknown) => string | undefined {
  const t = useT(signInMessages);
  return (error) => {
    if (!(error instanceof ApiProblem) || error.code !== 'request.tooMany') return undefined;
    const seconds = Number(error.facts.retryAfterSeconds);
    return seconds > 0 ? t('signIn.tooMany', { count: Math.ceil(seconds) }) : undefined;
  };
}
