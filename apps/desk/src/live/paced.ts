/** From hearing to reading: soon while little happens, and the more seldom the more does. */
type Pace = { firstMs: number; mostMs: number };

/**
 * Does `work` once for all that asked for it meanwhile: soon after the first, then with pauses that double while it is
 * asked for again and again, and not at all while nobody looks at the page. What was asked for is always done at last.
 */
export function paced(
  work: () => Promise<unknown> | undefined,
  { firstMs, mostMs }: Pace,
  random: () => number = Math.random,
): () => void {
  let pauseMs = firstMs;
  let endedAt = Number.NEGATIVE_INFINITY;
  let isAsked = false;
  let isRunning = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const arm = (): void => {
    if (timer !== undefined || isRunning || !isAsked) return;
    const isBusy = performance.now() - endedAt < mostMs;
    pauseMs = isBusy ? Math.min(mostMs, pauseMs * 2) : firstMs;
    // All desks hear of a thing in the same moment; they need not all ask in the same one.
    timer = setTimeout(run, pauseMs * (1 - random() / 4));
  };
  const run = async (): Promise<void> => {
    timer = undefined;
    if (document.visibilityState === 'hidden') return;
    isAsked = false;
    isRunning = true;
    try {
      await work();
    } catch {
      // What could not be read is read with the next that happens, or says so on its own screen.
    }
    isRunning = false;
    endedAt = performance.now();
    arm();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') arm();
  });
  return () => {
    isAsked = true;
    arm();
  };
}
