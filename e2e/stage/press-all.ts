import type { Page } from 'playwright-core';
import { findFaults } from './find-faults.ts';
import { findOutOfReach } from './find-out-of-reach.ts';

/** What lies over a page and has the keyboard for itself. A notice calls itself a dialog, too, and has not. */
const overlays =
  '[role=dialog], [role=alertdialog]:not([aria-modal=false]), [role=menu], [data-trigger] [role=listbox]';

type Pressed = {
  /** Names of what was pressed, by what came of it. */
  opened: string[];
  went: string[];
  did: string[];
  /** What is wrong with what was opened. */
  faults: string[];
};

/**
 * Presses every button of a page, and every item of its menus, that nobody has pressed before, by Enter alone. What
 * opens is looked at: axe, in the dark too where asked for, the reach of the keyboard, and that Escape closes it and gives the focus back.
 * @param spared names of what does away with something that is still needed
 */
export const pressAll = async (
  page: Page,
  known: Set<string>,
  { spared, inDark }: { spared: RegExp; inDark: boolean },
): Promise<Pressed> => {
  const pressed: Pressed = { opened: [], went: [], did: [], faults: [] };
  const address = page.url();
  const count = (): Promise<number> => page.locator(overlays).locator('visible=true').count();

  const press = async (): Promise<'opened' | 'went' | 'did'> => {
    const before = await count();
    await page.keyboard.press('Enter');
    for (let wait = 0; wait < 5 && page.url() === address && (await count()) <= before; wait += 1)
      await page.waitForTimeout(50);
    if (page.url() !== address) return 'went';
    return (await count()) > before ? 'opened' : 'did';
  };
  const inspect = async (name: string): Promise<void> => {
    // While proposals are open React Aria hides all around them from readers; Tab closes them before it goes there.
    const isProposing = (await page.locator('[role=combobox][aria-expanded=true]').count()) > 0;
    const wrong = [
      ...(await findFaults(page, isProposing ? ['color-contrast'] : undefined)),
      ...(await findOutOfReach(page)),
    ];
    if (inDark) {
      await page.emulateMedia({ colorScheme: 'dark' });
      wrong.push(...(await findFaults(page, ['color-contrast'])));
      await page.emulateMedia({ colorScheme: 'light' });
    }
    pressed.faults.push(...wrong.map((each) => `${name}: ${each}`));
  };
  const closeAll = async (name: string): Promise<void> => {
    // The first may close what is open within it.
    for (let n = 0; n < 4 && (await count()) > 0; n += 1) {
      const open = await count();
      await page.keyboard.press('Escape');
      // What is leaving would leave the next Escape to the page behind it.
      for (let wait = 0; wait < 8 && (await count()) >= open; wait += 1) await page.waitForTimeout(60);
    }
    const left = await page.locator(overlays).locator('visible=true').all();
    if (left[0])
      pressed.faults.push(`${name}: Escape does not close ${(await left[0].innerText()).slice(0, 80)}`);
    else if (!(await hasFocusSoon(page))) pressed.faults.push(`${name}: the focus is lost`);
  };
  const comeBack = async (): Promise<void> => {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    // So that what gets the focus shows it.
    await page.keyboard.press('Tab');
  };

  await page.keyboard.press('Tab');
  for (;;) {
    const name = await focusNext(page, '', known, spared);
    if (name === null) return pressed;
    const outcome = await press();
    pressed[outcome].push(name);
    if (outcome === 'went') await comeBack();
    if (outcome !== 'opened') continue;
    await inspect(name);
    while ((await page.locator('[role=menu]').count()) > 0) {
      const item = await focusNext(page, `${name} › `, known, spared);
      if (item === null) break;
      const of = await press();
      pressed[of].push(item);
      if (of === 'opened') await inspect(item);
      if (of === 'went') await comeBack();
      else await closeAll(item);
      if (!(await focusAgain(page, name))) break;
      await press();
    }
    await closeAll(name);
    if ((await count()) > 0) await comeBack();
  }
};

/** Buttons, or where a menu is open its items. */
const pressable = 'button, [role=button], summary';

/** Puts the focus on the first that is not known yet, and knows it from then on. @returns its name, null where there is none */
const focusNext = async (
  page: Page,
  before: string,
  known: Set<string>,
  spared: RegExp,
): Promise<string | null> => {
  const name = await page.evaluate(
    ([selector, names, pattern, prefix]) => {
      const isSpared = new RegExp(pattern, 'i');
      const all = document.querySelectorAll<HTMLElement>(
        prefix === '' ? selector : '[role=menu] [role^=menuitem]',
      );
      for (const element of all) {
        const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
        const found = prefix + text.trim().replace(/\s+/g, ' ').slice(0, 60);
        if (names.includes(found) || isSpared.test(found)) continue;
        if (
          element.closest('[inert], [aria-hidden=true]') ||
          element.matches(':disabled, [aria-disabled=true]')
        )
          continue;
        if (
          !element.checkVisibility({ visibilityProperty: true }) ||
          element.getBoundingClientRect().width <= 1
        )
          continue;
        element.focus();
        if (document.activeElement === element) return found;
      }
      return null;
    },
    [pressable, [...known], spared.source, before] as const,
  );
  if (name !== null) known.add(name);
  return name;
};

/** What closes gives the focus back a moment later. */
const hasFocusSoon = async (page: Page): Promise<boolean> => {
  for (let wait = 0; wait < 60; wait += 1) {
    if (await page.evaluate(() => document.activeElement !== document.body)) return true;
    await page.waitForTimeout(50);
  }
  return false;
};

const focusAgain = (page: Page, name: string): Promise<boolean> =>
  page.evaluate(
    ([selector, wanted]) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) =>
        (element.getAttribute('aria-label') ?? element.textContent ?? '')
          .trim()
          .replace(/\s+/g, ' ')
          .startsWith(wanted),
      );
      found?.focus();
      return found !== undefined && document.activeElement === found;
    },
    [pressable, name] as const,
  );
