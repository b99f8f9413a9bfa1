import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from './stage/desk-hands.ts';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { administrator, type Hilo, startHiloAnew } from './stage/start-hilo.ts';
import { expectOnce, openChat, write } from './stage/widget-hands.ts';

/**
 * What whoever installs it does in the first ten minutes, in the order that they do it, with nothing prepared: the
 * wizard, a chat by one press, a conversation on the test page, a colleague, and both on one ticket.
 */
describe.skipIf(!hasChromium())('the first ten minutes (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let browser: Browser;
  let lucia: Watched;
  let visitor: Watched;
  const complaints = () => [lucia, visitor].flatMap((window) => window.complaints);

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHiloAnew(), openBrowser()]);
    lucia = await openWindow(browser, hilo);
    visitor = await openWindow(browser, hilo);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('hours and a promise from the wizard, then a chat by one press', async () => {
    const { page } = lucia;
    await page.goto(hilo.printedUrl);
    await page.getByLabel('Nombre de la organización').fill('Taller Mora');
    await page.getByLabel('Tu nombre').fill('Lucía Mora');
    await page.getByLabel('Tu correo').fill(administrator.email);
    await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
    await page.getByRole('button', { name: 'Crear y seguir' }).click();
    await page.getByRole('button', { name: 'Seguir', exact: true }).click();
    await page.getByRole('button', { name: 'sábado' }).click();
    await page.getByLabel('De qué hora a qué hora').fill('10-14');
    await page.getByLabel('Primera respuesta, en horas').fill('3');
    await page.getByRole('button', { name: 'Prometerlo y seguir' }).click();
    await page.getByRole('button', { name: 'Empezar vacío' }).click();
    await page.getByRole('link', { name: 'Conectar un canal' }).click();
    await page.getByText('Chat web').click();
    // What a chat needs is there already; the rest need not be read.
    await expect.poll(() => page.getByLabel('Español').first().inputValue()).toBe('Taller Mora');
    expect(await page.getByLabel('Secreto de identidad').count()).toBe(0);
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Probar y conectar' }).click();
    await page.getByRole('link', { name: /Probar en una página/ }).waitFor();
  });

  test('the visitor reads the name and the hours, writes, and is answered while she waits', async () => {
    const { page } = lucia;
    const address = await page.getByRole('link', { name: /Probar en una página/ }).getAttribute('href');
    await visitor.page.goto(address!);
    const chat = visitor.page.frameLocator('iframe');
    await openChat({ page: visitor.page, chat });
    await chat.getByRole('heading', { name: 'Taller Mora' }).waitFor();
    await chat
      .getByText(/\b(10:00|14:00)\b/)
      .first()
      .waitFor();
    await page.goto('/tickets?view=open');
    await write(chat, '¿Tenéis hueco mañana para la revisión?');
    await page.getByRole('option', { name: /hueco mañana/ }).click();
    await page.getByText('¿Tenéis hueco mañana para la revisión?').last().waitFor();
    await answer(page, 'Sí, a las diez.');
    await expectOnce(chat, 'Sí, a las diez.');
    // Where she wants the answer once she has gone: beside the thread, and said to be her word alone.
    await chat.getByRole('button', { name: 'Más opciones' }).click();
    await chat.getByText('Dejar mi correo').click();
    await chat.getByLabel('Tu correo').fill('ana@correo.example');
    await chat.getByRole('button', { name: 'Guardar' }).click();
    const left = page.locator('section', { hasText: 'Dónde quiere la respuesta' }).last();
    await left.getByText('ana@correo.example').waitFor();
    await left.getByText('Sin verificar').waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  test('a colleague comes in by a link, opens the same ticket, and each sees that the other writes', async () => {
    const { page } = lucia;
    const ticket = page.url();
    await page.goto('/admin/people');
    await page.getByRole('button', { name: 'Invitar' }).first().click();
    await page.getByLabel('Nombre').fill('Bruno Paz');
    await page.getByLabel('Correo').fill('bruno@taller.example');
    await page.getByRole('button', { name: 'Crear invitación' }).click();
    const link = await page.getByLabel('Enlace').inputValue();
    const bruno = await openWindow(browser, hilo);
    await bruno.page.goto(link);
    await bruno.page.getByLabel('Contraseña', { exact: true }).fill('otra-contraseña-larga');
    await bruno.page.getByRole('button', { name: 'Entrar en la mesa' }).click();
    await bruno.page.getByRole('button', { name: 'Tu menú, Bruno Paz' }).waitFor();
    await bruno.page.goto(ticket);
    await page.goto(ticket);
    await page.getByText('Bruno Paz también tiene delante esta gestión').waitFor();
    await bruno.page.keyboard.press('r');
    await bruno.page.keyboard.type('Y si');
    await page.getByText('Bruno Paz está escribiendo una respuesta').waitFor();
    expect([...complaints(), ...bruno.complaints]).toEqual([]);
    await bruno.context.close();
  });
});
