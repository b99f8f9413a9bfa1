import { randomBytes } from 'node:crypto';
import type { MessageDto, TicketDto, TicketRow } from '@hilo/api';
import { identitySecret, signIdentity, widgetClient } from '@hilo/channel-chat/testing';
import { type MailSink, startMailSink } from '@hilo/channel-email/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findIntruders } from './stage/find-intruders.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { inPieces, knownCount, makePayloads, someCount } from './stage/payloads/make-payloads.ts';
import { proveByMail } from './stage/payloads/prove-by-mail.ts';
import { showFrames } from './stage/payloads/show-frames.ts';
import { type Receiver, startReceiver } from './stage/payloads/start-receiver.ts';
import { watchWhatRuns } from './stage/payloads/watch-what-runs.ts';
import { type HostileMail, writeHostileMail } from './stage/payloads/write-hostile-mail.ts';
import { type Api, type Channel, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type HiloByClock, startHiloAt } from './stage/start-hilo.ts';
import { type Site, startSite } from './stage/start-site.ts';
import { frameOf, openChat, openVisit } from './stage/widget-hands.ts';
import { bringMails } from './stage/write-mail.ts';

const shop = 'hola@tienda.example';
/** So many at once: each as a mail and ticket of its own, and all of them together in one thread. */
const perRound = 300;
const framesAtOnce = 50;
/** "0-7500": which payloads are tried. Without it the known ones and some of each family. */
const [first = 0, end = someCount] = (process.env.HILO_PAYLOADS ?? '').split('-').filter(Boolean).map(Number);
const payloads = makePayloads(end).slice(first);
const rounds = inPieces(payloads, perRound);
/** As long as a name may be; what is cut off stands in texts. */
const short = (payload: string): string => payload.slice(0, 150).trim() || 'x';
/** How many messages of a thread hold so many payloads, of those that are shown at once. */
const messagesOf = (batch: readonly string[]): number =>
  Math.min(40, Math.ceil(batch.length / 20) + Math.ceil(batch.length / 10));
const senderOf = (round: number): string => `hilo${round}@paquetes.example`;

describe.skipIf(!hasChromium())(
  `payloads ${first} to ${end} in all that a stranger can fill (chromium)`,
  { timeout: 60_000 + payloads.length * 400 },
  () => {
    let sink: MailSink;
    let hilo: HiloByClock;
    let receiver: Receiver;
    let api: Api;
    let browser: Browser;
    let desk: Watched;
    let site: Site;
    let chat: Channel;
    let smtpPort: number;
    let mailboxId: string;
    let ran: string[];
    const threads: TicketDto[] = [];

    beforeAll(async () => {
      sink = await startMailSink();
      [hilo, browser] = await Promise.all([
        startHiloAt(new Date(), {
          ...asAdministrator,
          HILO_REQUESTS_PER_MINUTE: '100000',
          HILO_SMTP_RELAY: sink.url,
          HILO_ALLOW_PRIVATE_HOSTS: '1',
        }),
        openBrowser(),
      ]);
      api = await speakApi(hilo);
      receiver = await startReceiver(payloads);
      const mailbox = await openShop(api, [shop]);
      smtpPort = mailbox.smtpPort;
      mailboxId = mailbox.channel.id;
      await api.send('PATCH', `/channels/${mailbox.channel.id}`, { sendsReceipts: false });
      const settings = { title: 'La Tienda', identitySecret };
      chat = await api.send<Channel>('POST', '/channels', { kind: 'chat', name: 'Chat', settings });
      site = await startSite(hilo.origin, chat.id);
      await api.send('PATCH', `/channels/${chat.id}`, {
        settings: { ...settings, allowedOrigins: [site.origin] },
      });
      // So tall that long lists draw a hundred rows.
      desk = await openWindow(browser, hilo, { api, size: { width: 1440, height: 6_500 } });
      ran = watchWhatRuns(desk.context);
    }, 240_000);

    afterAll(async () => {
      await browser?.close();
      await site?.stop();
      await receiver?.stop();
      await hilo?.stop();
      await sink?.close();
    });

    test('no two are the same, and what could act is found', async () => {
      expect(new Set(payloads).size).toBe(end - first);
      const page = await browser.newPage();
      await page.setContent(`<p id=a onclick=x><a id=b href="java\tscript:x">x</a><a id=c href="https://x.example/">x</a>
        <iframe id=d></iframe><svg id=e><a xlink:href="data:text/html,x" id=f></a></svg><form id=g></form><b id=h>x</b>
        <p id=i style="background:u\\72l(x)"><p id=j style="color:red">`);
      const found = (await findIntruders(page)).map((html) => /id="(\w)"/.exec(html)?.[1]);
      expect(found).toEqual(['a', 'b', 'd', 'f', 'g', 'i']);
      await page.close();
    });

    /** The tickets of all rounds: what did not arrive would be found harmless everywhere. */
    const arrived = (): readonly TicketDto[] => {
      expect(threads.length).toBe(rounds.length);
      return threads;
    };

    /** Nothing ran, nobody outside was asked, no policy had to stop anything, and no prototype has changed. */
    const nothingHappened = async (page: Page = desk.page): Promise<void> => {
      expect([...ran, ...desk.complaints, ...desk.foreign]).toEqual([]);
      expect(
        await page.evaluate(() => Object.keys(Object.prototype).concat('polluted' in {} ? 'polluted' : [])),
      ).toEqual([]);
    };

    const identityOf = (round: number, now = new Date()): Promise<string> =>
      signIdentity(
        {
          sub: senderOf(round),
          name: short(rounds[round]![1]!),
          email: senderOf(round),
          emailVerified: true,
        },
        { now },
      );

    test('they arrive as names, subjects, files, texts and HTML, by mail and as chat', async () => {
      for (const [round, batch] of rounds.entries()) {
        const address = senderOf(round);
        const messageId = (n: string): string => `<${round}.${n}@paquetes.example>`;
        const common = { to: shop, root: messageId('0') };
        const twenties = inPieces(batch, 20);
        const letters: HostileMail[] = twenties.map((twenty, n) => ({
          ...common,
          from: { name: short(twenty[0]!), address },
          cc: twenty.map(short),
          subject: short(twenty[1] ?? twenty[0]!),
          messageId: messageId(String(n)),
          text: `sample ronda${round} ${twenty.join('\n')}`,
          files: twenty.map(short),
        }));
        const { root: _root, ...opening } = letters[0]!;
        await bringMails(smtpPort, [writeHostileMail(opening)]);
        const { id } = await findTicket(round);
        const ticket = await api.send<TicketDto>('GET', `/tickets/${id}`);
        // Who owns it is told of what comes.
        const { id: myId } = await api.send<{ id: string }>('GET', '/me');
        await api.send('PATCH', `/tickets/${id}`, { ownerId: myId }, ticket.version);
        await bringMails(smtpPort, [
          ...letters.slice(1).map(writeHostileMail),
          ...batch.map((payload, n) =>
            writeHostileMail({
              from: { name: short(payload), address: `m${first + round * perRound + n}@paquetes.example` },
              to: shop,
              subject: short(payload),
              messageId: messageId(`m${n}`),
              text: `sample ${payload}`,
              html: `<p>sample</p>${payload}`,
              files: [short(payload)],
            }),
          ),
          ...inPieces(batch, 5).map((five, n) =>
            writeHostileMail({
              from: { name: short(five[0]!), address: `robot${n}@paquetes.example` },
              to: shop,
              subject: five.map(short).join(' '),
              messageId: messageId(`a${n}`),
              text: five.join('\n'),
              isAutomatic: true,
            }),
          ),
        ]);
        await talk(round, batch, ticket.trackingKey);
        threads.push(ticket);
      }
    });

    const findTicket = async (round: number): Promise<TicketRow> => {
      const { items } = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=unassigned&limit=100');
      return items.find(({ customer }) => customer.address === senderOf(round))!;
    };

    const talk = async (round: number, batch: readonly string[], about: string): Promise<void> => {
      const client = widgetClient(`${hilo.origin.replace('http', 'ws')}/channels/${chat.id}/socket`);
      const welcome = await client.connect({ identity: await identityOf(round) });
      if ('closed' in welcome) throw new Error(`not let in: ${welcome.closed}`);
      for (const ten of inPieces(batch, welcome.desk.maxFiles)) {
        const uploads = await Promise.all(
          ten.map((payload) =>
            fetch(`${hilo.origin}/channels/${chat.id}/files`, {
              method: 'POST',
              headers: {
                authorization: `Bearer ${client.token()}`,
                'x-file-name': encodeURIComponent(short(payload).toWellFormed()),
                'content-type': 'image/png',
              },
              body: 'no picture',
            }).then((answer) => answer.json() as Promise<{ id: string }>),
          ),
        );
        const clientId = randomBytes(16).toString('hex');
        const text = `sample ronda${round} ${ten.map((payload) => payload.slice(0, 780)).join('\n')}`;
        client.say({
          type: 'message',
          clientId,
          text,
          fileIds: uploads.map(({ id }) => id),
          about,
          isNew: false,
        });
        const answer = await client.hears(
          (frame) => (frame.type === 'accepted' || frame.type === 'refused') && frame.clientId === clientId,
        );
        expect(answer).toMatchObject({ type: 'accepted' });
      }
      await client.close();
    };

    test('in the desk they are words: thread, panel, print, draft, search, palette, notices', async () => {
      const { page } = desk;
      for (const [round, { id }] of arrived().entries()) {
        await page.goto(`/tickets/${id}?view=all&q=ronda${round}`);
        const main = page.getByRole('main');
        const said = main.getByRole('article').filter({ hasText: 'sample' });
        await expect
          .poll(() => said.count(), { timeout: 30_000 })
          .toBeGreaterThanOrEqual(messagesOf(rounds[round]!));
        const panel = page.getByRole('complementary', { name: 'Ficha' });
        await panel.getByText('Qué pasa ahora').waitFor();
        await page.getByRole('listbox').getByRole('option').first().waitFor();
        expect(await findIntruders(page, ':is(main, aside, [role=listbox])')).toEqual([]);
        await page.getByRole('heading', { level: 1 }).last().click();
        await page.keyboard.press('f');
        await page.getByRole('textbox', { name: 'Tu mensaje' }).waitFor();
        expect(await findIntruders(page, '[contenteditable]')).toEqual([]);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+k');
        const palette = page.getByRole('dialog', { name: 'Buscar y dar órdenes' });
        await palette.getByRole('searchbox').fill(`ronda${round}`);
        await palette.getByRole('option').first().waitFor();
        await expect.poll(() => palette.getByRole('listbox').getAttribute('aria-busy')).not.toBe('true');
        expect(await findIntruders(page, '[role=dialog]')).toEqual([]);
        // The first empties the field.
        for (let n = 0; n < 2; n++) await page.keyboard.press('Escape');
        await palette.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: /^Novedades/ }).click();
        await page
          .getByRole('dialog', { name: /^Novedades/ })
          .getByRole('time')
          .first()
          .waitFor();
        expect(await findIntruders(page, '[role=dialog]')).toEqual([]);
        await page.goto(`/tickets/${id}/print`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await findIntruders(page, 'main')).toEqual([]);
        await nothingHappened();
      }
    });

    test('in lists they are words, however long those are', async () => {
      const { page } = desk;
      for (const path of ['/tickets?view=all', '/customers']) {
        await page.goto(path);
        const list = page.getByRole('listbox');
        for (let seen = 0; seen < payloads.length; ) {
          await list.getByRole('option').nth(40).waitFor();
          expect(await findIntruders(page, '[role=listbox]')).toEqual([]);
          seen += 90;
          await list.evaluate((element) => element.scrollBy(0, 6_000));
          await desk.isQuiet();
        }
      }
      await page.goto('/admin/arrivals?outcome=ignored');
      await page.getByRole('listitem').getByRole('button').first().click();
      await page.getByRole('dialog').getByText('Auto-Submitted').waitFor();
      expect(await findIntruders(page, ':is(main, [role=dialog])')).toEqual([]);
      for (const [path, shown] of [
        // The settings of a channel are forms of our own.
        [`/admin/channels/${mailboxId}`, 'main section:not(:has(form))'],
        [`/customers/${threads[0]!.customer.id}`, 'main'],
      ] as const) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).last().waitFor();
        await desk.isQuiet();
        expect(await findIntruders(page, shown)).toEqual([]);
      }
      await nothingHappened();
    });

    test('in the log of a webhook, where a stranger answers, they are words', async () => {
      const { page } = desk;
      for (const [at, payload] of payloads.slice(0, 8).entries()) {
        const { id } = await api.send<{ id: string }>('POST', '/webhooks', {
          name: short(payload).slice(0, 120),
          url: `${receiver.origin}/${at}`,
          eventTypes: ['ticket.*'],
        });
        await api.send('PATCH', `/tickets/${threads[0]!.id}`, { tags: [`t${at}`] });
        await page.goto(`/admin/webhooks/${id}`);
        await page.getByText('sample').first().waitFor();
        expect(await findIntruders(page, 'main')).toEqual([]);
        await api.send('PATCH', `/webhooks/${id}`, { isEnabled: false });
      }
      await nothingHappened();
    });

    test('as HTML in their frame they run nothing and ask nobody', async () => {
      const { page } = desk;
      const ids: string[] = [];
      const all = await readAll<TicketRow>(api, '/tickets?view=all&limit=100');
      for (const four of inPieces(all, 4)) {
        const pages = await Promise.all(
          four.map(({ id }) => api.send<{ items: MessageDto[] }>('GET', `/tickets/${id}/messages?limit=100`)),
        );
        ids.push(...pages.flatMap(({ items }) => items.filter(({ hasHtml }) => hasHtml).map(({ id }) => id)));
      }
      expect(ids.length).toBeGreaterThan(payloads.length * 0.9);
      await page.goto('/tickets?view=mine');
      // Of the known ones every third where time is short: the tests of the cleaning have seen them all.
      const isHurried = process.env.HILO_PAYLOADS === undefined;
      const shown = ids.filter((_, at) => !isHurried || at % 3 === 0 || at >= knownCount);
      for (const some of inPieces(shown, framesAtOnce)) {
        await showFrames(page, some);
        const frames = page.frames().slice(1);
        expect(frames.length).toBe(some.length);
        await Promise.all(frames.map(async (frame) => expect(await findIntruders(frame)).toEqual([])));
      }
      // And with nobody around them.
      for (const id of ids.filter((_, at) => at % 60 === 0)) {
        await page.goto(`/api/v1/messages/${id}/html`);
        expect(await page.locator('body').innerText()).toContain('sample');
      }
      expect([...ran, ...desk.complaints, ...desk.foreign]).toEqual([]);
    });

    test('in the widget and on the page behind the key they are words, for whoever the ticket belongs to', async () => {
      const visitor = await openVisit(browser, [site.origin, hilo.origin]);
      const ranThere = watchWhatRuns(visitor.context);
      for (const [round, { trackingKey }] of arrived().entries()) {
        // One address gets six codes in a quarter of an hour.
        const now = new Date(Date.now() + Math.floor(round / 6) * 16 * 60_000);
        if (round > 0 && round % 6 === 0) await hilo.setClock(now);
        await visitor.page.goto(`${site.origin}/?identity=${await identityOf(round, now)}`);
        if (round === 0) await openChat(visitor);
        const said = visitor.chat.locator('.message').filter({ hasText: 'sample' });
        await expect
          .poll(() => said.count(), { timeout: 30_000 })
          .toBeGreaterThanOrEqual(messagesOf(rounds[round]!));
        expect(await findIntruders(frameOf(visitor.page), ':is(header, .key, .offers, .thread)')).toEqual([]);
        expect(visitor.complaints).toEqual([]);
        await proveByMail(visitor.page, `${hilo.origin}/t/${trackingKey}/thread`, sink);
        await visitor.page.getByText(`sample ronda${round}`).first().waitFor();
        expect(await findIntruders(visitor.page, ':is(header, main > *:not(.screen), footer)')).toEqual([]);
      }
      expect([...visitor.complaints, ...visitor.foreign, ...visitor.ran, ...ranThere]).toEqual([]);
      await nothingHappened(visitor.page);
    });

    test('in the register of broken promises they are words', async () => {
      // Every promise of theirs is broken by then, and who is signed in still is.
      await hilo.setClock(new Date(Date.now() + 6 * 86_400_000));
      const broken = async () =>
        (await api.send<{ items: unknown[] }>('GET', '/breaches?limit=100')).items.length;
      await expect.poll(broken, { timeout: 60_000 }).toBe(100);
      const { page } = desk;
      await page.goto('/promises/breaches');
      await page.getByRole('main').getByRole('listitem').nth(20).waitFor();
      expect(await findIntruders(page, 'main')).toEqual([]);
      await page.goto('/promises');
      await page.getByRole('heading', { level: 1 }).last().waitFor();
      await desk.isQuiet();
      expect(await findIntruders(page, 'main')).toEqual([]);
      await nothingHappened();
    });
  },
);

const readAll = async <Item>(api: Api, path: string): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: { items: Item[]; nextCursor: string | null } = await api.send('GET', path + more);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
};
