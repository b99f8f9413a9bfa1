import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, speakApi } from './stage/speak-api.ts';
import { administrator, asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';

describe.skipIf(!hasChromium())('the API reference (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let browser: Browser;
  let agent: Watched;

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    api = await speakApi(hilo);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  const execute = async ({ page }: Watched, path: string) => {
    const call = page
      .locator('.opblock')
      .filter({ has: page.locator(`[data-path="${path}"]`) })
      .first();
    await call.locator('.opblock-summary-control').click();
    await call.getByRole('button', { name: 'Try it out' }).click();
    await call.getByRole('button', { name: 'Execute' }).click();
    const answer = call.locator('.live-responses-table .response');
    await answer.waitFor();
    return answer.innerText();
  };

  test('lists every tag under a policy that allows nothing inline, and calls with the session', async () => {
    agent = await openWindow(browser, hilo, { api });
    const { page, complaints, foreign } = agent;
    await page.goto('/api/reference');
    await page.locator('.opblock-tag').first().waitFor();
    const document = await api.send<{ paths: Record<string, Record<string, { tags: string[] }>> }>(
      'GET',
      '/openapi.json',
    );
    const tags = new Set(
      Object.values(document.paths).flatMap((one) => Object.values(one).flatMap((each) => each.tags)),
    );
    expect(await page.locator('.opblock-tag').count()).toBe(tags.size);
    await page.locator(`#operations-tag-${document.paths['/api/v1/me']!.get!.tags[0]}`).click();
    const said = await execute(agent, '/api/v1/me');
    expect(said).toMatch(/^200/);
    expect(said).toContain(administrator.email);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await agent.context.close();
  });

  test('calls with a key that is pasted, which goes with the page', async () => {
    const { key } = await api.send<{ key: string }>('POST', '/api-keys', {
      name: 'Try',
      scopes: ['tickets.read'],
    });
    const stranger = await openWindow(browser, hilo, { theme: 'dark' });
    const { page, complaints } = stranger;
    await page.goto('/api/reference');
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await page.getByRole('textbox', { name: 'auth-bearer-value' }).fill(key);
    await page
      .locator('.auth-btn-wrapper')
      .first()
      .getByRole('button', { name: 'Apply credentials' })
      .click();
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.locator('#operations-tag-queues').click();
    expect(await execute(stranger, '/api/v1/queues')).toMatch(/^200/);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      key,
    );
    await stranger.context.close();
  });
});
