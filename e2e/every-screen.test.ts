import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { router } from '../apps/desk/src/router.tsx';
import { fillDesk } from './stage/fill-desk.ts';
import { findFaults } from './stage/find-faults.ts';
import { findOutOfReach } from './stage/find-out-of-reach.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Place, screens } from './stage/screens.ts';
import { type Api, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';

/** In development and tests the router also has the gallery, which is not in what is shipped. */
const routes = Object.keys(router.routesByPath).filter((path) => !path.startsWith('/gallery'));

describe.skipIf(!hasChromium())('every screen (chromium, axe)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let browser: Browser;
  let agent: Watched;
  let stranger: Watched;
  let place: Place;

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    api = await speakApi(hilo);
    place = await fillDesk(hilo, api);
    agent = await openWindow(browser, hilo, { api });
    stranger = await openWindow(browser, hilo);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('the list is whole', () => {
    expect(Object.keys(screens).toSorted()).toEqual(routes.toSorted());
  });

  test('what only a mouse can press is found', async () => {
    const { page } = stranger;
    await page.setContent(`<p style="cursor:pointer" id="far">x</p><button id="near">x</button>
      <button tabindex="-1" id="left">x</button><label style="cursor:pointer">x <input type="radio"></label>
      <div role="toolbar"><button>x</button><button tabindex="-1" id="by-arrow">x</button></div>`);
    const found = await findOutOfReach(page);
    expect(found.map((html) => /id="([\w-]+)"/.exec(html)?.[1])).toEqual(['far', 'left']);
  });

  test.each(Object.entries(screens))(
    '%s: nothing for axe to find, light and dark, wide and narrow, all within reach of the keyboard',
    async (path, screen) => {
      const { page, complaints, foreign, isQuiet } = screen.isForStrangers ? stranger : agent;
      complaints.length = 0;
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(screen.at?.(place) ?? path);
      await page.getByRole('heading', { level: 1, name: screen.heading }).waitFor();
      await isQuiet();
      await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 30_000 }).toBe(0);
      expect(await findFaults(page)).toEqual([]);
      expect(await findOutOfReach(page)).toEqual([]);
      // The desk fills the window: only parts of it scroll, and nothing hidden in them makes the page longer.
      if (!screen.isForStrangers && !path.endsWith('/print'))
        expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
      // Themes differ in colours alone.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findFaults(page, ['color-contrast'])).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await isQuiet();
      expect(await findFaults(page)).toEqual([]);
      expect(await findOutOfReach(page)).toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
      // A link that is no longer good is answered as gone, and the console shows it.
      expect(complaints.filter((words) => path !== '/invitation' || !words.includes('410'))).toEqual([]);
      expect(foreign).toEqual([]);
    },
  );

  test('that there is nothing at an address is said in the language of the agent, not of the browser', async () => {
    const { page } = agent;
    await api.send('PATCH', '/me', { locale: 'en' });
    await page.goto('/nowhere');
    await page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor();
    await api.send('PATCH', '/me', { locale: 'es' });
  });

  test('the parts that open over a ticket: composer, palette, keys', async () => {
    const { page } = agent;
    const inspect = async (): Promise<void> => {
      expect(await findFaults(page)).toEqual([]);
      expect(await findOutOfReach(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findFaults(page, ['color-contrast'])).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await page.goto(`/tickets/${place.ticketId}?view=all`);
    await page.getByRole('button', { name: /^Contestar a / }).click();
    await page.getByRole('textbox', { name: 'Tu mensaje' }).waitFor();
    await inspect();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Buscar y dar órdenes' }).waitFor();
    await inspect();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'Mi caldera no arranca' }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Atajos de teclado' }).waitFor();
    await inspect();
  });
});
