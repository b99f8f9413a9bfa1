import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageWith, openTicket } from './stage/desk-hands.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { watchWhatRuns } from './stage/payloads/watch-what-runs.ts';
import { type Api, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMails } from './stage/write-mail.ts';

const shop = 'hola@tienda.example';

/** A stranger's server that counts who comes. */
const openLair = async () => {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'image/gif' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const close = (): Promise<unknown> => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, visits, close };
};

describe.skipIf(!hasChromium())('mail that means harm (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let browser: Browser;
  let desk: Watched;
  let smtpPort: number;
  let lair: Awaited<ReturnType<typeof openLair>>;
  let ran: string[];

  beforeAll(async () => {
    lair = await openLair();
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    api = await speakApi(hilo);
    ({ smtpPort } = await openShop(api, [shop]));
    desk = await openWindow(browser, hilo, { api });
    ran = watchWhatRuns(desk.context);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
    await lair?.close();
  });

  /** Everything that a mail may try, once each. */
  const attack = (home: string): string => `
    <p>Su paquete espera. <a href="${home}/link">Ver</a></p>
    <script>console.log('RAN script'); fetch('${home}/script')</script>
    <img src="${home}/pixel.gif" onerror="console.log('RAN onerror')" onload="console.log('RAN onload')">
    <svg onload="console.log('RAN svg')"><image href="${home}/svg"/></svg>
    <meta http-equiv="refresh" content="0;url=${home}/refresh">
    <link rel="stylesheet" href="${home}/style.css"><base href="${home}/base/">
    <style>@import url(${home}/import.css); body { background: url(${home}/background) }</style>
    <div style="background-image:url(${home}/inline)">x</div>
    <form action="${home}/form" method="post"><input name="password"><button id="go">Entrar</button></form>
    <iframe src="${home}/frame"></iframe><object data="${home}/object"></object><embed src="${home}/embed">
    <video src="${home}/video" poster="${home}/poster" autoplay></video><audio src="${home}/audio" autoplay></audio>
    <table background="${home}/table"><tr><td>x</td></tr></table><input type="image" src="${home}/input">
    <a href="javascript:console.log('RAN link')">no</a>`;

  test('the watch sees what runs and what leaves, where nothing hinders it', async () => {
    // A server of its own: some of its visitors come when the page is gone.
    const another = await openLair();
    const bare = await openWindow(browser, hilo);
    const seen = watchWhatRuns(bare.context);
    await bare.page.setContent(attack(another.url), { waitUntil: 'commit' });
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBeGreaterThan(1);
    await expect.poll(() => another.visits.length, { timeout: 20_000 }).toBeGreaterThan(5);
    await expect.poll(() => bare.foreign.length, { timeout: 20_000 }).toBeGreaterThan(5);
    await bare.context.close();
    await another.close();
  });

  test('in the desk it is words, until somebody asks for its format and its pictures', async () => {
    const { page } = desk;
    await page.goto('/tickets?view=all');
    await bringMails(smtpPort, [
      { from: 'Envíos <envios@paquetes.example>', to: shop, subject: 'Su paquete', html: attack(lair.url) },
    ]);
    await openTicket(page, 'Su paquete', 'Su paquete');
    await messageWith(page, 'Su paquete espera').getByRole('button', { name: 'Con formato' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByText('Su paquete espera').waitFor();
    expect(await page.locator('iframe').getAttribute('sandbox')).not.toMatch(
      /allow-(scripts|same-origin|forms)/,
    );
    expect(
      await frame
        .locator('script, style ~ *, form, iframe, object, meta[http-equiv], base, [onerror]')
        .count(),
    ).toBe(0);
    expect([...ran, ...lair.visits, ...desk.foreign]).toEqual([]);
    const [asked] = await Promise.all([
      page.waitForRequest(/\/remote-image\?/),
      page.getByRole('main').getByRole('button', { name: 'Mostrar imágenes' }).click(),
    ]);
    expect(new URL(asked.url()).origin).toBe(hilo.origin);
    await asked.response();
    await frame.getByText('Su paquete espera').waitFor();
    // Through our server or not at all; and that one does not visit addresses inside the house.
    expect([...ran, ...lair.visits, ...desk.foreign]).toEqual([]);
  });
});
