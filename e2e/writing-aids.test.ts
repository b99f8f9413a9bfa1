import { startMailSink } from '@hilo/channel-email/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageWith } from './stage/desk-hands.ts';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMail, writtenByPeople } from './stage/write-mail.ts';

const shop = 'hola@tienda.example';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);

/** What the announcer of the component library says aloud stays in the page for some seconds, and is nobody's picture. */
const faultsOf = async (page: Page): Promise<string[]> =>
  (await findFaults(page)).filter(
    (fault) => !/^role-img-alt: <div role="img" aria-labelledby="react-aria/.test(fault),
  );

describe.skipIf(!hasChromium())('answers, rules, and hours to come', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let browser: Browser;
  let relay: Awaited<ReturnType<typeof startMailSink>>;
  let api: Api;
  let window: Watched;
  let page: Page;
  let ticketId = '';
  let trackingKey = '';
  let smtpPort = 0;

  beforeAll(async () => {
    relay = await startMailSink();
    hilo = await startHilo({
      ...asAdministrator,
      HILO_SMTP_RELAY: relay.url,
    });
    api = await speakApi(hilo);
    ({ smtpPort } = await openShop(api, [shop]));
    await api.send('PATCH', '/me', { name: 'Marta Rey' });
    browser = await openBrowser();
    window = await openWindow(browser, hilo, { api });
    page = window.page;
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
    await relay?.close();
  });

  it('an answer and a rule are made on their screens', async () => {
    await page.goto('/admin/answers');
    await page.getByRole('button', { name: 'Crear respuesta' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Título').fill('Plazo de entrega');
    await dialog.getByLabel('Atajo').fill('plazo');
    await dialog.getByRole('textbox', { name: 'Texto de la respuesta' }).click();
    await page.keyboard.type('Hola {{customer.firstName}}, tu pedido llega mañana.');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Plazo de entrega').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.goto('/admin/rules');
    await page.getByRole('button', { name: 'Crear regla' }).click();
    await dialog.getByLabel('Nombre').fill('Pedidos');
    await dialog.getByRole('textbox', { name: 'Asunto o texto' }).fill('pedido, envío');
    await dialog.getByLabel('Etiquetas').fill('pedidos');
    await dialog.getByText('Si dice «pedido» o «envío»: lleva la etiqueta pedidos.').waitFor();
    await dialog.getByRole('button', { name: 'Probar con las últimas 200 gestiones' }).click();
    await dialog.getByText('Aún no hay gestiones').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Crear', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await faultsOf(page)).toEqual([]);
  });

  it('the rule sorts what comes, and the thread says so', async () => {
    await bringMail(smtpPort, {
      from: 'cliente@example.org',
      to: shop,
      subject: 'Mi pedido',
      text: 'No ha llegado todavía y lo necesito para el lunes.',
    });
    const { items } = await api.send<{ items: { id: string; tags: string[]; trackingKey: string }[] }>(
      'GET',
      '/tickets?view=open',
    );
    expect(items[0]?.tags).toEqual(['pedidos']);
    ticketId = items[0]?.id ?? '';
    trackingKey = items[0]?.trackingKey ?? '';
    await page.goto(`/tickets/${ticketId}?view=open`);
    await page.getByText('Regla «Pedidos»: 1 etiqueta').waitFor();
  });

  it('a slash finds the answer; what is missing holds it back until it is filled in', async () => {
    await page.keyboard.press('r');
    const field = page.getByRole('textbox', { name: 'Tu mensaje' });
    await field.waitFor();
    await page.locator('.ProseMirror').waitFor();
    await page.keyboard.type('/pla');
    await page.getByRole('option', { name: /Plazo de entrega/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.gap').waitFor();
    expect(await field.innerText()).toBe('Hola ⟦nombre de pila⟧, tu pedido llega mañana.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Falta algo por rellenar').waitFor();
    // The gap is chosen: what is typed takes its place.
    await page.keyboard.type('Ana');
    expect(await field.innerText()).toBe('Hola Ana, tu pedido llega mañana.');
  });

  it('what is pasted from Word are words, its points a list, and the rows of its tables lines', async () => {
    await page.keyboard.press('Control+End');
    const { before, after } = await page.locator('.ProseMirror').evaluate((field) => {
      const point = (words: string, level: number, sign: string) =>
        `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${sign}<span>&nbsp; </span></span>${words}</p>`;
      const html = `<h1>Presupuesto</h1>${point('Caldera', 1, '1.')}${point('Eco 24', 2, '·')}${point('Mano de obra', 1, '2.')}
        <table><tr><td><p>Caldera</p></td><td>1.200 €</td></tr></table><p>IVA <a href="javascript:x()">aparte</a></p>`;
      const data = new DataTransfer();
      data.setData('text/html', html);
      data.setData('text/plain', 'Presupuesto');
      // Word and spreadsheets put a picture of the same words beside them.
      data.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
      const before = field.innerHTML;
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return { before, after: field.innerHTML };
    });
    expect(after).toContain(
      '<strong>Presupuesto</strong></p><ol><li><p>Caldera</p><ul><li><p>Eco 24</p></li></ul></li><li><p>Mano de obra</p></li></ol>' +
        '<p>Caldera | 1.200 €</p><p>IVA aparte',
    );
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.ProseMirror').innerHTML()).toBe(before);
  });

  it('a picture that is pasted stands among the words and leaves inside the mail', async () => {
    await page.keyboard.press('Control+End');
    await page.evaluate(
      (bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(bytes)], 'foto.png', { type: 'image/png' }));
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector('.ProseMirror')?.dispatchEvent(event);
      },
      [...png],
    );
    await page.locator('.ProseMirror img[alt="foto.png"]').waitFor();
    expect(
      await page
        .locator('.ProseMirror img[alt="foto.png"]')
        .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
    ).toBe(10);
    await page.keyboard.press('Control+Enter');
    await messageWith(page, 'Hola Ana').waitFor();
    const sent = () => writtenByPeople(relay.mails);
    await expect.poll(() => sent().length, { timeout: 20_000 }).toBe(1);
    const raw = String(sent()[0]?.raw ?? '');
    expect(raw).toMatch(/Content-ID: <[0-9a-f-]{36}@hilo>/i);
    expect(raw).toContain('Hola Ana');
    expect(raw).not.toContain('{{');
  });

  it('words that are selected are quoted', async () => {
    const words = messageWith(page, 'No ha llegado todavía').locator('[data-quotable]');
    await words.evaluate((element) => document.getSelection()?.selectAllChildren(element));
    await page.getByRole('button', { name: 'Citar' }).click();
    await page.locator('.ProseMirror blockquote').getByText('No ha llegado todavía').waitFor();
    await page.keyboard.type('Lo miramos.');
  });

  it('a message is put off, warned of when the customer writes, and sent now', async () => {
    await page.getByRole('button', { name: 'Más formas de enviar' }).click();
    await page.getByRole('menuitem', { name: 'Enviar más tarde…' }).click();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: /Mañana a las 9:00/ }).click();
    await page.getByText(/^Sale /).waitFor();
    await bringMail(smtpPort, {
      from: 'cliente@example.org',
      to: shop,
      subject: `Re: Mi pedido [${trackingKey}]`,
      text: 'Ya ha llegado, gracias.',
    });
    await page.getByText('El cliente ha escrito después').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enviar ahora' }).click();
    await expect.poll(() => writtenByPeople(relay.mails).length, { timeout: 20_000 }).toBe(2);
  });

  it('the ticket is printed without its notes, or with them', async () => {
    await api.send('POST', `/tickets/${ticketId}/messages`, { kind: 'note', text: 'Ojo: cliente enfadado' });
    await page.goto(`/tickets/${ticketId}/print`);
    await page.getByRole('heading', { name: 'Mi pedido' }).waitFor();
    expect(await page.getByText('Ojo: cliente enfadado').count()).toBe(0);
    await page.getByText('Incluir la nota interna').click();
    await page.getByText('Ojo: cliente enfadado').waitFor();
    const picture = page.getByRole('listitem').locator('figure', { hasText: 'foto.png' }).locator('img');
    await expect
      .poll(() => picture.first().evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('whoever is away says so, and is back', async () => {
    await page.goto('/account/away');
    await page.getByRole('button', { name: 'Estoy fuera' }).click();
    await page.getByText(/Estás fuera hasta/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ya he vuelto' }).click();
    await page.getByRole('button', { name: 'Estoy fuera' }).waitFor();
    expect(window.complaints).toEqual([]);
    expect(window.foreign).toEqual([]);
  });
});
