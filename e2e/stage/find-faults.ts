import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe-core finds on a page that stands still. `rules`: only these ("color-contrast"), else all that are on.
 * @returns each finding as "rule: element"
 */
export const findFaults = async (page: Pick<Page, 'evaluate'>, rules?: string[]): Promise<string[]> => {
  // Text that is still coming in has too little contrast.
  await page.evaluate(async () => {
    const moving = (): Animation[] =>
      document
        .getAnimations()
        .filter((each) => each.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    // A colour that is inherited while it changes starts the change of the next element: until none is left.
    for (let rounds = 0; rounds < 20; rounds += 1) {
      // Another theme reaches the last element with the frame after next.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      const now = moving();
      if (now.length === 0) return;
      // One that is broken off has come to rest, too.
      await Promise.all(now.map((each) => each.finished.catch(() => each)));
    }
  });
  // Half a megabyte is read once for each document.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    (only) =>
      // What was read aloud stays in the announcer for some seconds, though what it names may be gone by then.
      (window as unknown as { axe: typeof axe }).axe.run(
        { exclude: [['[data-live-announcer]']] },
        {
          // What is in order is not described.
          resultTypes: ['violations'],
          ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
        },
      ),
    rules,
  );
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
};
