import { ErrorState } from '@hilo/ui';
import { useEffect } from 'react';
import { newVersion } from '../live/new-version.ts';

const reloadedKey = 'hilo.reloadedAt';
/** While nodes of two versions answer by turns, loading anew may not help: not again and again. */
const atMostEveryMs = 60_000;

const reloadOnce = (): void => {
  const now = Date.now();
  if (now - Number(sessionStorage.getItem(reloadedKey)) < atMostEveryMs) return;
  sessionStorage.setItem(reloadedKey, String(now));
  window.location.reload();
};

/** In the place of a screen that did not come. Where the server has another version by now, it comes with that. */
export function ScreenMissing({ onRetry }: { onRetry: () => void }) {
  useEffect(() => {
    void newVersion.look().then((isThere) => isThere && reloadOnce());
  }, []);
  return (
    <main className="h-dvh">
      <ErrorState onRetry={onRetry} />
    </main>
  );
}
