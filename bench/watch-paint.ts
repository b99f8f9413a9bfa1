import type { Page } from 'playwright-core';

type Seen = { timed: { id: number; ms: number }[]; framed: number[]; shifts: number[] };
declare global {
  interface Window {
    seenByBench: Seen;
  }
}

/**
 * Watches a page from its first script on, as the Web Vitals do: how long each key and each press took until what it
 * changed was painted (Event Timing), and what moved by itself (Layout Instability). The browser keeps silent about what
 * took less than 16 ms; for those the frame after the event counts.
 */
export const watchPaint = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const seen: Seen = { timed: [], framed: [], shifts: [] };
    window.seenByBench = seen;
    type Timed = PerformanceEntry & { interactionId?: number };
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
    const timing = (entries: PerformanceEntryList) => {
      for (const { interactionId, duration } of entries as Timed[])
        if (interactionId) seen.timed.push({ id: interactionId, ms: duration });
    };
    new PerformanceObserver((list) => timing(list.getEntries())).observe({
      type: 'event',
      buffered: true,
      durationThreshold: 16,
    } as PerformanceObserverInit);
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries() as Shift[])
        if (!hadRecentInput) seen.shifts.push(value);
    }).observe({ type: 'layout-shift', buffered: true });
    for (const type of ['keydown', 'keyup', 'pointerdown', 'pointerup', 'click'])
      window.addEventListener(
        type,
        ({ timeStamp }) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => seen.framed.push(performance.now() - timeStamp);
            port2.postMessage(null);
          }),
        { capture: true },
      );
  });
};

/** Longer than the browser takes to tell of an event whose frame is painted. */
const toldMs = 150;

/** How long the slowest interaction of what `act` does took until the next paint, in milliseconds. */
export const timeToPaint = async (page: Page, act: () => Promise<unknown>): Promise<number> => {
  await page.evaluate(() => {
    window.seenByBench.timed = [];
    window.seenByBench.framed = [];
  });
  await act();
  await page.waitForTimeout(toldMs);
  const { timed, framed } = await page.evaluate(() => window.seenByBench);
  if (timed.length > 0) return Math.max(...timed.map(({ ms }) => ms));
  if (framed.length === 0) throw new Error('the page heard of no key and no press');
  return Math.max(...framed);
};

/** How much has moved by itself since the page was loaded: the sum over all, which is more than the Web Vital counts. */
export const shiftsOf = (page: Page): Promise<number> =>
  page.evaluate(() => window.seenByBench.shifts.reduce((sum, value) => sum + value, 0));
