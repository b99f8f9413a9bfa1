import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';

const screenFile = /\/assets\/PromisesNow-[\w-]+\.js$/;

/** What a desk that stays open over an upgrade meets: the page begins with another script, and its own parts are gone. */
const upgrade = async (page: Page): Promise<() => Promise<void>> => {
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll(
        /\/assets\/index-[\w-]+\.js/g,
        '/assets/index-another.js',
      );
      await route.fulfill({ response: answer, body });
    },
  );
  await page.route(screenFile, (route) => route.fulfill({ status: 404, body: '' }));
  return () => page.unrouteAll({ behavior: 'wait' });
};

describe.skipIf(!hasChromium())('a desk that stays open (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let browser: Browser;
  let desk: Watched;

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    api = await speakApi(hilo);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  beforeEach(async () => {
    desk = await openWindow(browser, hilo, { api });
    await desk.page.goto('/tickets');
    await desk.page.getByRole('heading', { level: 1 }).waitFor();
    await desk.isQuiet();
  });
  afterEach(() => desk.context.close());

  const goTo = (name: string) => desk.page.getByRole('link', { name }).click();

  test('says that there is a new version once the server that it has come back to has one, and loads it when told', async () => {
    const { page, context } = desk;
    const strip = page.getByRole('status').filter({ hasText: 'versión nueva' });
    await context.setOffline(true);
    await context.setOffline(false);
    await desk.isQuiet();
    expect(await strip.count()).toBe(0);
    const end = await upgrade(page);
    await context.setOffline(true);
    await context.setOffline(false);
    await strip.waitFor();
    await end();
    // Known or not: without a network nothing is loaded anew.
    await context.setOffline(true);
    await goTo('Cómo va');
    await page.getByText('Sin conexión').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Promesas ahora' }).waitFor();
    await page.goBack();
    const before = desk.loads();
    await strip.getByRole('button', { name: 'Recargar' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => desk.loads()).toBe(before + 1);
    expect(await strip.count()).toBe(0);
  });

  test('a screen whose code is gone with the old version comes with the new one', async () => {
    const { page } = desk;
    const end = await upgrade(page);
    const before = desk.loads();
    // With the page that is loaded anew come parts that are there.
    page.on('request', (request) => {
      if (request.isNavigationRequest()) void page.unroute(screenFile);
    });
    await goTo('Cómo va');
    await page.getByRole('heading', { level: 1, name: 'Promesas ahora' }).waitFor();
    expect(desk.loads()).toBe(before + 1);
    await end();
  });

  test('a screen that cannot come for want of a network says so, and comes by itself', async () => {
    const { page, context } = desk;
    const before = desk.loads();
    await context.setOffline(true);
    await goTo('Cómo va');
    await page.getByText('Sin conexión').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { level: 1, name: 'Promesas ahora' }).waitFor();
    expect(desk.loads()).toBe(before);
  });
});
