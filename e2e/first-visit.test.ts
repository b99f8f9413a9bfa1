import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow } from './stage/open-browser.ts';
import { type Hilo, startHiloAnew } from './stage/start-hilo.ts';
import { bringMail } from './stage/write-mail.ts';

const email = 'lucia.mora@taller.example';
const password = 'una-contraseña-larga';

describe.skipIf(!hasChromium())('the first visit (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let browser: Browser;
  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHiloAnew(), openBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('without the printed address nobody sets anything up', async () => {
    expect(hilo.printedUrl).toMatch(/\/setup\?token=[\w-]{43}$/);
    const { page, context } = await openWindow(browser, hilo);
    await page.goto('/setup');
    await page.getByRole('heading', { name: 'Falta el enlace completo' }).waitFor();
    await page.goto('/setup?token=wrong-token');
    await fillIn(page);
    await page.getByText('terminal').first().waitFor();
    expect(await page.getByRole('button', { name: 'Crear y seguir' }).isVisible()).toBe(true);
    const answer = await fetch(`${hilo.origin}/api/v1/setup`);
    expect(await answer.json()).toEqual({ isNeeded: true });
    await context.close();
  });

  test('with it the administrator is created, the first mail comes in, and the desk opens', async () => {
    const { page, context, complaints } = await openWindow(browser, hilo);
    await page.goto(hilo.printedUrl);
    await page.getByRole('heading', { name: 'Prepara tu Hilo' }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await fillIn(page);
    await page.getByText('Taller Mora, y tú como Lucía Mora.').waitFor();
    // The token leaves the address bar with the set-up, so that no history keeps it.
    expect(page.url()).not.toContain('token=');
    const command = await page.getByLabel('Orden').inputValue();
    const port = Number(/smtp:\/\/[^:]+:(\d+)/.exec(command)?.[1]);
    await bringMail(port, {
      from: 'Ana <ana@example.org>',
      to: 'hola@example.org',
      subject: 'Mi primera prueba',
      text: 'Hola. Esto es una prueba.',
    });
    await page.getByText('Ha llegado el primer correo').waitFor();
    await page.getByRole('button', { name: 'Seguir', exact: true }).click();
    await page.getByRole('button', { name: 'sábado' }).click();
    await page.getByLabel('De qué hora a qué hora').fill('10-14');
    await page.getByLabel('Primera respuesta, en horas').fill('2');
    // What was said aloud of the buttons before is forgotten after some seconds.
    await expect.poll(() => findFaults(page), { timeout: 20_000 }).toEqual([]);
    await page.getByRole('button', { name: 'Prometerlo y seguir' }).click();
    await page.getByText('lun–sáb 10:00–14:00; primera respuesta en 2 horas de apertura.').waitFor();
    await page.getByRole('button', { name: 'Empezar vacío' }).click();
    await page.waitForURL(/\/tickets/);
    await page.getByRole('button', { name: 'Tu menú, Lucía Mora' }).waitFor();
    await page.goto('/tickets?view=unassigned');
    await page.getByRole('option', { name: /Mi primera prueba/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the address works once; from then on one signs in', async () => {
    const { page, context } = await openWindow(browser, hilo);
    await page.goto(hilo.printedUrl);
    await page.getByRole('heading', { name: 'Este Hilo ya está preparado' }).waitFor();
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByLabel('Correo').fill(email);
    await page.getByLabel('Contraseña', { exact: true }).fill('no-es-la-contraseña');
    const places = (): Promise<unknown[]> =>
      Promise.all(
        ['main h1', 'input', 'button[type=submit]'].map((one) => page.locator(one).first().boundingBox()),
      );
    const before = await places();
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByText('no coinciden').waitFor();
    // Nothing that is about to be pressed goes from under the pointer.
    expect(await places()).toEqual(before);
    // Typed anew at once, and looked at by whoever is alone.
    await page.keyboard.type(password);
    const secret = page.getByLabel('Contraseña', { exact: true });
    expect(await secret.inputValue()).toBe(password);
    expect(await secret.getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Mostrar lo escrito' }).click();
    expect(await secret.getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.waitForURL(/\/tickets/);
    await context.close();
  });
});

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Nombre de la organización').fill('Taller Mora');
  await page.getByLabel('Tu nombre').fill('Lucía Mora');
  await page.getByLabel('Tu correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Crear y seguir' }).click();
}
