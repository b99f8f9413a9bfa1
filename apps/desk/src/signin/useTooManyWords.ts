import { ApiError } from '@hilo/api/client';
import { useT } from '@hilo/ui';
import { signInMessages } from './signInMessages.ts';

/** How long to wait after too many tries, where the server says it. */
export function useTooManyWords(): (error: unknown) => string | undefined {
  const t = useT(signInMessages);
  return (error) => {
    if (!(error instanceof ApiError) || error.code !== 'request.tooMany') return undefined;
    const seconds = error.retryAfterSeconds ?? Number(error.facts.retryAfterSeconds);
    return seconds > 0 ? t('signIn.tooMany', { count: Math.ceil(seconds) }) : undefined;
  };
}
