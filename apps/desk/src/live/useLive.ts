import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { signedOut } from '../api.ts';
import { askInSession } from '../ask-in-session.ts';
import { meQuery } from '../people/people.ts';
import { keepLists } from '../tickets/keep-lists.ts';
import { eventApplier } from './apply-event.ts';
import { bringMissing } from './bring-missing.ts';
import { connectLive } from './connect-live.ts';
import { connection } from './connection.ts';
import { hearDrafts, takeDrafts } from './draft-news.ts';
import { moments } from './moments.ts';
import { newVersion } from './new-version.ts';
import { takeRead } from './take-read.ts';

const address = (after: number | null): string => {
  const url = new URL('/live', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (after !== null) url.searchParams.set('after', String(after));
  return url.href;
};

/** Keeps the caches true while the desk is open; once, in its frame. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const lists = keepLists(client);
    const apply = eventApplier(client, lists);
    const live = connectLive({
      url: address,
      from: client.getQueryData(meQuery.queryKey)?.position ?? null,
      onEvent: (event) => {
        apply(event);
        hearDrafts(event, client.getQueryData(meQuery.queryKey)?.id);
      },
      onMoments: (changes) => moments.apply(takeDrafts(takeRead(client, changes))),
      onReset: () => {
        lists.begin();
        void client.invalidateQueries();
      },
      onState: (state) => {
        // Who was there is told anew.
        if (state !== 'live') moments.forget();
        if (state === 'live' && connection.get() === 'lost') {
          void bringMissing(client);
          void newVersion.look();
        }
        connection.set(state);
      },
      // Whatever else is wrong with the answer, it is not that.
      isSignedIn: async () => (await askInSession('/api/v1/me')).status !== 401,
      onSignedOut: () => signedOut.go(),
    });
    moments.speakBy(live);
    return () => {
      moments.speakBy(null);
      live.end();
      lists.end();
    };
  }, [client]);
}
