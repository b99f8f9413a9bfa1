import { identitySecret, signIdentity } from '@hilo/channel-chat/testing';
import {
  type Dovecot,
  hasDovecot,
  type MailSink,
  type SunkMail,
  startDovecot,
  startMailSink,
} from '@hilo/channel-email/testing';
import type { Browser, Page } from 'playwright-core';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, messageWith, openTicket, panelOf, rowOf } from './stage/desk-hands.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, type Channel, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { type Site, startSite } from './stage/start-site.ts';
import { expectOnce, openChat, openVisit, said, type Visit, write } from './stage/widget-hands.ts';
import { bringMail, readMail, writeAnswer, writtenByPeople } from './stage/write-mail.ts';

const account = 'soporte@tienda.example';
const password = 'correct-horse-battery';
const ana = { sub: 'c-1001', name: 'Ana Núñez', email: 'ana.nunez@correo.example' };
const pau = { sub: 'c-2002', name: 'Pau Serra', email: 'pau@instalador.example' };
const from = ({ name, email }: typeof ana) => `${name} <${email}>`;
const subject = 'Mi caldera no arranca';
/** Longer than the seconds in which an answer can be called back, and than sending it. */
const sentMs = 45_000;

/** One customer, one ticket, one thread: by mail through a mailbox at a provider, in chat on a site, by mail again. */
describe.skipIf(!hasChromium() || !hasDovecot())(
  'one thread across mail and chat (chromium, dovecot)',
  { timeout: 120_000 },
  () => {
    let dovecot: Dovecot;
    /** Where the customers' mail programs send, and where the account does; both bring to Dovecot's mailboxes. */
    let post: MailSink;
    let accountOut: MailSink;
    let hilo: Hilo;
    let api: Api;
    let site: Site;
    let browser: Browser;
    let desk: Watched;
    let chatId: string;
    /** The answer by mail, as Ana's mail program reads it. */
    let toAna: Email;

    beforeAll(async () => {
      [dovecot, browser] = await Promise.all([startDovecot(), openBrowser()]);
      const onMail = async ({ to, raw }: SunkMail): Promise<void> => {
        for (const address of to) await dovecot.append(raw, 'INBOX', address);
      };
      [post, accountOut] = await Promise.all([
        startMailSink({ onMail }),
        startMailSink({ onMail, auth: { user: account, password } }),
      ]);
      hilo = await startHilo({
        ...asAdministrator,
        HILO_ALLOW_PRIVATE_HOSTS: '1',
      });
      api = await speakApi(hilo);
      await api.send('PATCH', '/me', { name: 'Marta Rey' });
      await api.send('POST', '/channels', {
        kind: 'email',
        name: 'Soporte',
        settings: {
          mode: 'account',
          addresses: [account],
          displayName: 'La Tienda',
          imapHost: dovecot.host,
          imapPort: dovecot.port,
          imapSecurity: 'none',
          username: account,
          password,
          smtpHost: accountOut.host,
          smtpPort: accountOut.port,
          smtpSecurity: 'none',
          useAssurance: false,
        },
      });
      const settings = { title: 'La Tienda', greeting: 'Hola.', identitySecret };
      const chat = await api.send<Channel>('POST', '/channels', { kind: 'chat', name: 'Chat', settings });
      chatId = chat.id;
      site = await startSite(hilo.origin, chatId);
      await api.send('PATCH', `/channels/${chatId}`, {
        settings: { ...settings, allowedOrigins: [site.origin] },
      });
      desk = await openWindow(browser, hilo, { api });
      await desk.page.goto('/tickets?view=all');
      await desk.page.getByText('Todavía no hay gestiones').waitFor();
    }, 240_000);

    afterAll(async () => {
      await browser?.close();
      await site?.stop();
      await hilo?.stop();
      await Promise.all([post?.close(), accountOut?.close(), dovecot?.close()]);
    });

    /** Somebody whom the site knows, with the chat open. */
    const visitAs = async ({ sub, name, email }: typeof ana): Promise<Visit> => {
      const jwt = await signIdentity({ sub, name, email, emailVerified: true }, { now: new Date() });
      const visitor = await openVisit(browser, [site.origin, hilo.origin]);
      await visitor.page.goto(`${site.origin}/?identity=${jwt}`);
      await openChat(visitor);
      return visitor;
    };
    /** What lies in a customer's own mailbox. */
    const mailbox = async (address: string): Promise<Buffer[]> => {
      const client = await dovecot.connect(address);
      await client.mailboxOpen('INBOX');
      const raws: Buffer[] = [];
      for await (const { source } of client.fetch('1:*', { source: true })) raws.push(source!);
      await client.logout();
      return raws;
    };
    const textsOf = (page: Page): Promise<string[]> =>
      page.getByRole('main').getByRole('article').locator('[data-quotable]').allInnerTexts();

    test('mail, chat, mail: the customer is one, the ticket is one, and all of it stands in order', async () => {
      const { page } = desk;
      await bringMail(post.port, {
        from: from(ana),
        to: account,
        subject,
        messageId: '<ana-1@correo.example>',
        text: 'Desde ayer no arranca. Os mando una foto.',
        attachments: [{ filename: 'caldera.pdf', content: Buffer.from('%PDF-1.4\n') }],
      });
      await rowOf(page, ana.name).waitFor();

      const visitor = await visitAs(ana);
      const { chat } = visitor;
      const offer = chat.getByRole('button', { name: /^¿Es sobre H-/ });
      expect(await offer.innerText()).toContain(subject);
      await offer.click();
      await write(chat, 'Ahora sale el código E-04.');
      await said(chat, 'E-04').getByText('Enviado').waitFor();

      await openTicket(page, ana.name, subject);
      await messageWith(page, 'E-04').waitFor();
      await messageWith(page, 'Desde ayer no arranca')
        .getByRole('button', { name: /caldera\.pdf/ })
        .waitFor();
      await panelOf(page).getByText('1 gestión, 1 abierta').waitFor();
      expect(await page.getByRole('option').count()).toBe(1);
      const here = page.getByRole('status').getByText(/^Está en el chat/i);
      await here.waitFor();
      await answer(page, 'Apágala y enciéndela, por favor.');
      await expectOnce(chat, 'Apágala y enciéndela');
      expect([visitor.complaints, visitor.foreign]).toEqual([[], []]);

      await visitor.context.close();
      await here.waitFor({ state: 'detached' });
      await answer(page, 'Si sigue igual, mañana a las nueve va el técnico.');
      await messageWith(page, 'va el técnico')
        .getByText('Enviado', { exact: true })
        .waitFor({ timeout: sentMs });
      const answers = async () =>
        (await Promise.all((await mailbox(ana.email)).map(readMail))).filter(({ text }) =>
          text?.includes('va el técnico'),
        );
      await expect.poll(async () => (await answers()).length, { timeout: 20_000 }).toBe(1);
      [toAna] = (await answers()) as [Email];
      expect(toAna.from).toMatchObject({ name: 'Marta Rey · La Tienda', address: account });
      expect(toAna.subject).toBe(`Re: ${subject}`);
      expect(toAna.references).toContain('<ana-1@correo.example>');

      await bringMail(
        post.port,
        writeAnswer(toAna, {
          from: from(ana),
          cc: from(pau),
          text: 'Sigue igual. A las nueve me viene bien.',
          messageId: '<ana-2@correo.example>',
        }),
      );
      await messageWith(page, 'A las nueve me viene bien').waitFor();
      expect(await textsOf(page)).toEqual([
        expect.stringContaining('Desde ayer no arranca'),
        expect.stringContaining('E-04'),
        expect.stringContaining('Apágala y enciéndela'),
        expect.stringContaining('va el técnico'),
        expect.stringContaining('A las nueve me viene bien'),
      ]);
      expect(await page.getByRole('option').count()).toBe(1);
      const { items } = await api.send<{ items: { name: string }[] }>('GET', '/customers');
      expect(items.filter(({ name }) => name === ana.name)).toHaveLength(1);
      expect(writtenByPeople(accountOut.mails)).toHaveLength(1);
    });

    test('a stranger who answers in copy speaks in his own name, and is not taken for her anywhere', async () => {
      const { page } = desk;
      await bringMail(
        post.port,
        writeAnswer(toAna, {
          from: from(pau),
          cc: from(ana),
          text: 'Soy el instalador: la pieza llega el jueves.',
          messageId: '<pau-1@instalador.example>',
        }),
      );
      const his = messageWith(page, 'la pieza llega el jueves');
      await his.getByText(pau.name, { exact: true }).waitFor();
      await his.getByText('También participa').waitFor();
      await panelOf(page).getByRole('heading', { level: 2, name: ana.name }).waitFor();

      // The site knows him, too: her ticket is neither offered nor shown to him, and what he asks is his own.
      const stranger = await visitAs(pau);
      await stranger.chat.getByText('Hola.').first().waitFor();
      expect(await stranger.chat.getByRole('button', { name: /^¿Es sobre/ }).count()).toBe(0);
      await write(stranger.chat, '¿Tenéis juntas del 12?');
      await said(stranger.chat, 'juntas del 12').getByText('Enviado').waitFor();
      expect(await said(stranger.chat, 'E-04').count()).toBe(0);
      await rowOf(page, '¿Tenéis juntas del 12?').waitFor();
      expect(await messageWith(page, 'juntas del 12').count()).toBe(0);
      expect(await page.getByRole('option').count()).toBe(2);
      await stranger.context.close();

      // She finds all of it in the chat again, his words under his name.
      const again = await visitAs(ana);
      await expectOnce(again.chat, 'Apágala y enciéndela');
      await expectOnce(again.chat, 'A las nueve me viene bien');
      expect(await said(again.chat, 'juntas del 12').count()).toBe(0);
      await again.context.close();
      expect([desk.complaints, desk.foreign]).toEqual([[], []]);
    });
  },
);
