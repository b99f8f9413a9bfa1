import type { ClockDto, RegimeDto, TicketDto } from '@hilo/api';
import { type MailSink, startMailSink } from '@hilo/channel-email/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, messageWith, openTicket, panelOf } from './stage/desk-hands.ts';
import { findFaults } from './stage/find-faults.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, inviteColleague, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type HiloByClock, startHiloAt } from './stage/start-hilo.ts';
import { bringMail } from './stage/write-mail.ts';

const shop = 'hola@caldera.example';
/** A Monday, in the time of the law that wants a second person. */
const monday = new Date('2027-01-11T09:05:00+01:00');
const subject = 'Me cobráis dos veces la revisión';

/** A complaint that the law waits for: what may be done with it, by whom, and what is said on the way. */
describe.skipIf(!hasChromium())('what the law asks of a complaint (chromium)', { timeout: 40_000 }, () => {
  let relay: MailSink;
  let hilo: HiloByClock;
  let api: Api;
  let browser: Browser;
  let desk: Watched;
  let second: Watched;
  let page: Page;
  let ticketId: string;
  let smtpPort: number;

  beforeAll(async () => {
    [relay, browser] = await Promise.all([startMailSink(), openBrowser()]);
    hilo = await startHiloAt(monday, {
      ...asAdministrator,
      HILO_SMTP_RELAY: relay.url,
    });
    api = await speakApi(hilo);
    ({ smtpPort } = await openShop(api, [shop], 'La Caldera'));
    await api.send('PATCH', '/me', { name: 'Marta Rey', timeZone: 'Europe/Madrid' });
    const lucia = { name: 'Lucía Vega', email: 'lucia@tienda.example', role: 'supervisor' } as const;
    const colleague = await inviteColleague(hilo, api, lucia);
    const { settings } = await api.send<RegimeDto>('GET', '/regime');
    await api.send('PUT', '/regime', { ...settings, profileIds: ['es-ley-10-2025', 'co-pqr'] });
    await bringMail(smtpPort, {
      from: 'Ana Núñez <ana@correo.example>',
      to: shop,
      subject,
      text: 'En la factura de diciembre la revisión sale dos veces. Devolvedme una.',
      date: monday,
    });
    [desk, second] = await Promise.all([
      openWindow(browser, hilo, { api }),
      openWindow(browser, hilo, { api: colleague }),
    ]);
    for (const { context } of [desk, second]) {
      context.setDefaultTimeout(9_000);
      await context.clock.install({ time: monday });
    }
    page = desk.page;
    await page.goto('/tickets?view=open');
    await openTicket(page, 'Ana Núñez', subject);
    ticketId = page.url().match(/tickets\/([^/?]+)/)![1]!;
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
    await relay?.close();
  });

  const dialog = (name: string, of: Page = page) => of.getByRole('dialog', { name });
  const ticket = () => api.send<TicketDto>('GET', `/tickets/${ticketId}`);
  const clocks = async (kind: ClockDto['kind']): Promise<ClockDto[]> =>
    (await api.send<{ items: ClockDto[] }>('GET', `/tickets/${ticketId}/clocks`)).items.filter(
      (clock) => clock.kind === kind,
    );
  const callIt = async (kind: string): Promise<void> => {
    await panelOf(page)
      .getByRole('button', { name: /^Tipo|Tipo$/ })
      .click();
    await page.getByRole('menuitemradio', { name: kind, exact: true }).click();
  };

  test('calling it a question takes a second person, who refuses with words', async () => {
    await callIt('Reclamación');
    await panelOf(page).getByText('TRLGDCU, art. 21.3').waitFor();
    await callIt('Consulta');
    const asking = dialog('Pedírselo a un compañero');
    await asking.getByRole('textbox').fill('Solo preguntaba por el importe');
    expect(await findFaults(page)).toEqual([]);
    await asking.getByRole('button', { name: 'Pedir aprobación' }).click();
    await page.getByText('Has pedido cambiar el tipo').waitFor();
    expect((await ticket()).kind).toBe('complaint');
    await second.page.goto('/promises/approvals');
    await second.page.getByRole('button', { name: 'Rechazar' }).click();
    const refusing = dialog('Rechazar la petición', second.page);
    await refusing.getByRole('textbox').fill('Pide que le devolváis dinero');
    expect(await findFaults(second.page)).toEqual([]);
    await refusing.getByRole('button', { name: 'Rechazar' }).click();
    await messageWith(page, 'No lo apruebo: Pide que le devolváis dinero').waitFor();
  });

  test('more time is taken once, and the customer reads why', async () => {
    await panelOf(page).getByRole('button', { name: 'Ampliar', exact: true }).click();
    const extending = dialog('Ampliar el plazo legal');
    await extending.getByText('Necesitamos más tiempo para contestarte').waitFor();
    await extending.getByRole('textbox').first().fill('El proveedor nos manda la factura el día 20.');
    expect(await findFaults(page)).toEqual([]);
    await extending.getByRole('button', { name: 'Ampliar y decírselo' }).click();
    await messageWith(page, 'El proveedor nos manda la factura').waitFor();
    await panelOf(page).getByText('Ley 1755/2015, art. 14 · ampliado').waitFor();
    await expect
      .poll(() => relay.mails.map(({ raw }) => raw.toString()).join(), { timeout: 9_000 })
      .toContain('proveedor nos manda');
    const [extended] = (await clocks('legal')).filter(({ trace }) => trace.extension?.used);
    expect(extended).toMatchObject({ state: 'running', promisedById: expect.any(String) });
  });

  test('a call is promised; an answer that was none is marked, and its clocks run again', async () => {
    await panelOf(page).getByRole('button', { name: 'Añadir un seguimiento' }).click();
    const promising = dialog('Prometer un seguimiento');
    await promising.getByRole('textbox').first().fill('Llamar a Ana con el importe');
    expect(await findFaults(page)).toEqual([]);
    await promising.getByRole('button', { name: 'Prometerlo' }).click();
    await panelOf(page).getByText('Llamar a Ana con el importe').waitFor();
    await answer(page, 'Hola, Ana: la segunda revisión es de la caldera del garaje, que también es tuya.');
    await expect.poll(async () => (await clocks('firstAnswer'))[0]?.state, { timeout: 9_000 }).toBe('met');
    await messageWith(page, 'caldera del garaje').hover();
    await messageWith(page, 'caldera del garaje')
      .getByRole('button', { name: 'Acciones del mensaje' })
      .click();
    await page.getByRole('menuitem', { name: 'No era la respuesta…' }).click();
    const marking = dialog('No era la respuesta');
    await marking.getByRole('textbox').fill('Ana no tiene garaje');
    expect(await findFaults(page)).toEqual([]);
    await marking.getByRole('button', { name: 'Marcar como aviso' }).click();
    await page.getByText('Ya no cuenta como respuesta').waitFor();
    expect((await clocks('firstAnswer'))[0]).toMatchObject({ state: 'running', metByMessageId: null });
  });

  test('what is missing is asked for; ending it meanwhile takes a second person, and keeps the words', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Más', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Pedir lo que falta…' }).click();
    const asking = dialog('Pedir al cliente lo que falta');
    await asking.getByRole('textbox').first().fill('Una copia de la factura de diciembre');
    // Of two laws the one that gives her longer, with what it says of her silence.
    await asking.getByText('la ley entiende que desistes').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await asking.getByRole('button', { name: 'Enviar la petición' }).click();
    await messageWith(page, 'Una copia de la factura').waitFor();
    await page.getByRole('button', { name: /^Contestar a / }).click();
    await page.getByRole('textbox', { name: 'Tu mensaje' }).click();
    await page.keyboard.type('Seguimos mirándolo y te contestaremos lo antes posible.');
    await page.getByRole('button', { name: 'Más formas de enviar' }).click();
    await page.getByRole('menuitem', { name: 'Enviar y resolver' }).click();
    const guard = dialog('Pedírselo a un compañero');
    await guard.getByRole('textbox').fill('Ana ya no contesta');
    expect(await findFaults(page)).toEqual([]);
    await guard.getByRole('button', { name: 'Pedir aprobación' }).click();
    await page.getByRole('button', { name: 'Enviar sin resolver' }).click();
    await messageWith(page, 'Seguimos mirándolo').waitFor();
    await expect.poll(async () => (await ticket()).approvals.length, { timeout: 9_000 }).toBe(1);
    await second.page.goto(`/tickets/${ticketId}?view=all`);
    await second.page.getByRole('button', { name: 'Aprobar' }).click();
    await dialog('Aprobar y hacerlo', second.page).getByRole('button', { name: 'Aprobar' }).click();
    await expect.poll(async () => (await ticket()).status, { timeout: 9_000 }).toBe('resolved');
    // What was promised is owed on its day all the same.
    expect((await ticket()).clocks.map(({ rule }) => rule)).toEqual(['agent']);
    expect([...desk.complaints.filter((one) => !one.includes('422')), ...desk.foreign]).toEqual([]);
  });

  test('what is another body’s to decide is passed on: she reads to whom, and it ends here', async () => {
    await bringMail(smtpPort, {
      from: 'Luis Gil <luis@correo.example>',
      to: shop,
      subject: 'Denuncio a mi vecino',
      text: 'Quita la luz de la escalera. Sancionadle.',
      date: monday,
    });
    await page.goto('/tickets?view=open');
    await openTicket(page, 'Luis Gil', 'Denuncio a mi vecino');
    await page.getByRole('main').getByRole('button', { name: 'Más', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Trasladarla a quien le toca…' }).click();
    const passing = dialog('Trasladarla a quien le toca');
    await passing.getByRole('textbox', { name: 'A quién' }).fill('la Alcaldía');
    await passing.getByText('trasladado tu petición a la Alcaldía, a quien').waitFor();
    expect(await findFaults(page)).toEqual([]);
    await passing.getByRole('button', { name: 'Trasladar y decírselo' }).click();
    await messageWith(page, 'trasladado tu petición a la Alcaldía').waitFor();
    await panelOf(page).getByText('Resuelta').waitFor();
  });
});
