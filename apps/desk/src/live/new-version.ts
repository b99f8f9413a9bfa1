import { useSyncExternalStore } from 'react';

/** Of a page, the script it begins with: it is called after what is in it. */
const entry = /<script type="module"[^>]* src="([^"]+)"/;

let isThere = false;
const listeners = new Set<() => void>();

/**
 * Whether the server has another desk than this page, which has stayed open over an upgrade: parts of it that were not
 * fetched before are gone. Asked where one did not come, and when the server is heard again.
 */
export const newVersion = {
  get: (): boolean => isThere,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Whether it answers with another one just now. */
  async look(): Promise<boolean> {
    const own = entry.exec(document.documentElement.outerHTML)?.[1];
    const page = await fetch('/', { cache: 'no-store' }).then(
      (answer) => (answer.ok ? answer.text() : ''),
      () => '',
    );
    const served = entry.exec(page)?.[1];
    // What is not our page (a proxy's, of a network that wants a password) says nothing; nor does no answer.
    if (own === undefined || served === undefined || served === own) return false;
    isThere = true;
    for (const listener of listeners) listener();
    return true;
  },
};

export const useNewVersion = (): boolean => useSyncExternalStore(newVersion.subscribe, newVersion.get);
