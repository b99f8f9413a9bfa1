import type { MeDto, TicketRow } from '@hilo/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow } from './stage/open-browser.ts';
import { type Api, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMails } from './stage/write-mail.ts';

describe.skipIf(!hasChromium())('the table of tickets (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let browser: Browser;

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([startHilo({ ...asAdministrator }), openBrowser()]);
    api = await speakApi(hilo);
    const { smtpPort } = await openShop(api, ['hola@tienda.example']);
    await bringMails(
      smtpPort,
      ['Mi caldera no arranca', 'Factura'].map((subject) => ({
        from: 'Ana Núñez <ana@correo.example>',
        to: 'hola@tienda.example',
        subject,
        text: 'Hola.',
      })),
    );
    const field = { subject: 'ticket', key: 'order', name: 'Número de pedido', type: 'text' };
    await api.send('POST', '/fields', field);
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    const boiler = items.find(({ subject }) => subject?.startsWith('Mi caldera'))!;
    await api.send('PATCH', `/tickets/${boiler.id}/fields`, { values: { order: 'P-1037' } });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('shows the columns that were chosen, custom fields too, and gives way to a ticket', async () => {
    const { page, context, complaints } = await openWindow(browser, hilo, { api });
    await page.goto('/tickets?view=all');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    const list = page.getByRole('main', { name: 'Lista' });
    await list.getByRole('button', { name: 'Ordenar por «Último mensaje»' }).waitFor();
    const boiler = list.getByRole('option', { name: /Mi caldera no arranca/ });
    expect(await boiler.textContent()).toContain('Estado: Abierta');
    expect(await boiler.textContent()).not.toContain('P-1037');

    await list.getByRole('button', { name: 'Elegir columnas' }).click();
    const dialog = page.getByRole('dialog', { name: 'Columnas de la tabla' });
    await dialog.getByRole('button', { name: 'Quitar Estado' }).click();
    await dialog.getByRole('button', { name: 'Añadir columna' }).click();
    await page.getByRole('menuitem', { name: 'Número de pedido' }).click();
    await dialog.getByRole('button', { name: 'Subir Número de pedido' }).click();
    expect(await findFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await dialog.waitFor({ state: 'detached' });
    await boiler.getByText('P-1037').waitFor();
    expect(await boiler.textContent()).not.toContain('Estado:');
    const { listColumns } = await api.send<MeDto>('GET', '/me');
    expect(listColumns.slice(-2)).toEqual(['ticket.order', 'lastMessageAt']);
    expect(await findFaults(page)).toEqual([]);

    await list.getByTitle('Número de pedido: la lista no se puede ordenar por esta columna').waitFor();
    const byLast = list.getByRole('button', { name: 'Ordenar por «Último mensaje»' });
    expect(await byLast.getAttribute('aria-pressed')).toBe('true');
    await byLast.click();
    await page.waitForURL(/sort=oldest/);
    await boiler.click();
    await page.getByRole('button', { name: /^Contestar a / }).waitFor();
    expect(await page.getByRole('button', { name: 'Elegir columnas' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ver en tabla' }).click();
    await boiler.getByText('P-1037').waitFor();
    expect(new URL(page.url()).pathname).toBe('/tickets');

    // What is filled in by somebody else is there without asking.
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    const other = items.find(({ subject }) => subject === 'Factura')!;
    await api.send('PATCH', `/tickets/${other.id}/fields`, { values: { order: 'P-2000' } });
    await list.getByText('P-2000').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('keeps its columns with a view; on a phone there are lines', async () => {
    const columns = ['customer', 'ticket.order'];
    const { id } = await api.send<{ id: string }>('POST', '/views', {
      name: 'Pedidos',
      view: 'all',
      columns,
    });
    const { page, context } = await openWindow(browser, hilo, { api });
    await page.addInitScript(() => localStorage.setItem('hilo.table', 'yes'));
    await page.goto(`/tickets?view=${id}`);
    const boiler = page.getByRole('option', { name: /Mi caldera no arranca/ });
    await boiler.getByText('P-1037').waitFor();
    expect(await boiler.textContent()).not.toContain('Quién la lleva');
    await page.setViewportSize({ width: 390, height: 844 });
    await boiler.getByText('P-1037').waitFor({ state: 'detached' });
    await boiler.waitFor();
    await context.close();
  });
});
