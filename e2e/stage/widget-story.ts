import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { hasChromium, openBrowser } from './open-browser.ts';
import { type Site, startSite } from './start-site.ts';
import {
  expectOnce,
  frameOf,
  holdWire,
  type Look,
  openChat,
  openVisit,
  readShifts,
  said,
  type Visit,
  write,
} from './widget-hands.ts';

/** The server's side of the story: what agents do, and what arrived. */
export type WidgetStage = {
  origin: string;
  channelId: string;
  /** The sites that may show it. */
  allow(origins: string[]): Promise<void>;
  /** An agent answers the visitor who spoke last. @returns when it is under way */
  say(text: string, name?: string): Promise<void>;
  typing(name: string): Promise<void>;
  /** An agent reads all that the visitor who spoke last has written. */
  read(): Promise<void>;
  /** Takes away the words of a message of that visitor. */
  redact(text: string): Promise<void>;
  /** Shuts that visitor out. */
  block(): Promise<void>;
  setOnline(isOnline: boolean): Promise<void>;
  /** Texts that the visitor who spoke last has sent, in order, as the desk has them. */
  texts(): Promise<string[]>;
  /** Where answers go when that visitor has left. */
  address(): Promise<string | null>;
  /** A JWT of the site's server for one of its customers; she has an open ticket that came by another way. */
  identify(subject: string): Promise<{ jwt: string; trackingKey: string; subject: string }>;
  stop(): Promise<void>;
};

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** The chat as visitors of a site have it, against whatever server the stage stands for. */
export const tellWidgetStory = (name: string, start: () => Promise<WidgetStage>): void => {
  describe.skipIf(!hasChromium())(`the chat widget, ${name} (chromium)`, { timeout: 120_000 }, () => {
    let stage: WidgetStage;
    let site: Site;
    let browser: Browser;
    beforeAll(async () => {
      stage = await start();
      [site, browser] = await Promise.all([startSite(stage.origin, stage.channelId), openBrowser()]);
      await stage.allow([site.origin, site.strangeOrigin]);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await site?.stop();
      await stage?.stop();
    });

    const visit = async (look: Look = {}, query = ''): Promise<Visit> => {
      const visitor = await openVisit(browser, [site.origin, stage.origin], look);
      await visitor.page.goto(`${site.origin}/${query}`);
      return visitor;
    };
    /** With no trace of anything that should not be. */
    const leave = async ({ context, complaints, foreign, ran }: Visit): Promise<void> => {
      expect({ complaints, foreign, ran }).toEqual({ complaints: [], foreign: [], ran: [] });
      await context.close();
    };

    test('on a strict page of somebody else: asks, hears, sees who writes and what was read', async () => {
      const visitor = await visit();
      const { page, chat } = visitor;
      await page.getByRole('button', { name: 'Abrir el chat' }).waitFor();
      expect(page.frames()).toHaveLength(1);
      await openChat(visitor);
      await chat.getByText('Usamos lo que escribas').waitFor();
      await write(chat, 'Hola, mi caldera no arranca.');
      await said(chat, 'mi caldera').getByText('Enviado').waitFor();
      const key = await chat.locator('.ending code').innerText();
      expect(key).toMatch(/^H-\w{3}-\w{3}-\w{3}$/);
      await chat.getByText('Qué pasa ahora').waitFor();
      await stage.typing('Marta Rey');
      await chat.getByText('Marta Rey está escribiendo').waitFor();
      await stage.read();
      await said(chat, 'mi caldera').getByText('Leído').waitFor();
      await stage.say('Mira https://calorybano.example/f28 (apartado 2).', 'Marta Rey');
      await expectOnce(chat, 'apartado 2');
      expect(await chat.getByText('está escribiendo').count()).toBe(0);
      const link = chat.getByRole('link', { name: 'https://calorybano.example/f28' });
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
      // Where one was, the key stays in sight.
      expect(await chat.locator('.key code').innerText()).toBe(key);
      expect(await readShifts(page)).toBe(0);
      expect(await stage.texts()).toEqual(['Hola, mi caldera no arranca.']);
      await leave(visitor);
    });

    test('cut in mid-send: what arrived is not doubled, what did not arrives, in order', async () => {
      const visitor = await openVisit(browser, [site.origin, stage.origin]);
      const wire = await holdWire(visitor.context);
      await visitor.page.goto(site.origin);
      const { chat } = visitor;
      await openChat(visitor);
      await write(chat, 'primero');
      await said(chat, 'primero').getByText('Enviado').waitFor();
      // The server keeps it, and its answer never comes.
      wire.cutBefore('accepted');
      await write(chat, 'segundo');
      await expect.poll(() => wire.cuts()).toBe(1);
      await said(chat, 'segundo').getByText('Enviando').waitFor();
      await write(chat, 'tercero');
      await write(chat, 'cuarto');
      await chat.getByText('Sin conexión').waitFor();
      wire.mend();
      await said(chat, 'cuarto').getByText('Enviado').waitFor();
      for (const text of ['primero', 'segundo', 'tercero', 'cuarto']) await expectOnce(chat, text);
      expect(await chat.getByText('Enviando').count()).toBe(0);
      expect(await stage.texts()).toEqual(['primero', 'segundo', 'tercero', 'cuarto']);
      // What was said meanwhile comes, once.
      wire.cut();
      await stage.say('¿Sigues ahí?');
      wire.mend();
      await expectOnce(chat, '¿Sigues ahí?');
      await visitor.context.close();
    });

    test('the page is loaded anew in mid-send: message and draft are still there, and it goes out once', async () => {
      const visitor = await openVisit(browser, [site.origin, stage.origin]);
      const wire = await holdWire(visitor.context);
      await visitor.page.goto(site.origin);
      const { chat, page } = visitor;
      await openChat(visitor);
      await write(chat, 'antes del corte');
      await said(chat, 'antes del corte').getByText('Enviado').waitFor();
      wire.cut();
      await write(chat, 'a medio enviar');
      await said(chat, 'a medio enviar').getByText('Enviando').waitFor();
      await chat.getByLabel('Tu mensaje').fill('y esto aún lo pienso');
      await page.reload();
      // It was open, so it is open; nothing has come from the server yet.
      await said(chat, 'a medio enviar').getByText('Enviando').waitFor();
      expect(await chat.getByLabel('Tu mensaje').inputValue()).toBe('y esto aún lo pienso');
      wire.mend();
      await said(chat, 'a medio enviar').getByText('Enviado').waitFor();
      await expectOnce(chat, 'a medio enviar');
      await page.reload();
      await expectOnce(chat, 'antes del corte');
      await expectOnce(chat, 'a medio enviar');
      expect(await stage.texts()).toEqual(['antes del corte', 'a medio enviar']);
      await visitor.context.close();
    });

    test('two tabs are one conversation; what a closed tab left goes out by the other', async () => {
      const visitor = await openVisit(browser, [site.origin, stage.origin]);
      const wire = await holdWire(visitor.context);
      const other = await visitor.context.newPage();
      const otherChat = other.frameLocator('iframe');
      await visitor.page.goto(site.origin);
      await other.goto(site.origin);
      await openChat(visitor);
      await openChat({ page: other, chat: otherChat });
      await write(visitor.chat, 'desde la primera');
      await expectOnce(otherChat, 'desde la primera');
      await write(otherChat, 'desde la segunda');
      await expectOnce(visitor.chat, 'desde la segunda');
      await stage.say('para las dos');
      await expectOnce(visitor.chat, 'para las dos');
      await expectOnce(otherChat, 'para las dos');
      wire.cut();
      await write(otherChat, 'la dejo y cierro');
      await said(visitor.chat, 'la dejo y cierro').getByText('Enviando').waitFor();
      await other.close();
      wire.mend();
      await said(visitor.chat, 'la dejo y cierro').getByText('Enviado').waitFor({ timeout: 40_000 });
      await expectOnce(visitor.chat, 'la dejo y cierro');
      expect(await stage.texts()).toEqual(['desde la primera', 'desde la segunda', 'la dejo y cierro']);
      await visitor.context.close();
    });

    test('where the browser refuses storage to the frame, the conversation holds as long as the page', async () => {
      const visitor = await openVisit(browser, [site.strangeOrigin, stage.origin]);
      await visitor.page.goto(site.strangeOrigin);
      await openChat(visitor);
      await write(visitor.chat, 'sin almacén');
      await said(visitor.chat, 'sin almacén').getByText('Enviado').waitFor();
      await stage.say('da igual');
      await expectOnce(visitor.chat, 'da igual');
      await leave(visitor);
    });

    test('files: a picture is seen, another is a chip; a name is only a name', async () => {
      const visitor = await visit();
      const { chat } = visitor;
      await openChat(visitor);
      const hostile = '"><img src=x onerror=console.log("RAN")>.png';
      await chat.locator('input[type=file]').setInputFiles([
        { name: 'código F28.png', mimeType: 'image/png', buffer: picture },
        { name: hostile, mimeType: 'text/html', buffer: Buffer.from('<script>console.log("RAN")</script>') },
      ]);
      await chat.getByRole('button', { name: 'Quitar código F28.png' }).waitFor();
      await chat.locator('.chip[data-state=done]').nth(1).waitFor();
      await write(chat, 'Van dos');
      const sent = said(chat, 'Van dos');
      await sent.getByText('Enviado').waitFor();
      await sent.getByRole('img', { name: 'Imagen: código F28.png' }).waitFor();
      // It is there before its bytes are.
      const width = () => sent.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
      await expect.poll(width).toBe(1);
      expect(await sent.locator('a.chip').innerText()).toContain(hostile);
      expect(await chat.locator('.composer .chip').count()).toBe(0);
      await leave(visitor);
    });

    test('closed, the button counts, the title too; open, both are as before', async () => {
      const visitor = await visit();
      const { page, chat } = visitor;
      await openChat(visitor);
      await write(chat, 'vuelvo ahora');
      await said(chat, 'vuelvo ahora').getByText('Enviado').waitFor();
      await chat.getByRole('button', { name: 'Cerrar el chat' }).click();
      await page.locator('iframe').waitFor({ state: 'hidden' });
      await stage.say('Ya está');
      await page.getByRole('button', { name: 'Abrir el chat, 1 mensaje nuevo' }).waitFor();
      await expect.poll(() => page.title()).toBe('(1) Panadería Sol');
      // Who only says that it is the frame is not heard.
      await page.evaluate(() =>
        window.postMessage({ to: 'hilo-page', type: 'unread', count: 7, title: null }),
      );
      expect(await page.title()).toBe('(1) Panadería Sol');
      // The next page of the site knows it, too, though nobody opened anything there.
      await page.getByRole('link', { name: 'Otra página' }).click();
      await page.getByRole('button', { name: 'Abrir el chat, 1 mensaje nuevo' }).click();
      await expectOnce(chat, 'Ya está');
      await expect.poll(() => page.title()).toBe('Panadería Sol');
      await leave(visitor);
    });

    test('by keyboard alone', async () => {
      const visitor = await visit();
      const { page, chat } = visitor;
      const { keyboard } = page;
      await page.getByRole('button', { name: 'Abrir el chat' }).waitFor();
      await page.getByRole('link', { name: 'Otra página' }).focus();
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await expect.poll(() => focused(visitor)).toBe('textarea#text');
      await keyboard.type('una línea');
      await keyboard.press('Shift+Enter');
      await keyboard.type('otra');
      await keyboard.press('Enter');
      await said(chat, 'una línea').getByText('Enviado').waitFor();
      expect((await stage.texts()).at(-1)).toBe('una línea\notra');
      expect(await focused(visitor)).toBe('textarea#text');
      await chat.getByLabel('Tu mensaje').fill('x'.repeat(8_003));
      await chat.getByText('Sobran 3 caracteres.').waitFor();
      await keyboard.press('Enter');
      expect(await chat.getByLabel('Tu mensaje').inputValue()).toHaveLength(8_003);
      await chat.getByLabel('Tu mensaje').fill('');
      await chat.getByRole('button', { name: 'Más opciones' }).focus();
      await keyboard.press('Enter');
      await keyboard.press('Tab');
      await chat.getByRole('button', { name: 'Activar el sonido' }).waitFor();
      await keyboard.press('Escape');
      // The first closes the menu, the next the chat.
      await chat.getByRole('button', { name: 'Activar el sonido' }).waitFor({ state: 'hidden' });
      expect(await focused(visitor)).toBe('button.round');
      await keyboard.press('Escape');
      await page.locator('iframe').waitFor({ state: 'hidden' });
      expect(
        await page.evaluate(() => document.querySelector('hilo-chat')?.shadowRoot?.activeElement?.ariaLabel),
      ).toBe('Abrir el chat');
      await leave(visitor);
    });

    test('somebody known finds her conversation in any browser, and is asked what it is about', async () => {
      const { jwt, trackingKey, subject } = await stage.identify('cliente-7');
      const first = await visit({}, `?identity=${jwt}`);
      await openChat(first);
      const card = first.chat.getByRole('button', { name: `¿Es sobre ${trackingKey}?` });
      expect(await card.innerText()).toContain(subject);
      await card.click();
      await first.chat.getByText(`Sobre ${trackingKey}`).waitFor();
      await write(first.chat, 'Es sobre lo de antes');
      await expectOnce(first.chat, 'Es sobre lo de antes');
      await first.chat.locator('code', { hasText: trackingKey }).waitFor();
      const second = await visit({}, `?identity=${jwt}`);
      await openChat(second);
      await expectOnce(second.chat, 'Es sobre lo de antes');
      await write(second.chat, 'y desde el móvil');
      await expectOnce(first.chat, 'y desde el móvil');
      // Signing out leaves nothing of her here.
      await second.page.evaluate(() => window.Hilo?.forget());
      await openChat(second);
      await second.chat.getByText('Hola.').first().waitFor();
      expect(await said(second.chat, 'Es sobre').count()).toBe(0);
      expect(
        await frameOf(second.page).evaluate(() =>
          Object.keys(localStorage).map((key) => key.split(':').at(-1)),
        ),
      ).not.toContain('draft');
      await leave(first);
      await leave(second);
    });

    test('nobody there: a message and an address; what is missing is said', async () => {
      await stage.setOnline(false);
      const visitor = await visit({ size: { width: 390, height: 844 }, isPhone: true });
      const { chat } = visitor;
      await openChat(visitor);
      await chat.getByRole('heading', { name: 'Déjanos tu mensaje' }).waitFor();
      await chat.getByRole('button', { name: 'Enviar mensaje' }).click();
      await chat.getByText('Escribe tu mensaje.').waitFor();
      await chat.getByText('Escribe tu correo.').waitFor();
      await chat.getByLabel('Tu mensaje').fill('¿Cuánto cuesta la revisión?');
      await chat.getByLabel('Tu correo').fill('ana.nunez');
      await chat.getByRole('button', { name: 'Enviar mensaje' }).click();
      await chat.getByText('Ese correo no parece válido.').waitFor();
      await chat.getByLabel('Tu correo').fill('ana.nunez@correo.example');
      await chat.getByLabel('Tu nombre').fill('Ana Núñez');
      await chat.getByRole('button', { name: 'Enviar mensaje' }).click();
      await said(chat, 'la revisión').getByText('Enviado').waitFor();
      await chat.getByText('te escribimos a ana.nunez@correo.example').waitFor();
      expect(await stage.texts()).toEqual(['¿Cuánto cuesta la revisión?']);
      expect(await stage.address()).toBe('ana.nunez@correo.example');
      await stage.setOnline(true);
      await leave(visitor);
    });

    test.each(['light', 'dark'] as const)(
      'the form has no findings of axe, and takes the focus: %s',
      async (theme) => {
        await stage.setOnline(false);
        const visitor = await visit({ theme });
        await openChat(visitor);
        await visitor.chat.getByRole('button', { name: 'Enviar mensaje' }).waitFor();
        expect(await focused(visitor)).toBe('textarea#text');
        await visitor.chat.getByRole('button', { name: 'Enviar mensaje' }).click();
        await visitor.chat.getByText('Escribe tu correo.').waitFor();
        expect(await findFaults(frameOf(visitor.page))).toEqual([]);
        await stage.setOnline(true);
        await leave(visitor);
      },
    );

    test('the page to try a channel on loads the chat as sites do', async () => {
      const visitor = await openVisit(browser, [stage.origin]);
      await visitor.page.goto(`${stage.origin}/widget/test?channel=${stage.channelId}`);
      await openChat(visitor);
      await write(visitor.chat, 'una prueba');
      await said(visitor.chat, 'una prueba').getByText('Enviado').waitFor();
      expect(await visitor.page.locator('#tag').innerText()).toContain(`data-channel="${stage.channelId}"`);
      expect(await findFaults(visitor.page)).toEqual([]);
      await leave(visitor);
    });

    test('that page and its chat look as the visitor’s system does, until another look is chosen on it', async () => {
      const visitor = await openVisit(browser, [stage.origin], { theme: 'dark' });
      const { page } = visitor;
      await page.goto(`${stage.origin}/widget/test?channel=${stage.channelId}`);
      await openChat(visitor);
      // Lightness of what each is drawn on: of the page, and of the chat in its frame.
      const grounds = () =>
        Promise.all(
          [page.mainFrame(), frameOf(page)].map((frame) =>
            frame.evaluate(() => {
              const context = document.createElement('canvas').getContext('2d')!;
              context.fillStyle = getComputedStyle(document.body).backgroundColor;
              context.fillRect(0, 0, 1, 1);
              return context.getImageData(0, 0, 1, 1).data[0]! < 128 ? 'dark' : 'light';
            }),
          ),
        );
      expect(await grounds()).toEqual(['dark', 'dark']);
      expect(await findFaults(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await grounds()).toEqual(['light', 'light']);
      await page.getByRole('button', { name: 'Oscuro' }).click();
      await page.getByRole('button', { name: 'Claro' }).waitFor();
      await visitor.chat.locator('header h1').waitFor();
      await expect.poll(grounds).toEqual(['dark', 'dark']);
      await leave(visitor);
    });

    test('a message that was taken away says so', async () => {
      const visitor = await visit();
      await openChat(visitor);
      await write(visitor.chat, 'mi tarjeta es 4111…');
      await said(visitor.chat, 'mi tarjeta').getByText('Enviado').waitFor();
      await stage.redact('mi tarjeta es 4111…');
      await visitor.chat.getByText('Este mensaje se ha retirado.').waitFor();
      expect(await said(visitor.chat, 'mi tarjeta').count()).toBe(0);
      await leave(visitor);
    });

    test('who is shut out is told so, keeps her words, and is not bid to ask again and again', async () => {
      const visitor = await visit();
      const { chat } = visitor;
      await openChat(visitor);
      await write(chat, 'buenas');
      await said(chat, 'buenas').getByText('Enviado').waitFor();
      await stage.block();
      await write(chat, '¿hola?');
      const refused = said(chat, '¿hola?');
      await refused.getByText('Desde aquí ya no se puede escribir.').waitFor();
      expect(await refused.getByRole('button').allInnerTexts()).toEqual(['Descartar']);
      expect(await findFaults(frameOf(visitor.page))).toEqual([]);
      await refused.getByRole('button', { name: 'Descartar' }).click();
      await refused.waitFor({ state: 'detached' });
      await leave(visitor);
    });

    test('a copy that she wants and then does not leaves no word behind', async () => {
      const visitor = await visit();
      const { chat } = visitor;
      await openChat(visitor);
      await write(chat, 'quiero una copia');
      await said(chat, 'quiero una copia').getByText('Enviado').waitFor();
      await stage.say('claro');
      await said(chat, 'claro').waitFor();
      await chat.getByRole('button', { name: 'Más opciones' }).click();
      await chat.getByRole('button', { name: 'Recibir una copia por correo' }).click();
      await chat.getByText('Antes déjanos tu correo.').waitFor();
      await chat.getByRole('button', { name: 'Cancelar' }).click();
      await chat.getByText('Antes déjanos tu correo.').waitFor({ state: 'hidden' });
      await leave(visitor);
    });

    test.each([
      { theme: 'light', locale: 'es-ES', size: { width: 1440, height: 900 } },
      { theme: 'dark', locale: 'en-GB', size: { width: 390, height: 844 } },
      // 200 % of a small laptop, and the narrowest phone.
      { theme: 'dark', locale: 'es-ES', size: { width: 640, height: 360 } },
      { theme: 'light', locale: 'en-GB', size: { width: 320, height: 568 } },
    ] as const)('no findings of axe, nothing cut off: $theme, $locale, $size.width', async (look) => {
      const visitor = await visit({ ...look, isPhone: look.size.width < 400 });
      const { page, chat } = visitor;
      await openChat(visitor);
      const isSpanish = look.locale === 'es-ES';
      const frame = frameOf(page);
      const field = chat.getByLabel(isSpanish ? 'Tu mensaje' : 'Your message');
      const inspect = async (): Promise<void> => {
        expect(await findFaults(frame)).toEqual([]);
        expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      };
      await field.waitFor();
      await expect.poll(() => field.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
      await inspect();
      await field.fill('Una pregunta');
      await field.press('Enter');
      await chat.getByText(isSpanish ? 'Enviado' : 'Sent').waitFor();
      await inspect();
      await stage.say(`Una palabra muy larga: ${'donaudampfschifffahrt'.repeat(8)} y سلام عليكم 🙂`);
      await said(chat, 'donaudampf').waitFor();
      await inspect();
      await chat.getByRole('button', { name: isSpanish ? 'Más opciones' : 'More options' }).click();
      await inspect();
      expect(await findFaults(page)).toEqual([]);
      const box = await field.boundingBox();
      expect(box && box.y + box.height <= look.size.height).toBe(true);
      await leave(visitor);
    });
  });
};

/** What has the focus in the conversation: "textarea#text", "button.round". */
const focused = ({ page }: Visit): Promise<string> =>
  frameOf(page).evaluate(() => {
    const { localName, id, classList } = document.activeElement ?? document.body;
    return `${localName}${id ? `#${id}` : classList[0] ? `.${classList[0]}` : ''}`;
  });
