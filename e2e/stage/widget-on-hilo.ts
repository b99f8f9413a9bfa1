import { identitySecret, signIdentity } from '@hilo/channel-chat/testing';
import { WebSocket } from 'ws';
import { type Api, type Channel, openShop, speakApi } from './speak-api.ts';
import { asAdministrator, startHilo } from './start-hilo.ts';
import type { WidgetStage } from './widget-story.ts';
import { bringMail } from './write-mail.ts';

type Row = {
  id: string;
  trackingKey: string;
  subject: string | null;
  customer: { id: string; address: string | null };
};
type Customer = { identities: { id: string }[] };
type Ticket = Row & {
  thread: { items: { id: string; text: string; direction: string; channelId: string | null }[] };
  reachableAt: { kind: string; value: string }[];
};

const shop = 'hola@calorybano.example';

/** A desk without a screen: it is there, has a ticket in front of it, and writes. */
const openDesk = async (origin: string, api: Api): Promise<WebSocket> => {
  const desk = new WebSocket(`${origin.replace('http', 'ws')}/live`, {
    headers: { cookie: `${api.cookie.name}=${api.cookie.value}`, origin },
  });
  await new Promise((resolve, reject) => desk.once('open', resolve).once('error', reject));
  return desk;
};

/** The story's other side on the real server: an agent who works by the API, and her desk's own socket. */
export const startWidgetStage = async (): Promise<WidgetStage> => {
  const hilo = await startHilo({
    ...asAdministrator,
    HILO_REQUESTS_PER_MINUTE: '100000',
  });
  const api = await speakApi(hilo);
  const { smtpPort } = await openShop(api, [shop]);
  await api.send('PATCH', '/me', { name: 'Marta Rey' });
  const settings = {
    title: 'Calor y Baño',
    greeting: 'Hola. ¿En qué te ayudamos?',
    offlineText: 'Ahora no hay nadie. Escribe igual: te contestamos por correo.',
    consent: 'Usamos lo que escribas para atenderte.',
    privacyUrl: 'https://calorybano.example/privacidad',
    identitySecret,
  };
  const chat = await api.send<Channel>('POST', '/channels', { kind: 'chat', name: 'Chat', settings });
  let desk: WebSocket | null = await openDesk(hilo.origin, api);
  let name = 'Marta Rey';

  /** Of the visitor who spoke last. */
  const current = async (): Promise<Ticket> => {
    const { items } = await api.send<{ items: Row[] }>('GET', '/tickets?limit=1');
    return api.send<Ticket>('GET', `/tickets/${items[0]!.id}`);
  };
  const look = async (writes: 'no' | 'answer'): Promise<void> => {
    const { id } = await current();
    desk?.send(JSON.stringify({ type: 'looking', ticketId: id, writes }));
  };
  const callHer = async (next: string): Promise<void> => {
    if (next === name) return;
    await api.send('PATCH', '/me', { alias: next });
    name = next;
  };

  return {
    origin: hilo.origin,
    channelId: chat.id,
    allow: async (allowedOrigins) => {
      await api.send('PATCH', `/channels/${chat.id}`, { settings: { ...settings, allowedOrigins } });
    },
    say: async (text, next = 'Marta Rey') => {
      await callHer(next);
      const { id } = await current();
      await api.send('POST', `/tickets/${id}/messages`, { kind: 'answer', text, channelId: chat.id });
    },
    typing: () => look('answer'),
    read: () => look('no'),
    redact: async (text) => {
      const found = (await current()).thread.items.find((each) => each.text === text);
      await api.send('POST', `/messages/${found!.id}/redact`, { reason: 'una tarjeta' });
    },
    block: async () => {
      const { customer } = await current();
      const { identities } = await api.send<Customer>('GET', `/customers/${customer.id}`);
      await api.send('POST', `/customers/${customer.id}/identities/${identities[0]!.id}/block`, {});
    },
    setOnline: async (isOnline) => {
      desk?.close();
      desk = isOnline ? await openDesk(hilo.origin, api) : null;
    },
    texts: async () =>
      (await current()).thread.items.flatMap(({ direction, text }) => (direction === 'in' ? [text] : [])),
    address: async () =>
      (await current()).reachableAt.find(({ kind }) => kind === 'mailAddress')?.value ?? null,
    identify: async (sub) => {
      const email = `${sub}@correo.example`;
      const subject = 'Factura de octubre';
      await bringMail(smtpPort, {
        from: `Ana Núñez <${email}>`,
        to: shop,
        subject,
        text: 'No la encuentro.',
      });
      const jwt = await signIdentity(
        { sub, name: 'Ana Núñez', email, emailVerified: true },
        { now: new Date() },
      );
      for (;;) {
        const { items } = await api.send<{ items: Row[] }>('GET', '/tickets?limit=20');
        const found = items.find(({ customer }) => customer.address === email);
        if (found) return { jwt, trackingKey: found.trackingKey, subject };
      }
    },
    stop: async () => {
      desk?.close();
      await hilo.stop();
    },
  };
};
