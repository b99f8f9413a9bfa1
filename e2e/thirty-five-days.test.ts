import type { ClockDto } from '@hilo/api';
import { type MailSink, startMailSink } from '@hilo/channel-email/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageWith, openTicket, rowOf } from './stage/desk-hands.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type HiloByClock, startHiloAt } from './stage/start-hilo.ts';
import { bringMail, readMail, writtenByPeople } from './stage/write-mail.ts';

const shop = 'hola@caldera.example';
/** A Monday; Madrid is an hour ahead of UTC all through the story. */
const at = (time: string): Date => new Date(`2027-${time}:00+01:00`);
const subject = 'Mi caldera no arranca';

/**
 * A customer wrote twice, waited 35 days, and was told to phone. The same story on a server whose clock the test moves:
 * six moments at which it cannot go on like that.
 */
describe.skipIf(!hasChromium())('thirty-five days of silence (chromium)', { timeout: 60_000 }, () => {
  let relay: MailSink;
  let hilo: HiloByClock;
  let api: Api;
  let browser: Browser;
  let desk: Watched;
  let page: Page;
  let smtpPort: number;
  let ticketId: string;

  beforeAll(async () => {
    [relay, browser] = await Promise.all([startMailSink(), openBrowser()]);
    hilo = await startHiloAt(at('01-11T09:05'), {
      ...asAdministrator,
      HILO_SMTP_RELAY: relay.url,
    });
    api = await speakApi(hilo);
    ({ smtpPort } = await openShop(api, [shop], 'La Caldera'));
    await api.send('PATCH', '/me', { name: 'Marta Rey', timeZone: 'Europe/Madrid' });
    desk = await openWindow(browser, hilo, { api });
    page = desk.page;
    desk.context.setDefaultTimeout(9_000);
    await desk.context.clock.install({ time: at('01-11T09:05') });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
    await relay?.close();
  });

  /** It is now this time, for the server and on the agent's screen. */
  const pass = async (time: string): Promise<void> => {
    await desk.context.clock.setSystemTime(at(time));
    await hilo.setClock(at(time));
  };
  const write = (text: string, time: string, key = ''): Promise<void> =>
    bringMail(smtpPort, {
      from: 'Ana Núñez <ana@correo.example>',
      to: shop,
      subject: key === '' ? subject : `Re: ${subject} [${key}]`,
      text,
      date: at(time),
    });
  const firstAnswer = async (): Promise<ClockDto> => {
    const { items } = await api.send<{ items: ClockDto[] }>('GET', `/tickets/${ticketId}/clocks`);
    return items.find(({ kind }) => kind === 'firstAnswer')!;
  };
  const thread = () => page.getByRole('main');

  test('1. the same minute she has a key, and knows that this is not the answer yet', async () => {
    await page.goto('/tickets?view=open');
    await write('Desde ayer no arranca. Tengo un bebé en casa. ¿Puede venir alguien?', '01-11T09:05');
    await openTicket(page, 'Ana Núñez', subject);
    ticketId = page.url().match(/tickets\/([^/?]+)/)![1]!;
    await thread().getByText('Acuse de recibo').waitFor();
    await expect.poll(() => relay.mails.length, { timeout: 10_000 }).toBe(1);
    const receipt = await readMail(relay.mails[0]!.raw);
    const { trackingKey } = await api.send<{ trackingKey: string }>('GET', `/tickets/${ticketId}`);
    expect(receipt.text).toContain(trackingKey);
    expect(receipt.text).toContain('No es la respuesta');
    expect(writtenByPeople(relay.mails)).toEqual([]);
  });

  test('2. at half of the time, and again at three quarters, somebody is warned', async () => {
    await pass('01-11T11:06');
    await thread().getByText('Aviso a mitad de plazo').waitFor();
    await pass('01-11T12:06');
    await thread().getByText('queda un cuarto del plazo').waitFor();
    await page.getByRole('button', { name: /^Novedades/ }).click();
    await page
      .getByRole('button', { name: /Ana Núñez · Mi caldera no arranca/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
  });

  test('3. when it runs out it is in everybody’s sight, in the register, and a supervisor is told', async () => {
    await pass('01-11T13:06');
    await thread().getByText('Promesa incumplida').waitFor();
    await thread().getByText('aviso para ti').waitFor();
    expect(await firstAnswer()).toMatchObject({ state: 'breached', endedAt: null });
    await page.goto('/tickets?view=overdue');
    await rowOf(page, 'Ana Núñez').waitFor();
    await page.goto('/promises/breaches');
    const broken = page.getByRole('main').getByRole('listitem').filter({ hasText: subject }).first();
    await broken.getByText('Ana Núñez').waitFor();
  });

  test('4. “phone us” answers nothing: it is said before it is sent, and her time runs on', async () => {
    await page.goto(`/tickets/${ticketId}?view=overdue`);
    await page.getByRole('button', { name: /^Contestar a / }).click();
    await page.getByRole('textbox', { name: 'Tu mensaje' }).click();
    await page.keyboard.type('Estimada clienta: llámenos al 900 123 123 de lunes a viernes.');
    await page.getByText('no cuenta como respuesta: remite a otro canal').waitFor();
    await page.getByRole('button', { name: 'Enviar como aviso' }).click();
    await messageWith(page, 'llámenos al 900').waitFor();
    expect(await firstAnswer()).toMatchObject({ endedAt: null, metByMessageId: null });
    await rowOf(page, 'Ana Núñez').waitFor();
  });

  test('5. put off until tomorrow, it comes back tomorrow', async () => {
    await page.goto(`/tickets/${ticketId}`);
    await page.getByRole('button', { name: /^Aplazar/ }).click();
    await page.getByRole('button', { name: /^Mañana a las 9/ }).click();
    await rowOf(page, 'Ana Núñez').waitFor({ state: 'detached' });
    await pass('01-12T09:01');
    await rowOf(page, 'Ana Núñez').waitFor();
  });

  test('6. after 35 days it would still stand first; a person’s answer ends it', async () => {
    await pass('02-15T10:00');
    await page.goto('/tickets?view=open');
    await openTicket(page, 'Ana Núñez', subject);
    const { items } = await api.send<{ items: { id: string }[] }>('GET', '/tickets?view=overdue');
    expect(items[0]?.id).toBe(ticketId);
    await page.getByRole('button', { name: /^Contestar a / }).click();
    await page.getByRole('textbox', { name: 'Tu mensaje' }).click();
    await page.keyboard.type(
      'Hola, Ana: sentimos la espera. El fallo es del sensor de presión. Mañana a las 9 pasa Pau a cambiarlo, sin coste.',
    );
    await page.getByRole('button', { name: 'Enviar', exact: true }).click();
    await messageWith(page, 'sensor de presión').waitFor();
    await expect.poll(async () => (await firstAnswer()).endedAt, { timeout: 9_000 }).not.toBeNull();
    expect(await firstAnswer()).toMatchObject({ state: 'breached', metByMessageId: expect.any(String) });
    await pass('02-15T10:01');
    await expect
      .poll(() => writtenByPeople(relay.mails).length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(2);
    expect([...desk.complaints, ...desk.foreign]).toEqual([]);
  });
});
