import type { ChannelError, Delivery } from '@hilo/channel-kit';
import { afterAll, beforeEach, expect } from 'vitest';
import type { ChannelHub } from '../../channels/hub.ts';
import { buildServer } from '../../http/build-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { followRoutes } from '../follow-routes.ts';

/** The pages under /t, whoever looks at them, and the mails that leave past the threads. */
export const openFollow = async () => {
  const world = await createWorld();
  const { app, mail, place } = world;

  /** What went out past the threads, and what the way out does next. */
  const carried: Delivery[] = [];
  const way: { broken: ChannelError | null } = { broken: null };
  const hub: ChannelHub = {
    ...world.hub,
    get: (id) =>
      ({
        id,
        adapter: world.hub.kinds.get('letters')!.adapter,
        open: {
          deliver: async (delivery: Delivery) => {
            if (way.broken) throw way.broken;
            carried.push(delivery);
            return { externalId: null, refs: [], status: 'sent', refused: [], raw: null };
          },
        },
      }) as never,
  };
  const server = await buildServer(app, async () => null);
  await server.register(followRoutes(app, hub, () => 'https://ayuda.example', 0));
  afterAll(() => server.close());

  let networks = 0;
  /** One visitor: an address of her own, and the cookies of her browser. */
  const visitor = (address = `10.0.${++networks >> 8}.${networks & 255}`) => {
    let cookie = '';
    const ask = async (
      method: 'GET' | 'POST',
      url: string,
      form: Record<string, string> | FormData | null = null,
      headers: Record<string, string> = {},
    ) => {
      const sent = form && new Response(form instanceof FormData ? form : new URLSearchParams(form));
      const answer = await server.inject({
        method,
        url,
        remoteAddress: address,
        headers: {
          'accept-language': 'es',
          ...(cookie ? { cookie } : {}),
          ...(sent
            ? { 'content-type': sent.headers.get('content-type')!, 'sec-fetch-site': 'same-origin' }
            : {}),
          ...headers,
        },
        ...(sent ? { payload: Buffer.from(await sent.arrayBuffer()) } : {}),
      });
      const set = answer.headers['set-cookie'];
      if (typeof set === 'string') cookie = set.split(';', 1)[0]!;
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: answer.body,
        location: String(answer.headers.location ?? ''),
      };
    };
    return { ask, cookie: () => cookie, setCookie: (value: string) => (cookie = value) };
  };

  let people = 0;
  const somebody = () => `person${++people}@world.example`;
  const openTicket = async (
    given: Parameters<typeof mail>[1] = {},
    from: Parameters<typeof mail>[0] = somebody(),
  ) => {
    const { ticketId } = await place(mail(from, given));
    const { trackingKey } = await world.ticket(ticketId);
    return { ticketId, key: trackingKey, from };
  };
  const hidden = (body: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  const lastCode = (): string => /\b(\d{6})\b/.exec(carried.at(-1)!.text)![1]!;

  /** Goes all the way in: asks for a code, reads it, enters it. */
  const enter = async (who: ReturnType<typeof visitor>, key: string) => {
    const choose = await who.ask('GET', `/t/${key}/thread`);
    const asked = await who.ask('POST', `/t/${key}/code`, { to: hidden(choose.body, 'to') });
    expect(asked.status).toBe(303);
    const form = await who.ask('GET', asked.location);
    const id = hidden(form.body, 'id');
    const entered = await who.ask('POST', `/t/${key}/enter`, { id, code: lastCode() });
    return { id, entered };
  };

  beforeEach(() => {
    way.broken = null;
    // Limits of one test are not those of the next.
    world.pass(60);
  });
  return { world, hub, server, carried, way, visitor, somebody, openTicket, hidden, lastCode, enter };
};
