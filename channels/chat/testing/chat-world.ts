import { randomBytes } from 'node:crypto';
import type { Fixture, Sending, Stage, Verdict, World } from '@hilo/channel-kit/contract';
import { SignJWT } from 'jose';
import type { z } from 'zod';
import type { chatSettings } from '../settings.ts';
import { type WidgetClient, widgetClient } from './widget-client.ts';

type Settings = z.input<typeof chatSettings>;

export const identitySecret = 'a-secret-of-the-shop-that-nobody-knows-7h2k';

/** What a site's own server signs for a person who is signed in there. */
export const signIdentity = (
  claims: { sub: string; name?: string; email?: string; emailVerified?: boolean },
  options: { now: Date; secret?: string; lifeSeconds?: number },
): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(Math.floor(options.now.getTime() / 1000) + (options.lifeSeconds ?? 300))
    .setJti(randomBytes(8).toString('hex'))
    .sign(Buffer.from(options.secret ?? identitySecret));

/**
 * Browsers with an open widget, each its own person, on real sockets. With `isSigned` the site vouches for each.
 */
export const startChatWorld = async (stage: Stage, isSigned: boolean): Promise<World<Settings>> => {
  const url = stage.routeUrl('/socket').replace(/^http/, 'ws');
  const clients = new Map<string, WidgetClient>();
  let isEnding = false;

  const clientOf = async (fixture: string): Promise<WidgetClient> => {
    const name = fixture.startsWith('2') ? 'luis' : 'ana';
    const client = clients.get(name) ?? widgetClient(url);
    clients.set(name, client);
    if (!client.isOpen()) await connect(name, client);
    return client;
  };
  const connect = async (name: string, client: WidgetClient): Promise<void> => {
    const identity =
      isSigned && client.token() === null
        ? await signIdentity(
            { sub: name, name, email: `${name}@shop.example`, emailVerified: true },
            { now: stage.clock.now() },
          )
        : null;
    await client.connect({ identity });
  };

  const bring = async (name: string, bytes: Uint8Array): Promise<Sending> => {
    const client = await clientOf(name);
    let verdict: Verdict = 'pending';
    const clientId = idOf(bytes);
    const before = client.frames.length;
    client.sayBytes(Buffer.from(bytes));
    const isAnswer = (type: string, id: string | undefined): boolean =>
      (type === 'accepted' || type === 'refused') && id === clientId;
    void client
      .hears(
        (frame) =>
          client.frames.indexOf(frame) >= before &&
          isAnswer(frame.type, 'clientId' in frame ? frame.clientId : undefined),
      )
      .then(async (frame) => {
        // A line that broke is no answer: as the widget does, the same is said again on the next one.
        const isLost = frame === null && lostWith.has(client.closedWith() ?? 1006) && !isEnding;
        if (!isLost) verdict = frame?.type === 'accepted' ? 'received' : 'refused';
        else verdict = await bring(name, bytes).then(settled, () => 'refused' as const);
      });
    return { verdict: () => verdict, again: () => bring(name, bytes) };
  };

  return {
    settings: {
      title: 'La tienda',
      greeting: 'Hola. ¿En qué te ayudamos?',
      ...(isSigned ? { identitySecret, requiresIdentity: true } : {}),
    },
    customer: { kind: 'visitor', value: 'f'.repeat(64), name: 'Ana Núñez' },
    send: (fixture) => bring(fixture.name, fixture.bytes),
    sendTwin: (fixture) =>
      bring(
        fixture.name,
        Buffer.from(textOf(fixture).replace(/[0-9a-f]{32}/, randomBytes(16).toString('hex'))),
      ),
    sendBytes: (bytes) => bring('1', bytes),
    forge: async (fixture, how) => {
      const client = widgetClient(url);
      const now = stage.clock.now();
      const good = await signIdentity({ sub: 'ana' }, { now });
      const identity = {
        unsigned: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`,
        'wrong-key': await signIdentity(
          { sub: 'ana' },
          { now, secret: 'another-secret-that-is-long-enough-too' },
        ),
        'changed-body': good.replace(
          /\.[^.]+\./,
          `.${Buffer.from(JSON.stringify({ sub: 'root', exp: now.getTime() / 1000 + 300 })).toString('base64url')}.`,
        ),
      }[how];
      const answer = await client.connect({ identity });
      const verdict: Verdict = 'closed' in answer ? 'refused' : 'received';
      if (verdict === 'received') client.sayBytes(Buffer.from(fixture.bytes));
      clients.set(`forger ${how}`, client);
      return { verdict: () => verdict, again: () => Promise.reject(new Error('once is enough')) };
    },
    replay: async (fixture, day) => {
      const client = widgetClient(url);
      const days = day === 'yesterday' ? -1 : 1;
      const now = new Date(stage.clock.now().getTime() + days * 24 * 3_600_000);
      const answer = await client.connect({ identity: await signIdentity({ sub: 'ana' }, { now }) });
      const verdict: Verdict = 'closed' in answer ? 'refused' : 'received';
      if (verdict === 'received') client.sayBytes(Buffer.from(fixture.bytes));
      clients.set(day, client);
      return { verdict: () => verdict, again: () => Promise.reject(new Error('once is enough')) };
    },
    sentMessages: async () =>
      [...clients].flatMap(([name, client]) =>
        client
          .messages()
          .filter(({ from }) => from === 'agent')
          .map(({ id, text }) => ({
            id,
            to: [name],
            subject: null,
            text,
            files: [],
            nativeThread: null,
            refs: [],
            publicText: null,
          })),
      ),
    attempts: async () => 0,
    failNext: () => Promise.reject(new Error('there is no provider to fail')),
    mend: async () => {},
    connection: {
      cut: async () => {
        await Promise.all([...clients.values()].map((client) => client.close()));
      },
      make: async () => {
        for (const [name, client] of clients) {
          await client.close();
          await connect(name, client);
        }
      },
    },
    report: async (sent) => {
      const [, client] = [...clients].find(([name]) => name === sent.to[0])!;
      const message = client.messages().find(({ id }) => id === sent.id)!;
      const tell = async (): Promise<Sending> => {
        client.say({ type: 'read', position: message.position });
        return { verdict: () => 'received', again: tell };
      };
      return tell();
    },
    close: async () => {
      isEnding = true;
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
};

/** Going away, gone without a word, in trouble (RFC 6455 §7.4.1): worth another try. Any other end is an answer. */
const lostWith = new Set([1001, 1006, 1011, 1012]);

const settled = async (sending: Sending): Promise<Verdict> => {
  while (sending.verdict() === 'pending') await new Promise((resolve) => setTimeout(resolve, 5));
  return sending.verdict();
};

const textOf = (fixture: Fixture): string => Buffer.from(fixture.bytes).toString('utf8');

const idOf = (bytes: Uint8Array): string | null => {
  try {
    return (JSON.parse(Buffer.from(bytes).toString('utf8')) as { clientId?: string }).clientId ?? null;
  } catch {
    return null;
  }
};
