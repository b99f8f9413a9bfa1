import type { TicketRow } from '@hilo/api';
import { type MailSink, startMailSink } from '@hilo/channel-email/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyGroups } from '../apps/desk/src/keys/key-groups.ts';
import { messageWith } from './stage/desk-hands.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMail, readMail, writtenByPeople } from './stage/write-mail.ts';

const sentMs = 45_000;
const words = 'Hola, Luis: jkrse jkrse jkrse jkrse jkrse jkrse. Adiós.';

describe.skipIf(!hasChromium())('the desk by keyboard alone (chromium)', { timeout: 120_000 }, () => {
  let relay: MailSink;
  let hilo: Hilo;
  let browser: Browser;
  let desk: Watched;
  let api: Api;

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
    const { smtpPort } = await openShop(api, ['hola@tienda.example']);
    for (const name of ['Ana', 'Luis', 'Eva'])
      await bringMail(smtpPort, {
        from: `${name} <${name.toLowerCase()}@correo.example>`,
        to: 'hola@tienda.example',
        subject: `Pregunta de ${name}`,
        text: `Hola, soy ${name}.`,
      });
    desk = await openWindow(browser, hilo, { api });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
    await relay?.close();
  });

  test('goes to the queue, walks, opens, answers, sends and resolves', async () => {
    const { page, complaints } = desk;
    // The editor is slow to come.
    const loaded = Promise.withResolvers<void>();
    await page.route(/\/assets\/RichText-/, async (route) => {
      await loaded.promise;
      await route.continue();
    });
    await page.goto('/tickets');
    await page.getByRole('button', { name: /Mías/ }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    const list = page.getByRole('listbox', { name: 'Sin asignar' });
    await list.getByRole('option').nth(2).waitFor();
    // What is due next first: Ana, Luis, Eva.
    for (const key of ['j', 'j', 'j', 'j', 'k']) await page.keyboard.press(key);
    expect(await currentRow(page)).toContain('Luis');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Pregunta de Luis' }).waitFor();
    await page.getByRole('button', { name: 'Contestar a Luis…' }).waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => focusedName(page)).toBe('Tu mensaje');
    // Letters are words now, not commands; also while the field with formats arrives behind the plain one.
    await page.keyboard.type('Hola, Luis: ');
    const arrived = page.waitForResponse(/\/assets\/RichText-/);
    loaded.resolve();
    await page.keyboard.type('jkrse jkrse jkrse jkrse jkrse jkrse.', { delay: 25 });
    await arrived;
    // Where requests are looked at, the browser keeps nothing of what it loaded: each screen would come anew.
    await page.unroute(/\/assets\/RichText-/);
    await page.keyboard.type(' Adiós.');
    await page.keyboard.press('Control+Enter');
    const answer = messageWith(page, words);
    await answer.waitFor();
    // The field is gone; the next key is for the thread, and whoever hears it is told what became of the words.
    await expect.poll(() => hasFocusInThread(page)).toBe(true);
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Reabrir' }).waitFor();
    await answer.getByText('Enviado', { exact: true }).waitFor({ timeout: sentMs });
    await page
      .getByRole('status')
      .filter({ hasText: /^Enviado$/ })
      .waitFor({ state: 'attached' });
    const mails = writtenByPeople(relay.mails);
    expect(mails.map(({ to }) => to)).toEqual([['luis@correo.example']]);
    expect((await readMail(mails[0]!.raw)).text).toContain(words);
    // To resolve at once after sending waits for the message, and builds on what it made of the ticket.
    expect(complaints).toEqual([]);
    // It has left the list; the keys go on with the one that took its place.
    await page.keyboard.press('j');
    expect(await currentRow(page)).toContain('Eva');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Pregunta de Eva' }).waitFor();
    // What was found is walked and opened in the same way.
    await page.goto('/tickets?view=all&q=Pregunta');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Pregunta de / }).waitFor();
  });

  test('remembers what is typed and entered before the palette, and before its results, are there', async () => {
    const { page } = desk;
    await page.goto('/tickets?view=unassigned');
    const list = page.getByRole('listbox', { name: 'Sin asignar' });
    // Whose it is and what about are heard before how long there is.
    await list.getByRole('option', { name: /^(?:Sin leer )?Ana\b.+Primera respuesta/ }).waitFor();
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    await page.route(/\/assets\/Palette-/, async (route) => {
      await gates[0].promise;
      await route.continue();
    });
    await page.route(/\/api\/v1\/search/, async (route) => {
      await gates[1].promise;
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    // None of these letters is a command: no ticket is resolved, assigned or answered by them.
    await page.keyboard.type('preg');
    gates[0].resolve();
    const palette = page.getByRole('dialog', { name: 'Buscar y dar órdenes' });
    await palette.waitFor();
    await page.keyboard.type('unta de ana');
    expect(await palette.getByRole('searchbox').inputValue()).toBe('pregunta de ana');
    await page.keyboard.press('Enter');
    await expect.poll(() => palette.getByRole('listbox').getAttribute('aria-busy')).toBe('true');
    expect(await palette.isVisible()).toBe(true);
    gates[1].resolve();
    await page.getByRole('heading', { level: 1, name: 'Pregunta de Ana' }).waitFor();
    await palette.waitFor({ state: 'detached' });
    await page.unroute(/\/assets\/Palette-/);
    await page.unroute(/\/api\/v1\/search/);
  });

  test('keeps what was written when it is left, and gives it back', async () => {
    const { page } = desk;
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.getByRole('listbox', { name: 'Sin asignar' }).getByRole('option', { name: /Eva/ }).waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Buscar y dar órdenes' });
    await palette.waitFor();
    await page.keyboard.type('pregunta de eva');
    await palette.getByRole('option', { name: /Pregunta de Eva/ }).waitFor();
    // What lies under it is not there for a screen reader.
    const list = page.getByRole('listbox', { name: 'Sin asignar', includeHidden: true });
    expect(await list.evaluate((element) => element.closest('[inert], [aria-hidden=true]') !== null)).toBe(
      true,
    );
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Pregunta de Eva' }).waitFor();
    await page.getByRole('button', { name: 'Contestar a Eva…' }).waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => focusedName(page)).toBe('Tu mensaje');
    await page.keyboard.type('A medias');
    await page.getByText('Guardado', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sigue con tu borrador: A medias' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sigue con tu borrador: A medias' }).waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => wordsOf(page), { timeout: 20_000 }).toBe('A medias');
  });

  test('every key on the sheet of keys does what it says', async () => {
    const { page, complaints } = desk;
    const { keyboard } = page;
    const left = new Set<string>(keyGroups.flatMap(([, keys]) => keys.map(([chord]) => chord)));
    // Those of the stories above.
    for (const chord of ['enter', 'e', 'mod+enter', 'escape']) left.delete(chord);
    const press = async (chord: string): Promise<void> => {
      left.delete(chord);
      for (const key of chord.split(' '))
        await keyboard.press(key.replace('mod+', 'Control+').replace('shift+↓', 'Shift+ArrowDown'));
    };
    const dialogOpens = async (chord: string, name: string, escapes = 1): Promise<void> => {
      await press(chord);
      const dialog = page.getByRole('dialog', { name });
      await dialog.waitFor();
      for (let n = 0; n < escapes; n += 1) await keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    };
    await page.goto('/tickets?view=all');
    const list = page.getByRole('listbox', { name: 'Todas' });
    await list.getByRole('option').nth(2).waitFor();
    for (const chord of ['j', 'j', 'k']) await press(chord);
    expect(await currentRow(page)).toBe(await list.getByRole('option').first().textContent());
    await press('x');
    await press('shift+↓');
    await page.getByText('2 elegidas').waitFor();
    await keyboard.press('Escape');
    await page.getByText('2 elegidas').waitFor({ state: 'detached' });
    await press('/');
    const search = page.getByRole('searchbox', { name: 'Buscar gestiones y clientes' });
    await expect.poll(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
    // The arrow leads on to what was found, where letters are commands again.
    await keyboard.press('ArrowDown');
    await expect.poll(() => list.evaluate((found) => found === document.activeElement)).toBe(true);
    await dialogOpens('g f', 'Filtrar');
    const choose = page.getByRole('button', { name: 'Elegir columnas' });
    await press('g t');
    await choose.waitFor();
    await keyboard.press('g');
    await keyboard.press('t');
    await choose.waitFor({ state: 'detached' });
    await dialogOpens('c', 'Escribir a alguien');
    await dialogOpens('?', 'Atajos de teclado');
    await dialogOpens('mod+k', 'Buscar y dar órdenes');
    // Letters alone can be switched off, and on again; what has a Ctrl stays.
    for (const areOn of [false, true]) {
      await keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Buscar y dar órdenes' }).waitFor();
      await keyboard.type('ver los atajos');
      await keyboard.press('Enter');
      const sheet = page.getByRole('dialog', { name: 'Atajos de teclado' });
      const letters = sheet.getByRole('switch', { name: 'Letras sueltas como atajos' });
      await letters.focus();
      await keyboard.press('Space');
      expect(await letters.isChecked()).toBe(areOn);
      await keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      await keyboard.press('?');
      if (areOn) await sheet.waitFor();
      else await page.waitForTimeout(200);
      expect(await sheet.count()).toBe(areOn ? 1 : 0);
      await keyboard.press('Escape');
      // While it closes it has the keyboard for itself.
      await sheet.waitFor({ state: 'detached' });
    }
    await press('g m');
    await page.getByRole('button', { name: /^Mías/ }).waitFor();
    await press('g c');
    await page.getByRole('heading', { level: 1, name: 'Clientes' }).waitFor();
    await keyboard.press('/');
    await keyboard.type('luis@');
    await page.getByRole('option').nth(1).waitFor({ state: 'detached' });
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Luis' }).waitFor();
    await press('g q');
    await page.getByRole('listbox', { name: 'Sin asignar' }).getByRole('option', { name: /Ana/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Pregunta de Ana' }).waitFor();
    await dialogOpens('a', 'Asignar a');
    // Oneself is found by one's name, too.
    await keyboard.press('a');
    await page.getByRole('dialog', { name: 'Asignar a' }).waitFor();
    await keyboard.type('marta');
    await keyboard.press('Enter');
    await page.getByText('Te la asignaste').waitFor();
    await dialogOpens('s', 'Aplazar hasta');
    // The first closes the proposals.
    await dialogOpens('t', 'Etiquetas', 2);
    const panel = page.getByRole('complementary', { name: 'Ficha' });
    await panel.waitFor();
    await press('i');
    await panel.waitFor({ state: 'hidden' });
    await press('i');
    await panel.waitFor();
    for (const [chord, kind] of [
      ['n', 'Nota'],
      ['r', 'Contestar'],
    ] as const) {
      await press(chord);
      await page.getByRole('button', { name: kind, pressed: true }).waitFor();
      await expect.poll(() => focusedName(page)).toBe('Tu mensaje');
      await keyboard.press('Escape');
    }
    const words = messageWith(page, 'Hola, soy Ana.').locator('[data-quotable]');
    await words.evaluate((element) => document.getSelection()?.selectAllChildren(element));
    await page.getByRole('button', { name: 'Citar' }).waitFor();
    await press('q');
    await page.locator('.ProseMirror blockquote').getByText('Hola, soy Ana.').waitFor();
    await keyboard.press('Escape');
    await press('f');
    await page.getByRole('button', { name: 'Reenviar', pressed: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Sigue con tu borrador/ }).waitFor();
    // It goes back to the list with that.
    await press('u');
    await page.getByText('Vuelve a estar sin leer').waitFor();
    expect([...left]).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('the palette offers what can be done here: a ticket is merged into another, and parted again', async () => {
    const { page } = desk;
    await page.goto('/tickets?view=all');
    const list = page.getByRole('listbox', { name: 'Todas' });
    await list.getByRole('option', { name: /Eva/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Pregunta de Eva' }).waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Buscar y dar órdenes' });
    await palette.getByRole('option', { name: /^Asignar/ }).waitFor();
    await page.keyboard.type('unir');
    await palette.getByRole('option', { name: 'Unir con otra…', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Unir con otra gestión' });
    await dialog.getByText('Este cliente no tiene otra.').waitFor();
    await page.keyboard.type('pregunta de ana');
    await dialog.getByRole('button', { name: /^Pregunta de Ana/ }).click();
    await dialog.getByText(/^Pasan? \d+ mensajes? a «Pregunta de Ana»/).waitFor();
    await dialog.getByText(/^Es de otro cliente: Ana/).waitFor();
    await dialog.getByRole('button', { name: 'Unir', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Pregunta de Ana' }).waitFor();
    await messageWith(page, 'soy Eva').waitFor();
    // In the notice; the thread offers it, too.
    await page.getByRole('button', { name: 'Deshacer' }).last().click();
    await page.getByText('Todo vuelve a su sitio').waitFor();
    await messageWith(page, 'soy Eva').waitFor({ state: 'detached' });
  });

  test('begins to write where its key was pressed while the ticket was on its way', async () => {
    const { page } = desk;
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    const { id } = items.find(({ subject }) => subject === 'Pregunta de Ana')!;
    const asked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const itself = new RegExp(`/tickets/${id}(?:\\?|$)`);
    await page.route(itself, async (route) => {
      if (route.request().resourceType() === 'document') return route.continue();
      asked.resolve();
      await released.promise;
      await route.continue();
    });
    await page.goto(`/tickets/${id}?view=all`);
    await asked.promise;
    await page.getByText('Cargando la gestión').waitFor({ state: 'attached' });
    await page.keyboard.press('n');
    released.resolve();
    await expect.poll(() => focusedName(page)).toBe('Tu mensaje');
    await page.keyboard.type('eso');
    await expect.poll(() => wordsOf(page)).toContain('eso');
    await page.unroute(itself);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.getByText('Cargando la gestión').waitFor({ state: 'detached' });
  });

  test('what was merged is parted again from the thread, long after its notice went', async () => {
    const { page } = desk;
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    const idOf = (name: string) => items.find(({ subject }) => subject === `Pregunta de ${name}`)!.id;
    await api.send('POST', `/tickets/${idOf('Eva')}/merge`, { toTicketId: idOf('Ana') });
    await page.goto(`/tickets/${idOf('Ana')}?view=all`);
    await messageWith(page, 'soy Eva').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Deshacer' }).click();
    await page.getByText('Todo vuelve a su sitio').waitFor();
    await messageWith(page, 'soy Eva').waitFor({ state: 'detached' });
    await page.getByRole('main').getByRole('button', { name: 'Deshacer' }).waitFor({ state: 'detached' });
  });

  test('the palette changes the subject, also of a ticket that stands in no list, and it is undone', async () => {
    const { page } = desk;
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    const { id } = items.find(({ subject }) => subject === 'Pregunta de Ana')!;
    await page.goto(`/tickets/${id}?view=spam`);
    const title = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
    await title('Pregunta de Ana').waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Buscar y dar órdenes' });
    await palette.getByRole('option', { name: /^Asignar/ }).waitFor();
    await page.keyboard.type('cambiar el asunto');
    await palette.getByRole('option', { name: 'Cambiar el asunto', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Asunto' }).fill('Caldera sin presión');
    await page.keyboard.press('Enter');
    await title('Caldera sin presión').waitFor();
    await page.getByText('Asunto cambiado').waitFor();
    // All of that is shown before the server has heard of it.
    const kept = () => api.send<TicketRow>('GET', `/tickets/${id}`).then(({ subject }) => subject);
    await expect.poll(kept).toBe('Caldera sin presión');
    await page.getByRole('button', { name: 'Deshacer' }).last().click();
    await title('Pregunta de Ana').waitFor();
    await expect.poll(kept).toBe('Pregunta de Ana');
  });

  test('a button that goes with what it did leaves the focus in the thread', async () => {
    const { page } = desk;
    relay.setMood('refuse-recipient');
    const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    const { id } = items.find(({ subject }) => subject === 'Pregunta de Ana')!;
    await api.send('POST', `/tickets/${id}/messages`, { kind: 'answer', text: 'Esto no sale.' });
    await page.goto(`/tickets/${id}?view=all`);
    const again = messageWith(page, 'Esto no sale.').getByRole('button', { name: 'Enviar otra vez' });
    await again.waitFor({ timeout: sentMs });
    relay.setMood('well');
    await again.focus();
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocusInThread(page)).toBe(true);
  });
});

/** What a screen reader would say of the row that the keyboard is on. */
const currentRow = (page: Page): Promise<string> =>
  page.getByRole('listbox').evaluate((list) => {
    const id = list.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  });

const hasFocusInThread = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.closest('[data-thread]') !== null);

const focusedName = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

/** What stands in the composer, in whichever of its two fields. */
const wordsOf = (page: Page): Promise<string> =>
  page
    .getByRole('textbox', { name: 'Tu mensaje' })
    .evaluate((field) =>
      field instanceof HTMLTextAreaElement ? field.value : (field as HTMLElement).innerText,
    );
