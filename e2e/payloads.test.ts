import { randomBytes } from 'node:crypto';
import type { MessageDto, TicketRow } from '@hilo/api';
import { identitySecret, signIdentity, widgetClient } from '@hilo/channel-chat/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findIntruders } from './stage/find-intruders.ts';
import { knownCount, makePayload } from './stage/make-payloads.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, type Channel, openShop, speakApi } from './stage/speak-api.ts';
import { administrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { type Site, startSite } from './stage/start-site.ts';
import { frameOf, openChat, openVisit, type Visit } from './stage/widget-hands.ts';
import { bringMails } from './stage/write-mail.ts';

const shop = 'hola@tienda.example';
/** One ticket holds so many payloads, each as a mail and as a chat message: together the first page of a thread. */
const perTicket = 25;
const framesAtOnce = 25;
/** "0-7500": which payloads are tried. Without it the known ones and some more. */
const [first = 0, end = knownCount + 52] = (process.env.HILO_PAYLOADS ?? '')
  .split('-')
  .filter(Boolean)
  .map(Number);
const payloads = Array.from({ length: end - first }, (_, index) => makePayload(first + index));
const batches = Array.from({ length: Math.ceil(payloads.length / perTicket) }, (_, n) =>
  payloads.slice(n * perTicket, (n + 1) * perTicket),
);

/** As it can stand in a header, a token, the name of a file. */
const short = (payload: string): string =>
  payload
    .replace(/[\r\n\0]+/g, ' ')
    .slice(0, 150)
    .trim() || 'x';
const addressOf = (n: number): string => `m${n}@paquetes.example`;

describe.skipIf(!hasChromium())(
  `payloads ${first} to ${end} in all that a stranger can fill (chromium)`,
  { timeout: 60_000 + payloads.length * 1_000 },
  () => {
    let hilo: Hilo;
    let api: Api;
    let browser: Browser;
    let desk: Watched;
    let site: Site;
    let chat: Channel;
    let smtpPort: number;
    let tickets: TicketRow[];
    const seen: string[] = [];

    beforeAll(async () => {
      [hilo, browser] = await Promise.all([
        startHilo({
          HILO_ADMIN_EMAIL: administrator.email,
          HILO_ADMIN_PASSWORD: administrator.password,
          HILO_REQUESTS_PER_MINUTE: '100000',
        }),
        openBrowser(),
      ]);
      api = await speakApi(hilo);
      ({ smtpPort } = await openShop(api, [shop]));
      const settings = { title: 'La Tienda', identitySecret };
      chat = await api.send<Channel>('POST', '/channels', { kind: 'chat', name: 'Chat', settings });
      site = await startSite(hilo.origin, chat.id);
      await api.send('PATCH', `/channels/${chat.id}`, {
        settings: { ...settings, allowedOrigins: [site.origin] },
      });
      desk = await openWindow(browser, hilo, { api });
      watch(desk.context, seen);
    }, 240_000);

    afterAll(async () => {
      await browser?.close();
      await site?.stop();
      await hilo?.stop();
    });

    test('what could act is found', async () => {
      const page = await browser.newPage();
      await page.setContent(`<p id=a onclick=x><a id=b href="java\tscript:x">x</a><a id=c href="https://x.example/">x</a>
        <iframe id=d></iframe><svg id=e><a xlink:href="data:text/html,x" id=f></a></svg><form id=g></form><b id=h>x</b>`);
      const found = (await findIntruders(page)).map((html) => /id="(\w)"/.exec(html)?.[1]);
      expect(found).toEqual(['a', 'b', 'd', 'f', 'g']);
      await page.close();
    });

    const nothingHappened = (): void => expect([...seen, ...desk.complaints, ...desk.foreign]).toEqual([]);

    test('as names, subjects, files, texts and HTML they arrive by mail, and as chat', async () => {
      const mail = (n: number, at: number, payload: string) => ({
        // A stranger in copy comes in with a name of his own.
        from: { name: short(payload), address: at % 5 === 4 ? `c${addressOf(n)}` : addressOf(n) },
        to: shop,
        cc: { name: short(payload), address: `c${addressOf(n)}` },
        subject: short(payload),
        messageId: `<${n}-${at}@paquetes.example>`,
        ...(at === 0
          ? {}
          : { inReplyTo: `<${n}-0@paquetes.example>`, references: `<${n}-0@paquetes.example>` }),
        text: `sample ${payload}`,
        html: `<p>sample</p>${payload}`,
        attachments: [{ filename: `${short(payload)}.png`, content: 'no picture', contentType: 'image/png' }],
      });
      await bringMails(
        smtpPort,
        batches.map((batch, n) => mail(n, 0, batch[0]!)),
      );
      await bringMails(
        smtpPort,
        batches.flatMap((batch, n) => batch.slice(1).map((payload, at) => mail(n, at + 1, payload))),
      );
      const { items } = await readAll<TicketRow>(api, '/tickets?view=all&limit=100');
      tickets = items;
      expect(tickets).toHaveLength(batches.length);
      for (const [n, batch] of batches.entries()) {
        const client = widgetClient(`${hilo.origin.replace('http', 'ws')}/channels/${chat.id}/socket`);
        const welcome = await client.connect({ identity: await identityOf(n, short(batch[0]!)) });
        if ('closed' in welcome) throw new Error(`not let in: ${welcome.closed}`);
        const about = welcome.offers[0]!.trackingKey;
        for (const payload of batch) {
          const clientId = randomBytes(16).toString('hex');
          client.say({
            type: 'message',
            clientId,
            text: `sample ${payload}`.slice(0, 8_000),
            fileIds: [],
            about,
            isNew: false,
          });
          const answer = await client.hears(
            (frame) => (frame.type === 'accepted' || frame.type === 'refused') && frame.clientId === clientId,
          );
          expect(answer?.type).toBe('accepted');
        }
        await client.close();
      }
    });

    const identityOf = (n: number, name: string): Promise<string> =>
      signIdentity(
        { sub: addressOf(n), name, email: addressOf(n), emailVerified: true },
        { now: new Date() },
      );

    test('in the desk they are words: list, thread, panel, print, customers', async () => {
      const { page } = desk;
      for (const { id } of tickets) {
        await page.goto(`/tickets/${id}?view=all`);
        const main = page.getByRole('main');
        await expect
          .poll(() => main.getByRole('article').filter({ hasText: 'sample' }).count(), { timeout: 30_000 })
          .toBeGreaterThan(perTicket);
        await page.getByRole('complementary', { name: 'Ficha' }).getByText('Qué pasa ahora').waitFor();
        expect(await findIntruders(page, 'main')).toEqual([]);
        expect(await findIntruders(page, 'aside')).toEqual([]);
        expect(await findIntruders(page, '[role=listbox]')).toEqual([]);
        await page.goto(`/tickets/${id}/print`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await findIntruders(page, 'main')).toEqual([]);
      }
      await page.goto('/customers');
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      expect(await findIntruders(page, '[role=listbox]')).toEqual([]);
      nothingHappened();
    });

    test('as HTML in their frame they run nothing and ask nobody', async () => {
      const { page } = desk;
      const ids: string[] = [];
      for (const { id } of tickets) {
        const { items } = await readAll<MessageDto>(api, `/tickets/${id}/messages?limit=100`);
        ids.push(...items.filter(({ hasHtml }) => hasHtml).map((each) => each.id));
      }
      expect(ids.length).toBeGreaterThan(payloads.length * 0.9);
      await page.goto('/tickets?view=all');
      for (let at = 0; at < ids.length; at += framesAtOnce) {
        await showFrames(page, ids.slice(at, at + framesAtOnce));
        const frames = page.frames().slice(1);
        expect(frames.length).toBe(Math.min(framesAtOnce, ids.length - at));
        await Promise.all(
          frames.map(async (frame) => {
            expect(await frame.locator('body').innerText()).toContain('sample');
            expect(await findIntruders(frame)).toEqual([]);
          }),
        );
      }
      // And with nobody around them.
      for (const id of ids.filter((_, at) => at % perTicket === 0)) {
        await page.goto(`/api/v1/messages/${id}/html`);
        expect(await page.locator('body').innerText()).toContain('sample');
      }
      nothingHappened();
    });

    test('in the widget they are words, for whoever the ticket belongs to', async () => {
      const visitor: Visit = await openVisit(browser, [site.origin, hilo.origin]);
      watch(visitor.context, seen);
      for (const [n, batch] of batches.entries()) {
        await visitor.page.goto(`${site.origin}/?identity=${await identityOf(n, short(batch[0]!))}`);
        if (n === 0) await openChat(visitor);
        await expect
          .poll(() => visitor.chat.locator('.message').filter({ hasText: 'sample' }).count(), {
            timeout: 30_000,
          })
          .toBeGreaterThan(perTicket);
        expect(await findIntruders(frameOf(visitor.page), ':is(header, .key, .offers, .thread)')).toEqual([]);
      }
      expect([...visitor.complaints, ...visitor.foreign, ...visitor.ran]).toEqual([]);
      nothingHappened();
    });
  },
);

/** Whatever runs from now on: dialogs, more windows, words that payloads write to the console. */
const watch = (context: BrowserContext, seen: string[]): void => {
  context.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('page', (page) => seen.push(`window: ${page.url()}`));
  context.on('console', (message) => {
    if (message.text().includes('RAN')) seen.push(message.text());
  });
};

const readAll = async <Item>(api: Api, path: string): Promise<{ items: Item[] }> => {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: { items: Item[]; nextCursor: string | null } = await api.send('GET', path + more);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { items };
};

/** Puts messages into frames as the desk does, and waits until each is there. */
const showFrames = (page: Watched['page'], ids: string[]): Promise<void> =>
  page.evaluate(async (messageIds) => {
    document.body.replaceChildren();
    await Promise.all(
      messageIds.map((id) => {
        const frame = document.createElement('iframe');
        frame.sandbox.value = 'allow-popups allow-popups-to-escape-sandbox';
        frame.src = `/api/v1/messages/${id}/html`;
        const isThere = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        return isThere;
      }),
    );
  }, ids);
