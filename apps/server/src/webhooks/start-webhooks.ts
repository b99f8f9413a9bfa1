import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app/app.ts';
import type { EventFeed } from '../live/event-feed.ts';
import { deliverEvents, findDueWebhooks } from './deliver-events.ts';

const pollMs = 2_000;

export type Webhooks = { close(): Promise<void> };

/**
 * Tells webhooks what happens: woken by the log, and by the clock for what is tried again. Each webhook goes at its own
 * pace: one that hangs holds nobody up.
 */
export const startWebhooks = (app: App, feed: Pick<EventFeed, 'subscribe'>): Webhooks => {
  const closing = new AbortController();
  const working = new Map<string, Promise<unknown>>();
  let wake = (): void => {};
  // Where there is none, what happens asks the database nothing.
  let isAny = true;
  const unsubscribe = feed.subscribe((events) => {
    if (isAny || events.some(({ type }) => type.startsWith('webhook.'))) wake();
  });

  const look = async (): Promise<void> => {
    const due = await findDueWebhooks(app);
    isAny = due !== null;
    for (const id of due ?? []) {
      if (working.has(id) || closing.signal.aborted) continue;
      const work = deliverEvents(app, id, closing.signal)
        .catch((error) => app.log.warn({ err: error, webhookId: id }, 'webhooks.deliverFailed'))
        .finally(() => working.delete(id));
      working.set(id, work);
    }
  };
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      const woken = new AbortController();
      wake = () => woken.abort();
      await look().catch((error) => app.log.warn({ err: error }, 'webhooks.lookFailed'));
      await sleep(pollMs, undefined, { signal: AbortSignal.any([closing.signal, woken.signal]) }).catch(
        () => {},
      );
    }
  };
  const running = run();
  return {
    async close() {
      unsubscribe();
      closing.abort();
      await running;
      await Promise.allSettled(working.values());
    },
  };
};
