import type { DraftsDto, TicketRow } from '@hilo/api';
import { startMailSink } from '@hilo/channel-email/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, inviteColleague, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMail, readMail, writtenByPeople } from './stage/write-mail.ts';

const shop = 'hola@tienda.example';

describe.skipIf(!hasChromium())('drafts of one agent at two desks (chromium)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let browser: Browser;
  let relay: Awaited<ReturnType<typeof startMailSink>>;
  let api: Api;
  let ticketId = '';
  let desk: Watched;
  let phone: Watched;
  let colleague: Watched;
  /** What each was told over the live stream. */
  const told = new Map<Page, string[]>();

  beforeAll(async () => {
    relay = await startMailSink();
    [hilo, browser] = await Promise.all([
      startHilo({
        ...asAdministrator,
        HILO_SMTP_RELAY: relay.url,
      }),
      openBrowser(),
    ]);
    api = await speakApi(hilo);
    const { smtpPort } = await openShop(api, [shop]);
    await api.send('PATCH', '/me', { signature: 'Marta\nLa Tienda' });
    await bringMail(smtpPort, {
      from: 'Ana Núñez <ana@correo.example>',
      to: shop,
      subject: 'Mi caldera no arranca',
      text: 'No arranca.\n\nCaldera 77',
      html: '<p>No arranca.</p><table><tr><td><b>Caldera 77</b></td></tr></table>',
      attachments: [{ filename: 'factura.pdf', content: Buffer.from('%PDF-1.4 factura') }],
    });
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    ticketId = items[0]!.id;
    const other = await inviteColleague(hilo, api, {
      name: 'Luis Gil',
      email: 'luis.gil@tienda.example',
      role: 'agent',
    });
    const narrow = { width: 900, height: 900 };
    [desk, phone, colleague] = await Promise.all([
      openWindow(browser, hilo, { api }),
      openWindow(browser, hilo, { api: await speakApi(hilo), size: narrow }),
      openWindow(browser, hilo, { api: other }),
    ]);
    await Promise.all(
      [desk, phone, colleague].map(async ({ page }) => {
        const frames: string[] = [];
        told.set(page, frames);
        page.on('websocket', (socket) =>
          socket.on('framereceived', ({ payload }) => frames.push(String(payload))),
        );
        await page.goto(`/tickets/${ticketId}?view=all`);
        await page.getByRole('button', { name: /^Contestar a / }).waitFor();
      }),
    );
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
    await relay?.close();
  });

  const fieldOf = ({ page }: Watched): Locator => page.getByRole('textbox', { name: 'Tu mensaje' });
  const hasEditor = ({ page }: Watched): Promise<void> => page.locator('.ProseMirror').waitFor();
  const wordsIn = async (window: Watched): Promise<string> => (await fieldOf(window).innerText()).trim();
  const kept = async (): Promise<DraftsDto['draft']> =>
    (await api.send<DraftsDto>('GET', `/tickets/${ticketId}/draft`)).draft;
  const continues = ({ page }: Watched, words: string): Locator =>
    page.getByRole('button', { name: `Sigue con tu borrador: ${words}` }).first();
  const isClosed = ({ page }: Watched): Promise<void> =>
    page.getByRole('button', { name: /^Contestar a / }).waitFor();

  it('what is written at one shows at the other while it is written, and takes the focus from nobody', async () => {
    await desk.page.keyboard.press('r');
    await hasEditor(desk);
    await desk.page.keyboard.type('Hola, Ana:');
    await continues(phone, 'Hola, Ana:').click();
    await hasEditor(phone);
    await phone.page.keyboard.type(' pasamos el lunes.');
    await expect.poll(() => wordsIn(desk)).toBe('Hola, Ana: pasamos el lunes.');
    // Somebody is looking for something else here, while it is written there.
    const list = phone.page.getByRole('heading', { name: 'Mi caldera no arranca' });
    await list.evaluate((heading) => {
      heading.tabIndex = -1;
      heading.focus();
    });
    await desk.page.keyboard.press('Control+Home');
    await desk.page.keyboard.type('Buenas. ');
    await expect.poll(() => wordsIn(phone)).toBe('Buenas. Hola, Ana: pasamos el lunes.');
    expect(await list.evaluate((heading) => heading === document.activeElement)).toBe(true);
    // The caret stays where it was; what comes meanwhile does not move it.
    await desk.page.keyboard.type('¡Ya! ');
    await expect.poll(() => wordsIn(phone)).toBe('Buenas. ¡Ya! Hola, Ana: pasamos el lunes.');
  });

  it('what is sent at one is no draft at the other, and is one again once it is called back', async () => {
    await desk.page.keyboard.press('Control+Enter');
    await isClosed(phone);
    await desk.page.getByRole('button', { name: 'Deshacer' }).first().click();
    await continues(phone, 'Buenas. ¡Ya! Hola, Ana: pasamos el lunes.').click();
    await expect.poll(() => wordsIn(phone)).toBe('Buenas. ¡Ya! Hola, Ana: pasamos el lunes.');
    expect((await kept())?.text).not.toContain('La Tienda');
  });

  it('where both write at once, nothing is lost: what was written over is offered', async () => {
    await phone.context.setOffline(true);
    await fieldOf(phone).click();
    await phone.page.keyboard.press('Control+End');
    await phone.page.keyboard.type(' Desde el móvil.');
    await phone.page.getByText('Guardado en este dispositivo').waitFor();
    await fieldOf(desk).click();
    await desk.page.keyboard.press('Control+End');
    await desk.page.keyboard.type(' Desde la mesa.');
    await desk.page.getByText('Guardado', { exact: true }).waitFor();
    await phone.context.setOffline(false);
    await phone.page.getByText(/^En otra ventana o aparato habías escrito/).waitFor();
    await expect.poll(() => wordsIn(desk)).toContain('Desde el móvil.');
    await phone.page.getByRole('button', { name: 'Traerlo aquí' }).click();
    await expect.poll(async () => (await kept())?.text).toContain('Desde la mesa.');
    expect((await kept())?.text).toContain('Desde el móvil.');
    // Thrown away at the one, gone at the other.
    await fieldOf(desk).click();
    await expect.poll(() => wordsIn(desk)).toContain('Desde la mesa.');
    await desk.page.keyboard.press('Control+a');
    await desk.page.keyboard.press('Delete');
    await isClosed(phone);
    expect(await kept()).toBeNull();
    await fieldOf(desk).click();
    await desk.page.keyboard.press('Escape');
    await isClosed(desk);
  });

  it('a forward that nobody touched is gone when it is closed', async () => {
    const { page } = desk;
    await page.keyboard.press('f');
    await expect.poll(() => wordsIn(desk)).toContain('Mensaje reenviado');
    await hasEditor(desk);
    // In the line of the address, where a forward begins.
    await page.keyboard.press('Escape');
    await isClosed(desk);
    // Past the second after which anything would be kept.
    await page.waitForTimeout(1_500);
    expect(await kept()).toBeNull();
    await page.reload();
    await isClosed(desk);
  });

  it('a forward is taken up elsewhere as one, goes with format and files, and comes back as one', async () => {
    await desk.page.keyboard.press('f');
    await hasEditor(desk);
    await desk.page.getByLabel('Para', { exact: true }).fill('taller@partner.example');
    await desk.page.keyboard.press('Enter');
    await fieldOf(desk).click();
    await desk.page.keyboard.press('Control+Home');
    await desk.page.keyboard.type('¿Puedes ir?');
    await continues(phone, '¿Puedes ir?').click();
    const composer = phone.page.getByRole('region', { name: 'Redactor' });
    await composer.getByRole('button', { name: 'Quitar factura.pdf' }).waitFor();
    await hasEditor(phone);
    await composer.getByRole('button', { name: 'Reenviar', exact: true }).last().click();
    await phone.page.getByRole('button', { name: 'Deshacer' }).first().click();
    await composer.getByRole('button', { name: 'Quitar factura.pdf' }).waitFor();
    await composer.getByText('taller@partner.example').first().waitFor();
    expect(await wordsIn(phone)).toMatch(/^¿Puedes ir\?\s+-{10} Mensaje reenviado -{10}/);
    expect(await wordsIn(phone)).not.toContain('La Tienda');
    // From the lines of the address, too; with what is no address yet it does not go.
    const copies = composer.getByLabel('Copia', { exact: true });
    if (!(await copies.isVisible())) await composer.getByRole('button', { name: /^Para: / }).click();
    await copies.fill('jefa@partner');
    await copies.press('Control+Enter');
    await composer.getByText(/jefa@partner/).waitFor();
    await copies.fill('jefa@partner.example');
    await copies.press('Control+Enter');
    const sent = () => writtenByPeople(relay.mails);
    await expect.poll(() => sent().length, { timeout: 25_000 }).toBe(1);
    const mail = await readMail(sent()[0]!.raw);
    expect(mail.to?.map(({ address }) => address)).toEqual(['taller@partner.example']);
    expect(mail.cc?.map(({ address }) => address)).toEqual(['jefa@partner.example']);
    expect(mail.html).toContain('<td><b>Caldera 77</b></td>');
    expect(mail.html!.match(/Caldera 77/g)).toHaveLength(1);
    expect(mail.text!.match(/La Tienda/g)).toHaveLength(1);
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['factura.pdf']);
    await expect.poll(kept).toBeNull();
    await isClosed(phone);
    // Where it was begun no empty field stays either.
    await isClosed(desk);
  });

  it('nobody else is told, and nobody is told the words', () => {
    expect(told.get(phone.page)!.some((frame) => frame.includes('"type":"draft"'))).toBe(true);
    expect(told.get(colleague.page)!.length).toBeGreaterThan(0);
    expect(told.get(colleague.page)!.filter((frame) => frame.includes('"draft"'))).toEqual([]);
    expect(told.get(phone.page)!.filter((frame) => frame.includes('pasamos el lunes'))).toEqual([]);
    for (const window of [desk, colleague]) expect(window.complaints).toEqual([]);
  });
});
