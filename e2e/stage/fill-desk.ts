import type { CustomerRow, TicketRow } from '@hilo/api';
import type { Place } from './screens.ts';
import { type Api, openShop } from './speak-api.ts';
import type { Hilo } from './start-hilo.ts';
import { bringMails } from './write-mail.ts';

/** A little of everything that the desk has a screen for. */
export const fillDesk = async (hilo: Hilo, api: Api): Promise<Place> => {
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
  return {
    importId,
    webhookId: webhook.id,
    hoursId: hours.items[0]!.id,
    ticketId: ticket.id,
    customerId: customers.items.find(({ name }) => name === 'Ana Núñez')!.id,
    channelId: channel.id,
  };
};
