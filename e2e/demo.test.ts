import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow } from './stage/open-browser.ts';
import { administrator, type Hilo, startHiloAnew } from './stage/start-hilo.ts';

const said = 'Datos de ejemplo: una empresa inventada.';
/** A month of a company's letters, each written as if it had come: a machine that is busy elsewhere takes its time. */
const loadedMs = 90_000;
const command = fileURLToPath(new URL('../apps/server/cli/main.ts', import.meta.url));

describe.skipIf(!hasChromium())('example data (chromium)', { timeout: 300_000 }, () => {
  let hilo: Hilo;
  let browser: Browser;
  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHiloAnew(), openBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('from an empty folder to a full desk, to a chat on a page, and away again', async () => {
    const { page, context, complaints } = await openWindow(browser, hilo);
    await page.goto(hilo.printedUrl);
    await fillIn(page);
    await page.getByRole('button', { name: 'Seguir', exact: true }).click();
    await page.getByRole('button', { name: 'Prometerlo y seguir' }).click();
    await page.getByText('una empresa inventada').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ver con datos de ejemplo' }).click();
    await page.getByText('25 gestiones de ejemplo').waitFor({ timeout: loadedMs });
    expect(await faultsOf(page)).toEqual([]);
    const address = await page.getByRole('link', { name: /Probar el chat/ }).getAttribute('href');

    const visitor = await openWindow(browser, hilo);
    await visitor.page.goto(address!);
    await visitor.page.getByRole('button', { name: /^Abrir el chat/ }).click();
    await visitor.page.frameLocator('iframe').getByRole('heading', { name: 'Calor y Baño' }).waitFor();
    await visitor.context.close();

    await page.getByRole('button', { name: 'Abrir la mesa' }).click();
    await page.waitForURL(/\/tickets/);
    await page.goto('/tickets?view=open');
    await page.getByRole('option', { name: /La caldera pierde presión otra vez/ }).waitFor();

    await page.goto('/admin/channels');
    await page.getByRole('link', { name: /^Chat/ }).click();
    await page.getByRole('link', { name: /Probar en una página/ }).waitFor();
    expect(await page.getByLabel('Línea para tu página').inputValue()).toContain('data-channel="');
    expect(await faultsOf(page)).toEqual([]);
    // Wherever one is, it is said that these are examples, and one click takes them away.
    await page.goto('/tickets?view=open');
    await page.getByText(said).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Quitarlos' }).click();
    expect(await faultsOf(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .or(page.getByRole('alertdialog'))
      .getByRole('button', { name: 'Quitar los datos de ejemplo' })
      .click();
    await page.getByText('Datos de ejemplo quitados').waitFor();
    await page.getByText(said).waitFor({ state: 'detached' });
    // On a desk to which nothing has come: the way to the first ticket, and to the examples once more.
    await page.getByRole('heading', { name: 'Todavía no ha llegado nada' }).waitFor();
    await page.getByRole('link', { name: 'Conectar un canal' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ver con datos de ejemplo' }).click();
    await page.getByText(said).waitFor({ timeout: loadedMs });
    await page.getByRole('option', { name: /La caldera pierde presión otra vez/ }).waitFor();
    expect(await run('clear')).toMatch(/"tickets": ?25/);
    // Whoever looks on sees it without loading the page.
    await page.getByText(said).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('by the command line, while the server runs: the chat opens and closes with it', async () => {
    const loaded = JSON.parse(await run('load'));
    expect(loaded).toMatchObject({ isLoaded: true, tickets: 25 });
    const page = `${hilo.origin}/channels/${loaded.liveChannelId}`;
    expect(loaded.tryAt).toContain(`/widget/test?channel=${loaded.liveChannelId}`);
    const frame = async () => (await fetch(`${page}/frame`)).status;
    await expect.poll(frame, { timeout: 15_000 }).not.toBe(404);
    expect(JSON.parse(await run('clear'))).toMatchObject({ tickets: 25, channels: 1, kept: [] });
    await expect.poll(frame, { timeout: 15_000 }).toBe(404);
  });

  const run = async (what: string): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [command, 'demo', what], {
      env: hilo.environment,
    });
    return stdout;
  };
});

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Nombre de la organización').fill('Taller Mora');
  await page.getByLabel('Tu nombre').fill('Lucía Mora');
  await page.getByLabel('Tu correo').fill(administrator.email);
  await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Crear y seguir' }).click();
}

/** A pending button is announced by its id for some seconds, also when it is gone by then: that is waited for. */
async function faultsOf(page: Page) {
  await page.locator('[data-live-announcer] [role=img]').first().waitFor({ state: 'detached' });
  return findFaults(page);
}
