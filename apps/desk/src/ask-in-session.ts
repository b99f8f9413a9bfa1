type Fetch = typeof globalThis.fetch;

/** What may put another session in the place of this one: a password, a second factor, signing in or out. */
const replacesSession = (address: string): boolean => address.startsWith('/auth/');

/**
 * Asks the server as whoever is signed in. While another session takes the place of this one the old cookie is no
 * longer good and the new one is on its way: what is asked then waits for it, and what was refused meanwhile is asked
 * again. Else an agent who turns her second factor off may find herself at the door.
 */
export const createAskInSession = (
  fetch: Fetch,
): ((path: string, init?: RequestInit) => Promise<Response>) => {
  let replaced: Promise<unknown> = Promise.resolve();
  return async (path, init) => {
    if (replacesSession(path)) {
      const answer = fetch(path, init);
      replaced = Promise.allSettled([replaced, answer]);
      return answer;
    }
    await replaced;
    const before = replaced;
    const answer = await fetch(path, init);
    if (answer.status !== 401 || replaced === before) return answer;
    await replaced;
    return fetch(path, init);
  };
};

export const askInSession = createAskInSession((...asked) => fetch(...asked));
