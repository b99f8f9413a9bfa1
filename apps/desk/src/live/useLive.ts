import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { signedOut } from '../api.ts';
import { eventApplier } from './apply-event.ts';
import { connectLive } from './connect-live.ts';
import { connection } from './connection.ts';

const address = (after: number | null): string => {
  const url = new URL('/live', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (after !== null) url.searchParams.set('after', String(after));
  return url.href;
};

/** Keeps the caches true while the desk is open; once, in its frame. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      connectLive({
        url: address,
        onEvent: eventApplier(client),
        onReset: () => void client.invalidateQueries(),
        onState: (state) => connection.set(state),
        // Whatever else is wrong with the answer, it is not that.
        isSignedIn: async () => (await fetch('/api/v1/me')).status !== 401,
        onSignedOut: () => signedOut.go(),
      }),
    [client],
  );
}
