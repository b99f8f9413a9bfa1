import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDesk } from './stage/fill-desk.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { pressAll } from './stage/press-all.ts';
import { type Place, screens } from './stage/screens.ts';
import { speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { walkByTab } from './stage/walk-by-tab.ts';

/** Where agents spend their day; `HILO_ACTIONS=all` goes through every screen of the desk, and looks in the dark, too. */
const daily = '/tickets/$ticketId';
const isWhole = process.env.HILO_ACTIONS === 'all';
const walked = Object.entries(screens).filter(([path]) => isWhole || path === daily);
/** What would end the session, or take away what other screens show. */
const spared =
  /salir|cerrar sesi|borrar|quitar|revocar|desactivar|desconectar|eliminar|demostraci|retirar el canal|en vigor/;

describe.skipIf(!hasChromium())('every action by keyboard (chromium)', { timeout: 600_000 }, () => {
  let hilo: Hilo;
  let browser: Browser;
  let agent: Watched;
  let stranger: Watched;
  let place: Place;
  const known = new Set<string>();

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    const api = await speakApi(hilo);
    place = await fillDesk(hilo, api);
    agent = await openWindow(browser, hilo, { api });
    stranger = await openWindow(browser, hilo);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('what does not show the focus, or gives the keyboard away, is found', async () => {
    const { page } = stranger;
    const body = `<!doctype html><style>#dull { outline: none } #trap:focus { outline: 3px solid }</style>
      <h1>x</h1><button id="seen">a</button><button id="dull">b</button>
      <div role="dialog" id="trap" tabindex="0" style="display:none">x</div>
      <button onclick="document.getElementById('trap').style.display='block'">opens</button>`;
    await page.route('**/a-trap', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto('/a-trap');
    const { stops, unseen } = await walkByTab(page);
    expect(stops).toBe(3);
    expect(unseen.map((html) => /id="(\w+)"/.exec(html)?.[1])).toEqual(['dull']);
    const { opened, did, faults } = await pressAll(page, new Set(), { spared: /never/, inDark: false });
    expect({ opened, did }).toEqual({ opened: ['opens'], did: ['a', 'b'] });
    expect(faults.some((fault) => fault.includes('Escape'))).toBe(true);
  });

  test.each(walked)('%s', async (path, screen) => {
    const { page, complaints, isQuiet } = screen.isForStrangers ? stranger : agent;
    complaints.length = 0;
    await page.goto(screen.at?.(place) ?? path);
    await page.getByRole('heading', { level: 1, name: screen.heading }).waitFor();
    await isQuiet();
    const { stops, unseen } = await walkByTab(page);
    expect(stops).toBeGreaterThan(0);
    expect(unseen).toEqual([]);
    const pressed = await pressAll(page, known, { spared, inDark: isWhole });
    expect(pressed.faults).toEqual([]);
    // A form that is sent empty is refused, and the console shows that.
    expect(complaints.filter((words) => !/\b(4\d\d)\b/.test(words))).toEqual([]);
    if (isWhole) console.log(path, JSON.stringify({ stops, ...pressed }));
  });
});
