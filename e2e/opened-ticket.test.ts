import type { DraftsDto, TicketRow } from '@hilo/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, openWindow } from './stage/open-browser.ts';
import { type Api, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { lookedAheadFor, weighScripts } from './stage/weigh-scripts.ts';
import { bringMail } from './stage/write-mail.ts';

/** Bytes of gzipped script of the first screen; and how many more an opened ticket may cost. */
const mostScript = 213_000;
const mostOfTicket = 71_500;

describe.skipIf(!hasChromium())('an opened ticket (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let browser: Browser;
  let path: string;
  let ticketId: string;

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    api = await speakApi(hilo);
    const { smtpPort } = await openShop(api, ['hola@tienda.example']);
    await bringMail(smtpPort, {
      from: 'Ana Núñez <ana@correo.example>',
      to: 'hola@tienda.example',
      subject: 'Mi caldera no arranca',
      text: 'Hola, no arranca.',
    });
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    ticketId = items[0]!.id;
    path = `/tickets/${ticketId}?view=all`;
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  const open = async (page: Page): Promise<void> => {
    await page.goto(path);
    await page.getByRole('button', { name: /^Contestar a |^Sigue con tu borrador/ }).waitFor();
    await page.getByText('Qué pasa ahora').waitFor();
    await page.waitForLoadState('networkidle');
  };

  test(`the first screen is less than ${mostScript / 1000} kB of script; the editor comes with the focus`, async () => {
    const { page, context } = await openWindow(browser, hilo, { api });
    const scripts = weighScripts(page);
    // It comes when the list is there.
    await page.route(lookedAheadFor, (route) => route.abort());
    await page.goto('/tickets?view=all');
    await page.getByText('Mi caldera no arranca').waitFor();
    await page.waitForLoadState('networkidle');
    const first = await scripts.bytes();
    await page.unroute(lookedAheadFor);
    expect(scripts.names().length).toBeGreaterThan(10);
    expect(first, scripts.names().join(' ')).toBeLessThan(mostScript);
    await open(page);
    await page.waitForTimeout(2_000);
    const names = scripts.names();
    expect(await scripts.bytes(), names.join(' ')).toBeLessThan(first + mostOfTicket);
    expect(names.filter((name) => /RichText|Palette|Dialog|surfaces/.test(name))).toEqual([]);
    await page.keyboard.press('r');
    await page.getByRole('toolbar', { name: 'Tu mensaje' }).waitFor();
    expect(scripts.names().some((name) => name.includes('RichText'))).toBe(true);
    await context.close();
  });

  test('says what did not load, and loads it with the next press', async () => {
    const { page, context } = await openWindow(browser, hilo, { api });
    await open(page);
    await page.route(/\/assets\/(?:surfaces|AssignDialog)-/, (route) => route.abort());
    const more = page.getByRole('button', { name: 'Más', exact: true });
    await more.click();
    await page.getByText('Esto no ha cargado.').first().waitFor();
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    const asked = page.waitForRequest(/\/assets\/AssignDialog-/);
    await page.keyboard.press('a');
    await asked;
    // Said once, however much does not come.
    await page.waitForTimeout(500);
    expect(await page.getByText('Esto no ha cargado.').count()).toBe(1);
    await page.unroute(/\/assets\/(?:surfaces|AssignDialog)-/);
    await more.click();
    await page.getByRole('menuitem', { name: /^Asignar/ }).click();
    await page.getByRole('dialog', { name: 'Asignar a' }).waitFor();
    await context.close();
  });

  test('says once, in its place, what of the composer did not load, and loads it when asked', async () => {
    const { page, context } = await openWindow(browser, hilo, { api });
    const parts = /\/assets\/(?:RichText|BelowWords|FormatTools)-/;
    // From the beginning: the desk looks ahead for them once it has nothing else to do.
    await page.route(parts, (route) => route.abort());
    await open(page);
    await page.keyboard.press('r');
    const composer = page.getByRole('region', { name: 'Redactor' });
    const missing = page.getByText('Falta esta parte: no ha cargado.');
    await composer.filter({ has: missing }).waitFor();
    await page.keyboard.type('Mañana vamos');
    await page.getByText('Guardado', { exact: true }).waitFor();
    expect(await missing.count()).toBe(1);
    expect(await page.getByText('Esto no ha cargado.').count()).toBe(0);
    await page.unroute(parts);
    await composer.getByRole('button', { name: 'Reintentar' }).click();
    await missing.waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Tu mensaje' }).inputValue()).toBe('Mañana vamos');
    // The field with formats comes once the machine says that it is online again.
    await context.setOffline(true);
    await context.setOffline(false);
    await page.getByRole('toolbar', { name: 'Tu mensaje' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Tu mensaje' }).innerText()).toContain('Mañana vamos');
    await api.send('DELETE', `/tickets/${ticketId}/draft`);
    await context.close();
  });

  test('says that the connection is away of a ticket opened without one, and brings it once it is back', async () => {
    const { page, context } = await openWindow(browser, hilo, { api });
    await page.goto('/tickets?view=all');
    const row = page.getByRole('option').filter({ hasText: 'Mi caldera no arranca' });
    await row.waitFor();
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await row.click();
    await page.getByText('Aparecerá sola cuando vuelva la conexión').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: /^Contestar a / }).waitFor();
    await page.getByText('Qué pasa ahora').waitFor();
    await context.close();
  });

  test('loads the thread and the customer once they can be, where they did not come with the list', async () => {
    const { page, context } = await openWindow(browser, hilo, { api });
    const parts = /\/assets\/(?:ThreadPane|CustomerPanel)-/;
    await page.route(parts, (route) => route.abort());
    await page.goto(path);
    const missing = page.getByText('Falta esta parte: no ha cargado.');
    await expect.poll(() => missing.count()).toBe(2);
    await page.getByRole('option').filter({ hasText: 'Mi caldera no arranca' }).waitFor();
    await page.unroute(parts);
    for (const left of [1, 0]) {
      await page.getByRole('button', { name: 'Reintentar' }).first().click();
      await expect.poll(() => missing.count()).toBe(left);
    }
    await page.getByRole('button', { name: /^Contestar a / }).waitFor();
    await page.getByText('Qué pasa ahora').waitFor();
    await context.close();
  });

  test('keeps an answer and a note apart: the words of the one never become the other', async () => {
    const { page, context } = await openWindow(browser, hilo, { api });
    await open(page);
    await page.keyboard.press('r');
    await page.getByRole('toolbar', { name: 'Tu mensaje' }).waitFor();
    const field = page.getByRole('textbox', { name: 'Tu mensaje' });
    const asks = (words: string) => field.locator(`[data-placeholder="${words}"]`).waitFor();
    await asks('Escribe tu respuesta');
    await page.keyboard.type('Para Ana');
    await page.getByRole('button', { name: 'Nota', exact: true }).click();
    await asks('Escribe una nota para tu equipo');
    await page.keyboard.type('Entre nosotros');
    await page.getByText('Tu respuesta sigue guardada: Para Ana').waitFor();
    await page.getByRole('button', { name: 'Contestar', exact: true }).click();
    await page.getByText('Tienes una nota a medias: Entre nosotros').waitFor();
    expect((await field.innerText()).trim()).toBe('Para Ana');
    await page.getByRole('button', { name: 'Seguir con ello' }).click();
    await page.getByText('Tu respuesta sigue guardada: Para Ana').waitFor();
    expect((await field.innerText()).trim()).toBe('Entre nosotros');
    await page.getByText('Guardado', { exact: true }).waitFor();
    const kept = await api.send<DraftsDto>('GET', `/tickets/${ticketId}/draft`);
    expect([kept.draft?.text, kept.note?.text]).toEqual(['Para Ana', 'Entre nosotros']);
    await api.send('DELETE', `/tickets/${ticketId}/draft`);
    await context.close();
  });

  test('keeps the format of a draft that is opened before the editor is here', async () => {
    const { page, context } = await openWindow(browser, hilo, { api });
    await api.send('PUT', `/tickets/${ticketId}/draft`, {
      kind: 'answer',
      text: 'Hola, Ana',
      html: '<div>Hola, <strong>Ana</strong></div>',
      channelId: null,
      to: null,
      cc: null,
      bcc: [],
      subject: null,
      uploadIds: [],
    });
    const loaded = Promise.withResolvers<void>();
    await page.route(/\/assets\/RichText-/, async (route) => {
      await loaded.promise;
      await route.continue();
    });
    await open(page);
    await page.getByRole('button', { name: 'Sigue con tu borrador: Hola, Ana' }).click();
    await page.keyboard.type(':\nmañana vamos');
    await page.getByText('Guardado', { exact: true }).waitFor();
    const kept = '<div>Hola, <strong>Ana:</strong></div><div>mañana vamos</div>';
    const draft = await api.send<{ draft: { html: string } }>('GET', `/tickets/${ticketId}/draft`);
    expect(draft.draft.html).toBe(kept);
    // Letters go on being typed while one field follows the other.
    loaded.resolve();
    await page.getByRole('toolbar', { name: 'Tu mensaje' }).waitFor();
    await page.keyboard.type(' a las 17');
    const field = page.getByRole('textbox', { name: 'Tu mensaje' });
    expect(await field.locator('strong').innerText()).toBe('Ana:');
    expect(await field.innerText()).toContain('mañana vamos a las 17');
    await context.close();
  });

  test('asks for what has to be filled in before it is resolved, and resolves it with that', async () => {
    const field = await api.send<{ id: string }>('POST', '/fields', {
      subject: 'ticket',
      key: 'orderNumber',
      name: 'Número de pedido',
      type: 'text',
      isRequired: true,
    });
    const { page, context, complaints } = await openWindow(browser, hilo, { api });
    await open(page);
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: 'Antes de resolverla' });
    const order = dialog.getByRole('textbox', { name: 'Número de pedido' });
    await expect.poll(() => order.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('P-2211');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('La resolviste').waitFor();
    expect(await api.send('GET', `/tickets/${ticketId}/fields`)).toEqual({
      values: { orderNumber: 'P-2211' },
    });
    // The refusal that led there.
    expect(complaints.filter((words) => !words.includes('422'))).toEqual([]);
    await api.send('PATCH', `/fields/${field.id}`, { isArchived: true });
    await context.close();
  });

  test('opens a mail that is longer than its room at its first words', async () => {
    const lines = Array.from({ length: 120 }, (_, at) => `Línea ${at + 1}: sigue sin arrancar.`);
    const { smtpPort } = await openShop(api, ['hola@tienda.example']);
    await bringMail(smtpPort, {
      from: 'Luis Gil <luis@correo.example>',
      to: 'hola@tienda.example',
      subject: 'Una historia larga',
      text: lines.join('\n\n'),
    });
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    const long = items.find(({ subject }) => subject === 'Una historia larga')!;
    const { page, context } = await openWindow(browser, hilo, { api });
    await page.goto(`/tickets/${long.id}?view=all`);
    const message = page.getByRole('article').filter({ hasText: 'Línea 120:' });
    await message.waitFor();
    await page.waitForLoadState('networkidle');
    const top = async (): Promise<number> => {
      const [box, room] = await Promise.all([
        message.boundingBox(),
        page.locator('[data-thread]').boundingBox(),
      ]);
      return box!.y - room!.y;
    };
    await expect.poll(top).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(100);
    await page.getByRole('button', { name: 'Ir a lo último' }).click();
    await expect.poll(top).toBeLessThan(-500);
    await context.close();
  });
});
