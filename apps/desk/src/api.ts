import { ApiError, createClient } from '@hilo/api/client';
import { askInSession } from './ask-in-session.ts';

/** What `onSignedOut` does is set once the router exists. */
export const signedOut: { go: () => void } = { go: () => undefined };

type Check = NonNullable<Parameters<typeof createClient>[0]['check']>;
let check: Check = () => undefined;
// The schemas are heavy and the server has checked already; in development a wrong shape is said at once.
if (import.meta.env.DEV)
  void import('@hilo/api/shapes').then(({ shapes }) => {
    check = (shape, answer) => {
      const result = shapes[shape].safeParse(answer);
      if (!result.success) console.error(`${shape} has another shape`, result.error.issues);
    };
  });

export const api = createClient({
  fetch: (address, init) => askInSession(String(address), init),
  check: (shape, answer) => check(shape, answer),
  onSignedOut: () => signedOut.go(),
});

/** Of what an address names by its id: there is no such thing, or that is no id at all. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'resource.notFound' || error.code === 'request.invalid');

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;
