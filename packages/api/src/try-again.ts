import { ApiError, type ClientCode } from './api-error.ts';

/** What another try can mend without anybody having to look: the way there, the pace, a server that is busy. */
const passing: readonly ClientCode[] = [
  'client.offline',
  'client.unreadable',
  'request.timeout',
  'request.tooMany',
  'idempotency.running',
  'database.unavailable',
];

/** Nobody who waits for a call waits longer than this for its next try. */
const longestWaitMs = 60_000;

/** How long to wait before try number `attempt` (1 is the second); null where another try would be of no use. */
export const waitBefore = (attempt: number, error: unknown, random: number): number | null => {
  if (!(error instanceof ApiError) || !error.isRetryable || !passing.includes(error.code)) return null;
  if (error.retryAfterSeconds !== null) {
    const wished = error.retryAfterSeconds * 1_000;
    return wished <= longestWaitMs ? wished : null;
  }
  // Doubled each time, and spread, so that many who were cut off at once do not come back at once.
  return Math.min(longestWaitMs, 500 * 2 ** (attempt - 1) * (0.5 + random / 2));
};

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  });

/** Makes a call, and makes it again where that helps. @throws what the last try threw, or the reason of the abort */
export const tryAgain = async <Answer>(
  call: () => Promise<Answer>,
  { retries, signal }: { retries: number; signal: AbortSignal | undefined },
): Promise<Answer> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await call();
    } catch (error) {
      const wait = attempt <= retries ? waitBefore(attempt, error, Math.random()) : null;
      if (wait === null) throw error;
      await pause(wait, signal);
    }
};
