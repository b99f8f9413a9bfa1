import { readFile } from 'node:fs/promises';
import {
  type Dovecot,
  hasDovecot,
  type MailSink,
  startDovecot,
  startMailSink,
} from '@hilo/channel-email/testing';
import type { Browser } from 'playwright-core';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, messageWith, openTicket, panelOf, rowOf, signIn } from './stage/desk-hands.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMail, readMail, writeAnswer, writeMail, writtenByPeople } from './stage/write-mail.ts';

const shop = 'hola@tienda.example';
const account = 'soporte@tienda.example';
const ana = { name: 'Ana Núñez', address: 'ana.nunez@correo.example' };
const luis = { name: 'Luis Gil', address: 'luis.gil@correo.example' };
const pau = { name: 'Pau Serra', address: 'pau@instalador.example' };
const eva = { name: 'Eva Soler', address: 'eva@vecinos.example' };
const from = ({ name, address }: typeof ana) => `${name} <${address}>`;
const pdf = Buffer.concat([
  Buffer.from('%PDF-1.4\n'),
  Buffer.from(Array.from({ length: 4000 }, (_, i) => i % 256)),
]);
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Longer than the ten seconds in which an answer can be called back, and than sending it. */
const sentMs = 45_000;

describe.skipIf(!hasChromium() || !hasDovecot())(
  'mail, from end to end (chromium, dovecot)',
  { timeout: 120_000 },
  () => {
    let relay: MailSink;
    let accountOut: MailSink;
    let dovecot: Dovecot;
    let hilo: Hilo;
    let api: Api;
    let browser: Browser;
    let desk: Watched;
    let smtpPort: number;
    /** What came out, as its receiver reads it. */
    let toAna: Email;
    let toLuis: Email;

    beforeAll(async () => {
      [relay, accountOut, dovecot, browser] = await Promise.all([
        startMailSink(),
        startMailSink({ auth: { user: account, password: 'correct-horse-battery' } }),
        startDovecot(),
        openBrowser(),
      ]);
      hilo = await startHilo({
        ...asAdministrator,
        HILO_SMTP_RELAY: relay.url,
        HILO_ALLOW_PRIVATE_HOSTS: '1',
      });
      api = await speakApi(hilo);
      ({ smtpPort } = await openShop(api, [shop]));
      await api.send('PATCH', '/me', { name: 'Marta Rey' });
      await api.send('POST', '/channels', {
        kind: 'email',
        name: 'Soporte',
        settings: {
          mode: 'account',
          addresses: [account],
          displayName: 'Soporte Tienda',
          imapHost: dovecot.host,
          imapPort: dovecot.port,
          imapSecurity: 'none',
          username: account,
          password: dovecot.password,
          smtpHost: accountOut.host,
          smtpPort: accountOut.port,
          smtpSecurity: 'none',
          useAssurance: false,
        },
      });
      desk = await openWindow(browser, hilo);
    }, 240_000);

    afterAll(async () => {
      await browser?.close();
      await hilo?.stop();
      await Promise.all([relay?.close(), accountOut?.close(), dovecot?.close()]);
    });

    test('mails by SMTP and by IMAP appear at the open desk by themselves', async () => {
      const { page } = desk;
      await signIn(page);
      await page.goto('/tickets?view=all');
      await page.getByText('Todavía no hay gestiones').waitFor();
      // Whoever is not signed in yet is told so, and the console shows it.
      desk.complaints.length = 0;
      const loads = desk.loads();
      await bringMail(smtpPort, {
        from: from(ana),
        to: shop,
        cc: from(pau),
        subject: 'Mi caldera no arranca',
        messageId: '<ana-1@correo.example>',
        inReplyTo: '<presupuesto@instalador.example>',
        text:
          'Hola:\n\nDesde ayer mi caldera no arranca. Os mando el informe.\n\n' +
          'El 20/11/2026 a las 10:00, Pau Serra escribió:\n> El presupuesto son 80 euros.\n> Un saludo',
        attachments: [{ filename: 'informe técnico.pdf', content: pdf, contentType: 'application/pdf' }],
      });
      await rowOf(page, 'Ana Núñez').waitFor();
      await dovecot.append(
        await writeMail({
          from: from(luis),
          to: account,
          subject: 'Factura duplicada',
          messageId: '<luis-1@correo.example>',
          date: new Date(),
          text: 'Buenos días, me habéis cobrado dos veces la factura de octubre.',
          html: '<p>Buenos días, me habéis cobrado <b>dos veces</b> la factura de octubre.</p>',
          attachments: [{ filename: 'recibo.png', content: picture, contentType: 'image/png' }],
        }),
        'INBOX',
        account,
      );
      await rowOf(page, 'Luis Gil').waitFor();
      expect(desk.loads()).toBe(loads);
    });

    test('both are told at once that it came, in their own thread, by a mail that nothing answers', async () => {
      await expect
        .poll(() => [relay.mails.length, accountOut.mails.length], { timeout: sentMs })
        .toEqual([1, 1]);
      for (const [sink, person, ref] of [
        [relay, ana, '<ana-1@correo.example>'],
        [accountOut, luis, '<luis-1@correo.example>'],
      ] as const) {
        const [receipt] = sink.mails;
        expect(receipt).toMatchObject({ from: '', to: [person.address] });
        expect(String(receipt!.raw)).toMatch(/^Auto-Submitted: auto-replied\r$/m);
        const read = await readMail(receipt!.raw);
        expect(read.inReplyTo).toBe(ref);
        expect(read.text).toContain('No es la respuesta: te contestará una persona.');
        expect(read.text).toMatch(/Tu clave: H-\w{3}-\w{3}-\w{3}/);
      }
    });

    test('the agent reads the text, the folded quote and the attachment, byte for byte', async () => {
      const { page } = desk;
      await openTicket(page, 'Ana Núñez', 'Mi caldera no arranca');
      const message = messageWith(page, 'Desde ayer mi caldera no arranca');
      await message.waitFor();
      expect(await message.getByText('El presupuesto son 80 euros').count()).toBe(0);
      await message.getByRole('button', { name: 'Ver lo citado' }).click();
      await message.getByText('El presupuesto son 80 euros').waitFor();
      await message.getByRole('button', { name: /informe técnico\.pdf/ }).click();
      const shown = page.getByRole('dialog', { name: 'informe técnico.pdf' });
      const download = page.waitForEvent('download');
      await shown.getByRole('link', { name: /Descargar/ }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe('informe técnico.pdf');
      expect((await readFile(await file.path())).equals(pdf)).toBe(true);
      // The browser's own reader of PDF may have the keyboard by now.
      await shown.getByRole('button', { name: 'Cerrar' }).click();
      await shown.waitFor({ state: 'hidden' });
      await openTicket(page, 'Luis Gil', 'Factura duplicada');
      const other = messageWith(page, 'me habéis cobrado dos veces');
      await other.getByRole('button', { name: 'Ver recibo.png' }).click();
      const preview = page.getByRole('dialog', { name: 'recibo.png' });
      await preview.getByRole('img', { name: 'recibo.png' }).waitFor();
      // It is there before its bytes are.
      const width = () =>
        preview.getByRole('img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
      await expect.poll(width, { timeout: 10_000 }).toBe(1);
      await page.keyboard.press('Escape');
    });

    test('answers leave after the time to call them back, and say that they were sent', async () => {
      const { page } = desk;
      await openTicket(page, 'Ana Núñez', 'Mi caldera no arranca');
      await answer(page, 'Hola, Ana. Mañana pasa el técnico; revisaremos las reclamaciones anteriores.', {
        name: 'cita mañana.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Mañana a las 9:30.\n'),
      });
      const toTheFirst = messageWith(page, 'Mañana pasa el técnico');
      await toTheFirst.getByRole('button', { name: 'Deshacer' }).waitFor();
      await toTheFirst.getByText(/Sale en \d+ s/).waitFor();
      expect(writtenByPeople(relay.mails)).toHaveLength(0);
      await openTicket(page, 'Luis Gil', 'Factura duplicada');
      await answer(page, 'Hola, Luis. Te devolvemos el importe hoy mismo.');
      await messageWith(page, 'Te devolvemos el importe')
        .getByText('Enviado', { exact: true })
        .waitFor({ timeout: sentMs });
      await openTicket(page, 'Ana Núñez', 'Mi caldera no arranca');
      await toTheFirst.getByText('Enviado', { exact: true }).waitFor({ timeout: sentMs });
      expect([writtenByPeople(relay.mails).length, writtenByPeople(accountOut.mails).length]).toEqual([1, 1]);
    });

    test('they arrive as answers: right name, subject, thread and place to reply to', async () => {
      const [first] = writtenByPeople(relay.mails);
      const [second] = writtenByPeople(accountOut.mails);
      toAna = await readMail(first!.raw);
      expect(first!.to.toSorted()).toEqual([ana.address, pau.address]);
      expect(toAna.from).toMatchObject({ name: 'Marta Rey · La Tienda', address: shop });
      expect(toAna.subject).toBe('Re: Mi caldera no arranca');
      expect(toAna.inReplyTo).toBe('<ana-1@correo.example>');
      expect(toAna.references).toContain('<ana-1@correo.example>');
      expect(toAna.replyTo?.[0]?.address).toMatch(/^hola\+[a-z2-9]{16}@tienda\.example$/);
      expect(toAna.text).toContain('Mañana pasa el técnico');
      expect(toAna.attachments.map(({ filename }) => filename)).toEqual(['cita mañana.txt']);
      expect(Buffer.from(toAna.attachments[0]!.content as ArrayBuffer).toString('utf8')).toBe(
        'Mañana a las 9:30.\n',
      );
      expect(second).toMatchObject({ to: [luis.address], user: account });
      // The account's server takes it to the customer's mailbox.
      await dovecot.append(second!.raw, 'INBOX', luis.address);
      const mailbox = await dovecot.connect(luis.address);
      await mailbox.mailboxOpen('INBOX');
      const found = await mailbox.fetchOne('*', { source: true });
      await mailbox.logout();
      toLuis = await readMail(found ? found.source! : new Uint8Array());
      expect(toLuis.from).toMatchObject({ name: 'Marta Rey · Soporte Tienda', address: account });
      expect(toLuis.subject).toBe('Re: Factura duplicada');
      expect(toLuis.inReplyTo).toBe('<luis-1@correo.example>');
      expect(toLuis.references).toContain('<luis-1@correo.example>');
    });

    test('what the customers reply stands in the same tickets, with the quote folded', async () => {
      const { page } = desk;
      await bringMail(
        smtpPort,
        writeAnswer(toAna, {
          from: from(ana),
          text: 'Gracias, las nueve y media me viene bien. ¿Traerá la transmisión nueva?',
          messageId: '<ana-2@correo.example>',
        }),
      );
      const reply = messageWith(page, 'las nueve y media me viene bien');
      await reply.waitFor();
      expect(await reply.getByText('Mañana pasa el técnico').count()).toBe(0);
      await reply.getByRole('button', { name: 'Ver lo citado' }).click();
      await reply.getByText(/Mañana pasa el técnico/).waitFor();
      // Before his mail comes: it moves his row to the top, perhaps under the mouse.
      await openTicket(page, 'Luis Gil', 'Factura duplicada');
      await dovecot.append(
        await writeMail(
          writeAnswer(toLuis, {
            from: from(luis),
            text: 'Recibido, gracias.',
            messageId: '<luis-2@correo.example>',
          }),
        ),
        'INBOX',
        account,
      );
      await messageWith(page, 'Recibido, gracias.').waitFor();
      expect(await page.getByRole('option').count()).toBe(2);
    });

    test('who was copied speaks in the ticket under his own name; who was not gets a ticket of his own', async () => {
      const { page } = desk;
      await openTicket(page, 'Ana Núñez', 'Mi caldera no arranca');
      await bringMail(
        smtpPort,
        writeAnswer(toAna, {
          from: from(pau),
          cc: from(ana),
          text: 'Soy el instalador: la pieza llega el jueves.',
          messageId: '<pau-1@instalador.example>',
        }),
      );
      const partner = messageWith(page, 'la pieza llega el jueves');
      await partner.getByText('Pau Serra', { exact: true }).waitFor();
      await partner.getByText('También participa').waitFor();
      await panelOf(page).getByRole('heading', { level: 2, name: 'Ana Núñez' }).waitFor();
      await bringMail(smtpPort, {
        from: from(eva),
        to: shop,
        subject: 'Re: Mi caldera no arranca',
        text: 'A mí tampoco me funciona.',
        messageId: '<eva-1@vecinos.example>',
        inReplyTo: toAna.messageId!,
        references: toAna.messageId!,
      });
      await openTicket(page, 'Eva Soler', 'Re: Mi caldera no arranca');
      await messageWith(page, 'A mí tampoco me funciona').waitFor();
      await panelOf(page).getByRole('heading', { name: '¿La misma gestión?' }).waitFor();
      await panelOf(page).getByText('Dice responder a ella').waitFor();
      await openTicket(page, 'Ana Núñez', 'Mi caldera no arranca');
      await partner.waitFor();
      expect(await messageWith(page, 'A mí tampoco me funciona').count()).toBe(0);
    });

    test('two addresses of one person are joined on the word of the agent, and parted again', async () => {
      const { page } = desk;
      await bringMail(smtpPort, {
        from: 'Ana N. <ana@trabajo.example>',
        to: shop,
        subject: 'Presupuesto de radiadores',
        text: '¿Cuánto costarían tres radiadores?',
      });
      await openTicket(page, 'Ana N.', 'Presupuesto de radiadores');
      const panel = panelOf(page);
      await panel.getByText('1 gestión, 1 abierta').waitFor();
      await panel.getByRole('button', { name: 'Unir con otra ficha' }).click();
      await page.getByRole('searchbox', { name: 'Buscar por nombre o dirección' }).fill('nunez');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Ana Núñez/ })
        .click();
      const join = page.getByRole('dialog', { name: 'Unir las dos fichas' });
      await join.getByRole('radio', { name: /Ana Núñez/ }).check({ force: true });
      await join.getByLabel(/Por qué lo sabes/).fill('Me lo dijo por teléfono');
      await join.getByRole('button', { name: 'Unir' }).click();
      await panel.getByRole('heading', { level: 2, name: 'Ana Núñez' }).waitFor();
      await panel.getByText('2 gestiones, 2 abiertas').waitFor();
      await panel.getByRole('link', { name: /Mi caldera no arranca/ }).waitFor();
      await panel.getByText(/Alguien del equipo lo dijo · Me lo dijo por teléfono/).waitFor();
      await panel
        .getByRole('listitem')
        .filter({ hasText: 'Me lo dijo por teléfono' })
        .getByRole('button', { name: 'Deshacer' })
        .click();
      await panel.getByRole('heading', { level: 2, name: 'Ana N.', exact: true }).waitFor();
      await panel.getByText('1 gestión, 1 abierta').waitFor();
      await openTicket(page, 'Ana Núñez', 'Mi caldera no arranca');
      await panel.getByRole('heading', { level: 2, name: 'Ana Núñez' }).waitFor();
      await panel.getByText('1 gestión, 1 abierta').waitFor();
      expect(await panel.getByText('ana@trabajo.example').count()).toBe(0);
    });

    test('a mail is sent on as it was written, with its picture and its file, below the signature', async () => {
      const { page } = desk;
      await api.send('PATCH', '/me', { signature: 'Marta Rey\nTaller' });
      await bringMail(smtpPort, {
        from: 'Iris Vega <iris@correo.example>',
        to: shop,
        messageId: '<iris-1@correo.example>',
        text: 'Medidas:\nancho 40',
        html: '<p>Medidas:</p><table><tr><td><b>ancho</b></td><td>40</td></tr></table><img src="cid:foto@correo">',
        attachments: [
          { filename: 'foto.png', content: picture, contentType: 'image/png', cid: 'foto@correo' },
          { filename: 'plano.pdf', content: pdf, contentType: 'application/pdf' },
        ],
      });
      await rowOf(page, 'Iris Vega').waitFor();
      await page.reload();
      await rowOf(page, 'Iris Vega').click();
      await messageWith(page, 'ancho').waitFor();
      await page.keyboard.press('f');
      await page.getByLabel('Para', { exact: true }).fill(pau.address);
      await page.getByRole('textbox', { name: 'Tu mensaje' }).click();
      await page.keyboard.press('Control+Home');
      await page.keyboard.type('¿Lo tienes?');
      await page.getByRole('button', { name: 'Reenviar', exact: true }).last().click();
      await page.getByText('Ponle un asunto.').waitFor();
      await page.getByRole('textbox', { name: 'Asunto' }).fill('Radiador a medida');
      await page.getByRole('button', { name: 'Reenviar', exact: true }).last().click();
      const isIt = ({ to }: { to: string[] }) => to.length === 1 && to[0] === pau.address;
      await expect.poll(() => relay.mails.filter(isIt).length, { timeout: sentMs }).toBe(1);
      const read = await readMail(relay.mails.find(isIt)!.raw);
      expect(read.subject).toBe('Radiador a medida');
      expect(read.text).toMatch(
        /^¿Lo tienes\?\s+Marta Rey\s+Taller\s+-{10} Mensaje reenviado -{10}\s+De: Iris Vega[\s\S]+ancho/,
      );
      expect(read.html).toMatch(
        /¿Lo tienes\?[\s\S]+Taller[\s\S]+Mensaje reenviado[\s\S]+<td><b>ancho<\/b><\/td>/,
      );
      expect(read.html).toContain('src="cid:foto@correo"');
      expect(
        read.attachments.map(({ filename, contentId, disposition }) => [filename, contentId, disposition]),
      ).toEqual([
        ['foto.png', '<foto@correo>', 'inline'],
        ['plano.pdf', undefined, 'attachment'],
      ]);
      await openTicket(page, 'Ana Núñez', 'Mi caldera no arranca');
    });

    test('the search finds other forms of a word, the key, and the name of a file', async () => {
      const { page } = desk;
      const key = (await page.getByRole('button', { name: /^Copiar H-/ }).innerText()).trim();
      const field = page.getByRole('searchbox', { name: 'Buscar gestiones y clientes' });
      for (const words of [
        // Ana wrote "transmisión", the agent "reclamaciones"; the file is called "informe técnico.pdf".
        'transmisiones',
        'transmision',
        'reclamacion',
        key,
        key.replaceAll('-', '').toLowerCase(),
        'informe tecnico',
      ]) {
        await field.fill(words);
        const found = page.getByRole('listbox', { name: 'Gestiones' }).getByRole('option');
        await expect
          .poll(() => found.allInnerTexts(), { timeout: 20_000, message: words })
          .toEqual([expect.stringContaining('Ana Núñez')]);
        await field.fill('nada-de-esto');
        await page.getByText('Nada coincide con').waitFor();
      }
      await field.fill('');
      expect(desk.complaints).toEqual([]);
      expect(desk.foreign).toEqual([]);
    });
  },
);
