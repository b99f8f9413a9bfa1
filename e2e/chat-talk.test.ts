import { randomBytes } from 'node:crypto';
import { identitySecret, signIdentity, type WidgetClient, widgetClient } from '@hilo/channel-chat/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Api, type Channel, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';
import { bringMail, writeMail } from './stage/write-mail.ts';

type Row = { id: string; customer: { id: string; name: string | null }; trackingKey: string };
type Ticket = Row & {
  thread: {
    items: {
      id: string;
      kind: string;
      text: string;
      direction: string;
      delivery: string | null;
      channelId: string | null;
    }[];
  };
  reachableAt: { kind: string; value: string; isVerified: boolean }[];
};

const shop = 'hola@tienda.example';
const ana = { sub: 'c-1001', name: 'Ana Núñez', email: 'ana.nunez@correo.example', emailVerified: true };

/** What visitors and the server say to each other, with no browser between; each on a real process. */
describe('chat, from socket to desk', { timeout: 60_000 }, () => {
  let hilo: Hilo;
  let api: Api;
  let chat: Channel;
  let smtpPort: number;
  const clients: WidgetClient[] = [];

  const visitor = (): WidgetClient => {
    const made = widgetClient(`${hilo.origin.replace('http', 'ws')}/channels/${chat.id}/socket`);
    clients.push(made);
    return made;
  };
  const say = (
    client: WidgetClient,
    text: string,
    more: { about?: string; isNew?: boolean; clientId?: string } = {},
  ) => {
    const clientId = more.clientId ?? randomBytes(16).toString('hex');
    client.say({
      type: 'message',
      clientId,
      text,
      fileIds: [],
      about: more.about ?? null,
      isNew: more.isNew ?? false,
    });
    return client.hears(
      (frame) => (frame.type === 'accepted' || frame.type === 'refused') && frame.clientId === clientId,
    );
  };
  const sayKept = async (...given: Parameters<typeof say>) => {
    const frame = await say(...given);
    if (frame?.type !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(frame)}`);
    return frame;
  };
  const ticketOf = async (trackingKey: string): Promise<Ticket> => {
    const { items } = await api.send<{ items: Row[] }>('GET', `/tickets?trackingKey=${trackingKey}`);
    return api.send<Ticket>('GET', `/tickets/${items[0]!.id}`);
  };
  const answer = (ticketId: string, text: string, more: object = {}) =>
    api.send<{ id: string }>('POST', `/tickets/${ticketId}/messages`, { kind: 'answer', text, ...more });
  const hearsText = (client: WidgetClient, text: string) =>
    client.hears((frame) => frame.type === 'message' && frame.message.text === text);

  beforeAll(async () => {
    hilo = await startHilo({
      ...asAdministrator,
    });
    api = await speakApi(hilo);
    ({ smtpPort } = await openShop(api, [shop]));
    await api.send('PATCH', '/me', { name: 'Marta Rey' });
    chat = await api.send<Channel>('POST', '/channels', {
      kind: 'chat',
      name: 'Chat de la tienda',
      settings: { title: 'La Tienda', allowedOrigins: ['https://tienda.example'], identitySecret },
    });
  }, 120_000);

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await hilo?.stop();
  });

  test('a visitor writes, is answered while she waits, and finds it all again on another page', async () => {
    const client = visitor();
    const welcome = await client.connect();
    expect(welcome).toMatchObject({ type: 'welcome', ticket: null, offers: [], messages: [] });
    const first = await sayKept(client, 'Hola, ¿hacéis envíos a Canarias?');
    const second = await sayKept(client, 'Es para una caldera.');
    expect(second.ticket.trackingKey).toBe(first.ticket.trackingKey);
    const ticket = await ticketOf(first.ticket.trackingKey);
    expect(ticket.customer.name).toMatch(/^Visitante [0-9A-F]{4}$/);
    // A confirmation may stand between them by now.
    const said = ticket.thread.items.filter(({ kind }) => kind === 'message');
    expect(said.map(({ text }) => text)).toEqual([
      'Hola, ¿hacéis envíos a Canarias?',
      'Es para una caldera.',
    ]);
    await answer(ticket.id, 'Sí, en cinco días.');
    expect(await hearsText(client, 'Sí, en cinco días.')).toMatchObject({
      message: { from: 'agent', name: 'Marta Rey', by: null },
    });
    const again = visitor();
    const back = await again.connect({ token: client.token() });
    expect(again.messages().map(({ text, from }) => [from, text])).toEqual([
      ['visitor', 'Hola, ¿hacéis envíos a Canarias?'],
      ['visitor', 'Es para una caldera.'],
      ['agent', 'Sí, en cinco días.'],
    ]);
    expect(back).toMatchObject({ ticket: { trackingKey: first.ticket.trackingKey, status: 'open' } });
  });

  test('what is sent twice is there once, and another browser sees nothing of it', async () => {
    const client = visitor();
    await client.connect();
    const clientId = randomBytes(16).toString('hex');
    const first = await sayKept(client, 'Una vez.', { clientId });
    client.frames.length = 0;
    const second = await sayKept(client, 'Una vez.', { clientId });
    expect(second.message.id).toBe(first.message.id);
    // What confirms it may stand beside it by now.
    const { thread } = await ticketOf(first.ticket.trackingKey);
    expect(thread.items.filter(({ text }) => text === 'Una vez.')).toHaveLength(1);
    const stranger = visitor();
    expect(await stranger.connect()).toMatchObject({ ticket: null, messages: [] });
    await answer((await ticketOf(first.ticket.trackingKey)).id, 'Solo para ti.');
    await hearsText(client, 'Solo para ti.');
    expect(stranger.messages()).toEqual([]);
    // With the key of another's ticket she opens one of her own.
    const guess = await sayKept(stranger, 'A ver qué dice.', { about: first.ticket.trackingKey });
    expect(guess.ticket.trackingKey).not.toBe(first.ticket.trackingKey);
    expect(stranger.messages().map(({ text }) => text)).toEqual(['A ver qué dice.']);
  });

  test('that an answer was read is seen at the desk; what is redacted disappears; a note never shows', async () => {
    const client = visitor();
    await client.connect();
    const { ticket } = await sayKept(client, '¿Cuánto cuesta?');
    const { id } = await ticketOf(ticket.trackingKey);
    await api.send('POST', `/tickets/${id}/messages`, { kind: 'note', text: 'Es un pesado.' });
    const sent = await answer(id, 'Cuarenta euros, cuenta ES12.');
    const frame = await hearsText(client, 'Cuarenta euros, cuenta ES12.');
    if (frame?.type !== 'message') throw new Error('nothing came');
    client.say({ type: 'read', position: frame.message.position });
    // Its confirmation may be written after the answer.
    await expect
      .poll(
        async () =>
          (await ticketOf(ticket.trackingKey)).thread.items.find((one) => one.id === sent.id)?.delivery,
      )
      .toBe('read');
    await api.send('POST', `/messages/${sent.id}/redact`, { reason: 'una cuenta' });
    await client.hears(({ type }) => type === 'redacted');
    expect(client.messages().map(({ text }) => text)).toEqual(['¿Cuánto cuesta?', '']);
  });

  test('two pages of one visitor go on in one conversation, and none forgets what was said on the other', async () => {
    const one = visitor();
    await one.connect();
    const first = await sayKept(one, '¿Hacéis envíos a Ceuta?');
    const two = visitor();
    await two.connect({ token: one.token() });
    const other = await sayKept(one, 'Otra cosa: no encuentro mi factura.', { isNew: true });
    expect(other.ticket.trackingKey).not.toBe(first.ticket.trackingKey);
    const shown = () => two.messages().map(({ text }) => text);
    await expect.poll(shown).toEqual(['¿Hacéis envíos a Ceuta?', 'Otra cosa: no encuentro mi factura.']);
    const next = await sayKept(two, 'Es la de octubre.');
    expect(next.ticket.trackingKey).toBe(other.ticket.trackingKey);

    const clientId = randomBytes(16).toString('hex');
    one.say({ type: 'address', clientId, address: 'ceuta@correo.example', name: 'Marta' });
    await one.hears((frame) => frame.type === 'done' && frame.clientId === clientId);
    const third = await sayKept(two, '¿Y a Melilla?', { isNew: true });
    await expect
      .poll(async () => (await ticketOf(third.ticket.trackingKey)).reachableAt.map(({ value }) => value))
      .toContain('ceuta@correo.example');
    const back = visitor();
    const welcome = await back.connect({ token: one.token() });
    expect(welcome).toMatchObject({ visitor: { address: 'ceuta@correo.example', name: 'Marta' } });
  });

  test('a line that breaks in mid-send loses and doubles nothing', async () => {
    const client = visitor();
    await client.connect();
    await sayKept(client, 'cero');
    const clientId = randomBytes(16).toString('hex');
    void say(client, 'uno', { clientId });
    client.cut();
    await client.close();
    await client.connect();
    const kept = await sayKept(client, 'uno', { clientId });
    await answer((await ticketOf(kept.ticket.trackingKey)).id, 'dos');
    await hearsText(client, 'dos');
    expect(client.messages().map(({ text }) => text)).toEqual(['cero', 'uno', 'dos']);
  });

  test('a signed visitor is the customer who wrote by mail, is offered her ticket, and goes on in it', async () => {
    const mail = writeMail({
      from: `${ana.name} <${ana.email}>`,
      to: shop,
      subject: 'Mi caldera no arranca',
      text: 'Sale el código E-04.',
    });
    await bringMail(smtpPort, { from: ana.email, to: shop, raw: await mail });
    const byMail = async () =>
      (await api.send<{ items: (Row & { subject: string })[] }>('GET', '/tickets')).items.find(
        ({ subject }) => subject === 'Mi caldera no arranca',
      );
    await expect.poll(byMail).toBeDefined();
    const { trackingKey, id, customer } = (await byMail())!;

    const client = visitor();
    const identity = await signIdentity(ana, { now: new Date() });
    const welcome = await client.connect({ identity });
    expect(welcome).toMatchObject({
      visitor: { name: ana.name, isVerified: true, address: ana.email },
      ticket: null,
      offers: [{ trackingKey, subject: 'Mi caldera no arranca' }],
      messages: [],
    });
    const kept = await sayKept(client, 'Sigue sin arrancar.', { about: trackingKey });
    expect(kept.ticket.trackingKey).toBe(trackingKey);
    expect(client.messages().map(({ text, by }) => [text, by])).toEqual([
      ['Sale el código E-04.', 'correo electrónico'],
      ['Sigue sin arrancar.', null],
    ]);
    const ticket = await ticketOf(trackingKey);
    expect(ticket.customer.id).toBe(customer.id);
    expect(ticket.reachableAt).toContainEqual({
      kind: 'mailAddress',
      value: ana.email,
      name: ana.name,
      isVerified: true,
    });
    await answer(id, 'Voy esta tarde.');
    await hearsText(client, 'Voy esta tarde.');

    // Another of her browsers, and one that only says that it is hers.
    const phone = visitor();
    await phone.connect({ identity: await signIdentity(ana, { now: new Date() }) });
    expect(phone.messages().map(({ text }) => text)).toEqual([
      'Sale el código E-04.',
      'Sigue sin arrancar.',
      'Voy esta tarde.',
    ]);
    const forger = visitor();
    const forged = await signIdentity(ana, { now: new Date(), secret: 'x'.repeat(40) });
    expect(await forger.connect({ identity: forged })).toEqual({ closed: 4401 });
    const old = await signIdentity(ana, { now: new Date(Date.now() - 3_600_000) });
    expect(await visitor().connect({ identity: old })).toEqual({ closed: 4401 });
  });

  test('who takes her for somebody else, or floods, is refused in words a program understands', async () => {
    const client = visitor();
    await client.connect();
    expect(await say(client, '   ')).toMatchObject({ type: 'refused', code: 'empty' });
    expect(await say(client, 'x'.repeat(8_001))).toMatchObject({ type: 'refused', code: 'tooLong' });
    client.frames.length = 0;
    const asked = await Promise.all(Array.from({ length: 70 }, (_, n) => say(client, `número ${n}`)));
    const refused = asked.filter((frame) => frame?.type === 'refused');
    expect(asked.filter((frame) => frame === null).length + refused.length).toBeGreaterThan(0);
  });

  test('desks hear who is there, who looks and who types; visitors hear that somebody writes and has read', async () => {
    const client = visitor();
    await client.connect();
    const { ticket } = await sayKept(client, 'Hola');
    const { id, customer } = await ticketOf(ticket.trackingKey);
    const heard: { type: string; changes?: { moment: Record<string, unknown> | null }[] }[] = [];
    const desk = new WebSocket(`${hilo.origin.replace('http', 'ws')}/live`, {
      headers: { cookie: `${api.cookie.name}=${api.cookie.value}`, origin: hilo.origin },
    });
    desk.on('message', (data) => heard.push(JSON.parse(data.toString())));
    await new Promise((resolve) => desk.once('open', resolve));
    const moments = () => heard.flatMap(({ changes }) => changes ?? []).map(({ moment }) => moment);
    expect(await client.hears((frame) => frame.type === 'desk' && frame.desk.isOnline)).not.toBeNull();
    client.say({ type: 'typing' });
    await expect
      .poll(moments)
      .toContainEqual({ type: 'customer', customerId: customer.id, channelId: chat.id, isTyping: true });
    desk.send(JSON.stringify({ type: 'looking', ticketId: id, writes: 'no' }));
    expect(await client.hears(({ type }) => type === 'seen')).not.toBeNull();
    desk.send(JSON.stringify({ type: 'looking', ticketId: id, writes: 'note' }));
    desk.send(JSON.stringify({ type: 'looking', ticketId: id, writes: 'answer' }));
    expect(await client.hears(({ type }) => type === 'typing')).toEqual({
      type: 'typing',
      name: 'Marta Rey',
      photoUrl: null,
    });
    await client.close();
    await expect.poll(() => moments().includes(null)).toBe(true);
    desk.close();
  });
});
