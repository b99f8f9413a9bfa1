import type { CustomerRow, TicketRow } from '@hilo/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { router } from '../apps/desk/src/router.tsx';
import { findFaults } from './stage/find-faults.ts';
import { findOutOfReach } from './stage/find-out-of-reach.ts';
import { hasChromium, openBrowser, openWindow, type Watched } from './stage/open-browser.ts';
import { type Api, type Channel, openShop, speakApi } from './stage/speak-api.ts';
import { administrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMails } from './stage/write-mail.ts';

type Place = {
  ticketId: string;
  customerId: string;
  channelId: string;
  webhookId: string;
  importId: string;
  hoursId: string;
};
/** A screen: what stands in it once it is there, and for whom it is. */
type Screen = { heading: string | RegExp; at?: (place: Place) => string; isForStrangers?: true };

/** Every route of the desk. One that is missing here fails the first test. */
const screens: Record<string, Screen> = {
  '/': { heading: /Mías/ },
  '/tickets': { heading: /Todas/, at: () => '/tickets?view=all' },
  '/tickets/$ticketId': {
    heading: 'Mi caldera no arranca',
    at: ({ ticketId }) => `/tickets/${ticketId}?view=all`,
  },
  '/customers': { heading: 'Clientes' },
  '/customers/$customerId': { heading: 'Ana Núñez', at: ({ customerId }) => `/customers/${customerId}` },
  '/admin': { heading: 'Personas' },
  '/account': { heading: 'Tus datos' },
  '/account/security': { heading: 'Contraseña y sesiones' },
  '/account/notifications': { heading: 'Novedades' },
  '/admin/people': { heading: 'Personas' },
  '/admin/teams': { heading: 'Equipos' },
  '/admin/queues': { heading: 'Colas' },
  '/admin/tags': { heading: 'Etiquetas' },
  '/admin/answers': { heading: 'Respuestas y macros' },
  '/admin/rules': { heading: 'Reglas' },
  '/admin/promises': { heading: 'Promesas' },
  '/admin/hours': { heading: 'Horarios' },
  '/admin/hours/$hoursId': { heading: 'Horario general', at: ({ hoursId }) => `/admin/hours/${hoursId}` },
  '/admin/calendars': { heading: 'Calendarios' },
  '/admin/calendars/$code': { heading: 'Comunidad de Madrid', at: () => '/admin/calendars/ES-MD' },
  '/admin/escalation': { heading: 'Si se incumple' },
  '/admin/law': { heading: 'La ley' },
  '/account/away': { heading: 'Fuera de la oficina' },
  '/tickets/$ticketId/print': {
    heading: 'Mi caldera no arranca',
    at: ({ ticketId }) => `/tickets/${ticketId}/print`,
  },
  '/admin/channels': { heading: 'Canales' },
  '/admin/channels/new': { heading: 'Conectar un canal' },
  '/admin/channels/$channelId': { heading: 'Correo', at: ({ channelId }) => `/admin/channels/${channelId}` },
  '/admin/arrivals': { heading: 'Apartado y descartado' },
  '/admin/organisation': { heading: 'Organización' },
  '/promises': { heading: 'Promesas ahora' },
  '/promises/breaches': { heading: 'Incumplimientos' },
  '/promises/approvals': { heading: 'Aprobaciones' },
  '/reports': { heading: 'Informe' },
  '/admin/fields': { heading: 'Campos' },
  '/admin/imports': { heading: 'Importar clientes' },
  '/admin/imports/$importId': { heading: 'clientes.csv', at: ({ importId }) => `/admin/imports/${importId}` },
  '/admin/webhooks': { heading: 'Webhooks' },
  '/admin/webhooks/$webhookId': {
    heading: 'Facturación',
    at: ({ webhookId }) => `/admin/webhooks/${webhookId}`,
  },
  '/admin/api-keys': { heading: 'Claves de API' },
  '/admin/about': { heading: 'Acerca de Hilo' },
  '/sign-in': { heading: 'Entra en la mesa', isForStrangers: true },
  '/forgotten': { heading: 'Otra contraseña', isForStrangers: true },
  '/invitation': {
    heading: 'Este enlace ya no sirve',
    at: () => '/invitation#token=none',
    isForStrangers: true,
  },
  '/setup': { heading: 'Este Hilo ya está preparado', isForStrangers: true },
};

/** In development and tests the router also has the gallery, which is not in what is shipped. */
const routes = Object.keys(router.routesByPath).filter((path) => !path.startsWith('/gallery'));

describe.skipIf(!hasChromium())('every screen (chromium, axe)', { timeout: 120_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let browser: Browser;
  let agent: Watched;
  let stranger: Watched;
  let place: Place;

  beforeAll(async () => {
    [hilo, browser] = await Promise.all([
      startHilo({ HILO_ADMIN_EMAIL: administrator.email, HILO_ADMIN_PASSWORD: administrator.password }),
      openBrowser(),
    ]);
    api = await speakApi(hilo);
    const { channel, smtpPort } = await openShop(api, ['hola@tienda.example']);
    await bringMails(smtpPort, [
      {
        from: 'Ana Núñez <ana@correo.example>',
        to: 'hola@tienda.example',
        cc: 'Pau <pau@correo.example>',
        subject: 'Mi caldera no arranca',
        text: 'Hola, no arranca.\n\nEl 20/11/2026 a las 10:00, Pau escribió:\n> Prueba otra vez\n\n-- \nAna',
        attachments: [{ filename: 'informe.pdf', content: Buffer.from('%PDF-1.4') }],
      },
      {
        from: 'luis@correo.example',
        to: 'hola@tienda.example',
        subject: 'Factura',
        html: '<p>¿Y mi factura?</p>',
      },
    ]);
    const tickets = await api.send<{ items: TicketRow[] }>('GET', '/tickets?view=all');
    const ticket = tickets.items.find(({ subject }) => subject?.startsWith('Mi caldera'))!;
    const customers = await api.send<{ items: CustomerRow[] }>('GET', '/customers');
    await api.send('POST', `/tickets/${ticket.id}/messages`, { kind: 'note', text: 'Llamar mañana.' });
    await api.send('POST', `/tickets/${ticket.id}/messages`, { kind: 'answer', text: 'Hola, Ana.' });
    await api.send('POST', '/fields', {
      subject: 'ticket',
      key: 'order',
      name: 'Número de pedido',
      type: 'text',
    });
    const webhook = await api.send<{ id: string }>('POST', '/webhooks', {
      name: 'Facturación',
      url: 'https://hooks.example/hilo',
      eventTypes: ['ticket.*'],
      isEnabled: false,
    });
    const form = new FormData();
    form.append('file', new File(['Nombre;Correo\nLuis;luis@correo.example\nX;x\n'], 'clientes.csv'));
    const upload = await fetch(`${hilo.origin}/api/v1/uploads`, {
      method: 'POST',
      headers: { cookie: `${api.cookie.name}=${api.cookie.value}` },
      body: form,
    });
    const { id: uploadId } = (await upload.json()) as { id: string };
    const { id: importId } = await api.send<{ id: string }>('POST', '/imports', { uploadId });
    const hours = await api.send<{ items: { id: string }[] }>('GET', '/opening-hours');
    place = {
      importId,
      webhookId: webhook.id,
      hoursId: hours.items[0]!.id,
      ticketId: ticket.id,
      customerId: customers.items.find(({ name }) => name === 'Ana Núñez')!.id,
      channelId: (channel as Channel).id,
    };
    agent = await openWindow(browser, hilo, { api });
    stranger = await openWindow(browser, hilo);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await hilo?.stop();
  });

  test('the list is whole', () => {
    expect(Object.keys(screens).toSorted()).toEqual(routes.toSorted());
  });

  test('what only a mouse can press is found', async () => {
    const { page } = stranger;
    await page.setContent(`<p style="cursor:pointer" id="far">x</p><button id="near">x</button>
      <button tabindex="-1" id="left">x</button><label style="cursor:pointer">x <input type="radio"></label>
      <div role="toolbar"><button>x</button><button tabindex="-1" id="by-arrow">x</button></div>`);
    const found = await findOutOfReach(page);
    expect(found.map((html) => /id="([\w-]+)"/.exec(html)?.[1])).toEqual(['far', 'left']);
  });

  test.each(Object.entries(screens))(
    '%s: nothing for axe to find, light and dark, all within reach of the keyboard',
    async (path, screen) => {
      const { page, complaints, foreign, isQuiet } = screen.isForStrangers ? stranger : agent;
      complaints.length = 0;
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(screen.at?.(place) ?? path);
      await page.getByRole('heading', { level: 1, name: screen.heading }).waitFor();
      await isQuiet();
      await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 30_000 }).toBe(0);
      expect(await findFaults(page)).toEqual([]);
      expect(await findOutOfReach(page)).toEqual([]);
      // Themes differ in colours alone.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findFaults(page, ['color-contrast'])).toEqual([]);
      // A link that is no longer good is answered as gone, and the console shows it.
      expect(complaints.filter((words) => path !== '/invitation' || !words.includes('410'))).toEqual([]);
      expect(foreign).toEqual([]);
    },
  );

  test('the parts that open over a ticket: composer, palette, keys', async () => {
    const { page } = agent;
    const inspect = async (): Promise<void> => {
      expect(await findFaults(page)).toEqual([]);
      expect(await findOutOfReach(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findFaults(page, ['color-contrast'])).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await page.goto(`/tickets/${place.ticketId}?view=all`);
    await page.getByRole('button', { name: /^Contestar a / }).click();
    await page.getByRole('textbox', { name: 'Tu mensaje' }).waitFor();
    await inspect();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Buscar y dar órdenes' }).waitFor();
    await inspect();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'Mi caldera no arranca' }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Atajos de teclado' }).waitFor();
    await inspect();
  });
});
