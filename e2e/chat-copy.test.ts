import { randomBytes } from 'node:crypto';
import { type WidgetClient, widgetClient } from '@hilo/channel-chat/testing';
import { type MailSink, startMailSink } from '@hilo/channel-email/testing';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Channel, inviteColleague, openShop, speakApi } from './stage/speak-api.ts';
import { asAdministrator, type Hilo, startHilo } from './stage/start-hilo.ts';

type Ticket = { id: string; version: number };
type Frame = Parameters<WidgetClient['say']>[0];

/** What a visitor is told as her chat goes from one agent to another, and what of it comes by mail. */
describe('a chat that is handed on, and its copy', { timeout: 60_000 }, () => {
  let sink: MailSink;
  let hilo: Hilo;
  let api: Api;
  let colleague: Api;
  let chat: Channel;
  const clients: WidgetClient[] = [];

  beforeAll(async () => {
    sink = await startMailSink();
    hilo = await startHilo({
      ...asAdministrator,
      HILO_SMTP_RELAY: sink.url,
    });
    api = await speakApi(hilo);
    await openShop(api, ['hola@calorybano.example'], 'Calor y Baño');
    await api.send('PATCH', '/me', { name: 'Marta Rey' });
    colleague = await inviteColleague(hilo, api, {
      name: 'Luis Gil',
      email: 'luis.gil@calorybano.example',
      role: 'agent',
    });
    chat = await api.send<Channel>('POST', '/channels', {
      kind: 'chat',
      name: 'Chat',
      settings: { title: 'Calor y Baño' },
    });
  }, 120_000);
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await hilo?.stop();
    await sink?.close();
  });

  /** Says something that is told how it went, and waits until it is. */
  const ask = async (client: WidgetClient, frame: Record<string, unknown>) => {
    const clientId = randomBytes(16).toString('hex');
    client.say({ ...frame, clientId } as Frame);
    const told = await client.hears(
      (heard) =>
        (heard.type === 'accepted' || heard.type === 'done' || heard.type === 'refused') &&
        heard.clientId === clientId,
    );
    if (!told || told.type === 'refused') throw new Error(`not taken: ${JSON.stringify(told)}`);
    return told;
  };
  const say = (client: WidgetClient, text: string) =>
    ask(client, { type: 'message', text, fileIds: [], about: null, isNew: false });
  const hears = (client: WidgetClient, text: string) =>
    client.hears((frame) => frame.type === 'message' && frame.message.text === text);
  const answer = (by: Api, { id }: Ticket, text: string, kind = 'answer') =>
    by.send('POST', `/tickets/${id}/messages`, {
      kind,
      text,
      ...(kind === 'note' ? {} : { channelId: chat.id }),
    });
  const ticketOf = async (trackingKey: string): Promise<Ticket> => {
    const { items } = await api.send<{ items: Ticket[] }>('GET', `/tickets?trackingKey=${trackingKey}`);
    return api.send<Ticket>('GET', `/tickets/${items[0]!.id}`);
  };

  const stories = [
    {
      locale: 'es',
      address: 'ana@correo.example',
      words: ['Mi caldera no arranca', 'Soy Marta. ¿Qué luz se enciende?', 'La roja', 'Soy Luis, técnico.'],
      you: 'Tú',
      lead: 'Esto es lo que hemos hablado en el chat.',
      subject: /^Tu gestión /,
    },
    {
      locale: 'en',
      address: 'ann@mail.example',
      words: [
        'My boiler has not started since yesterday',
        'Marta here. Which light is on?',
        'The red one',
        'Luis here.',
      ],
      you: 'You',
      lead: 'This is what we said in the chat.',
      subject: /^Your ticket /,
    },
  ] as const;
  test.each(stories)(
    'goes on under the name of whoever answers, and is mailed as she saw it ($locale)',
    async (story) => {
      const client = widgetClient(`${hilo.origin.replace('http', 'ws')}/channels/${chat.id}/socket`);
      clients.push(client);
      await client.connect({ locale: story.locale });
      const [asked, first, red, second] = story.words;
      const taken = await say(client, asked);
      if (taken.type !== 'accepted') throw new Error('no message');
      const { trackingKey } = taken.ticket;
      await answer(api, await ticketOf(trackingKey), first);
      expect(await hears(client, first)).toMatchObject({ message: { from: 'agent', name: 'Marta Rey' } });
      await say(client, red);

      const heardBefore = client.messages().length;
      await answer(api, await ticketOf(trackingKey), 'Para Luis: ya le he llamado dos veces', 'note');
      const { items: agents } = await api.send<{ items: { id: string; name: string }[] }>('GET', '/agents');
      const luis = agents.find(({ name }) => name === 'Luis Gil')!;
      const queue = await api.send<{ id: string }>('POST', '/queues', { name: `Taller ${story.locale}` });
      const handed = await ticketOf(trackingKey);
      await api.send(
        'PATCH',
        `/tickets/${handed.id}`,
        { queueId: queue.id, ownerId: luis.id },
        handed.version,
      );
      await answer(colleague, handed, second);
      expect(await hears(client, second)).toMatchObject({ message: { from: 'agent', name: 'Luis Gil' } });
      // Nothing of how it was handed on: only his words.
      expect(client.messages()).toHaveLength(heardBefore + 1);

      await ask(client, { type: 'address', address: story.address, name: null });
      await ask(client, { type: 'transcript' });
      const arrived = () => sink.mails.find(({ to }) => to.includes(story.address));
      await expect.poll(arrived, { timeout: 20_000 }).toBeDefined();
      const mail = await PostalMime.parse(arrived()!.raw);
      expect(mail.subject).toMatch(story.subject);
      expect(mail.from).toMatchObject({ name: 'Calor y Baño', address: 'hola@calorybano.example' });
      const text = mail.text!.replaceAll('\r\n', '\n');
      const heads = [story.you, 'Marta Rey', story.you, 'Luis Gil'];
      const said = story.words.map((words, at) => `· ${heads[at]}\n${words}`);
      const places = [story.lead, ...said, trackingKey].map((part) => text.indexOf(part));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(text).not.toContain('Para Luis');
      for (const words of story.words) expect(mail.html).toContain(words);
      expect(mail.html).toContain(`${hilo.origin}/t/${trackingKey}`);
      expect(mail.html).not.toContain('Para Luis');
    },
  );
});
