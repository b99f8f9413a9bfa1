import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageWith, openTicket } from './stage/desk-hands.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { watchWhatRuns } from './stage/payloads/watch-what-runs.ts';
import { type Api, openShop, speakApi } from './stage/speak-api.ts';
import { administrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMails } from './stage/write-mail.ts';

const shop = 'hola@tienda.example';

describe.skipIf(!hasChromium())('mail that means harm (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let browser: Browser;
  let desk: Watched;
  let smtpPort: number;
  /** A stranger's server that counts who comes. */
  let lair: Server;
  let lairUrl: string;
  const visits: string[] = [];
  let ran: string[];

  beforeAll(async () => {
    lair = createServer((request, response) => {
      visits.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'image/gif' }).end();
    });
    await new Promise<void>((listening) => lair.listen(0, '127.0.0.1', listening));
    lairUrl = `http://127.0.0.1:${(lair.address() as AddressInfo).port}`;
    [hilo, browser] = await Promise.all([
      startHilo({ HILO_ADMIN_EMAIL: administrator.email, HILO_ADMIN_PASSWORD: administrator.password }),
      openBrowser(),
    ]);
    api = await speakApi(hilo);
    ({ smtpPort } = await openShop(api, [shop]));
    desk = await openWindow(browser, hilo, { api });
    ran = watchWhatRuns(desk.context);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
    lair?.closeAllConnections();
    await new Promise((closed) => (lair ? lair.close(closed) : closed(undefined)));
  });

  /** Everything that a mail may try, once each. */
  const attack = (): string => `
    <p>Su paquete espera. <a href="${lairUrl}/link">Ver</a></p>
    <script>console.log('RAN script'); fetch('${lairUrl}/script')</script>
    <img src="${lairUrl}/pixel.gif" onerror="console.log('RAN onerror')" onload="console.log('RAN onload')">
    <svg onload="console.log('RAN svg')"><image href="${lairUrl}/svg"/></svg>
    <meta http-equiv="refresh" content="0;url=${lairUrl}/refresh">
    <link rel="stylesheet" href="${lairUrl}/style.css"><base href="${lairUrl}/base/">
    <style>@import url(${lairUrl}/import.css); body { background: url(${lairUrl}/background) }</style>
    <div style="background-image:url(${lairUrl}/inline)">x</div>
    <form action="${lairUrl}/form" method="post"><input name="password"><button id="go">Entrar</button></form>
    <iframe src="${lairUrl}/frame"></iframe><object data="${lairUrl}/object"></object><embed src="${lairUrl}/embed">
    <video src="${lairUrl}/video" poster="${lairUrl}/poster" autoplay></video><audio src="${lairUrl}/audio" autoplay></audio>
    <table background="${lairUrl}/table"><tr><td>x</td></tr></table><input type="image" src="${lairUrl}/input">
    <a href="javascript:console.log('RAN link')">no</a>`;

  test('the watch sees what runs and what leaves, where nothing hinders it', async () => {
    const bare = await openWindow(browser, hilo);
    const seen = watchWhatRuns(bare.context);
    await bare.page.setContent(attack(), { waitUntil: 'commit' });
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBeGreaterThan(1);
    await expect.poll(() => visits.length, { timeout: 20_000 }).toBeGreaterThan(5);
    await expect.poll(() => bare.foreign.length, { timeout: 20_000 }).toBeGreaterThan(5);
    await bare.context.close();
    visits.length = 0;
  });

  test('in the desk it is words, until somebody asks for its format and its pictures', async () => {
    const { page } = desk;
    await page.goto('/tickets?view=all');
    await bringMails(smtpPort, [
      { from: 'Envíos <envios@paquetes.example>', to: shop, subject: 'Su paquete', html: attack() },
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
    expect([...ran, ...visits, ...desk.foreign]).toEqual([]);
    const [asked] = await Promise.all([
      page.waitForRequest(/\/remote-image\?/),
      page.getByRole('main').getByRole('button', { name: 'Mostrar imágenes' }).click(),
    ]);
    expect(new URL(asked.url()).origin).toBe(hilo.origin);
    await asked.response();
    await frame.getByText('Su paquete espera').waitFor();
    // Through our server or not at all; and that one does not visit addresses inside the house.
    expect([...ran, ...visits, ...desk.foreign]).toEqual([]);
  });
});
