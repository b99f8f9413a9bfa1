import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe-core finds on a page that stands still. `kinds`: only rules with one of these tags ("cat.color"), else all.
 * @returns each finding as "rule: element"
 */
export const findFaults = async (page: Page, kinds?: string[]): Promise<string[]> => {
  // Text that is still coming in has too little contrast.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .map((each) => each.effect?.getTiming().iterations === Number.POSITIVE_INFINITY || each.finished),
    ).then(() => undefined),
  );
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (only) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        document,
        only ? { runOnly: { type: 'tag', values: only } } : {},
      ),
    kinds,
  );
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
};
