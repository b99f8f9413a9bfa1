import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe-core finds on a page that stands still. `rules`: only these ("color-contrast"), else all that are on.
 * @returns each finding as "rule: element"
 */
export const findFaults = async (page: Page, rules?: string[]): Promise<string[]> => {
  // Text that is still coming in has too little contrast.
  await page.evaluate(async () => {
    // Another theme reaches the last element with the frame after next.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.all(
      document
        .getAnimations()
        .filter((each) => each.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
        // One that is broken off has come to rest, too.
        .map((each) => each.finished.catch(() => each)),
    );
  });
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (only) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        document,
        only ? { runOnly: { type: 'rule', values: only } } : {},
      ),
    rules,
  );
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
};
