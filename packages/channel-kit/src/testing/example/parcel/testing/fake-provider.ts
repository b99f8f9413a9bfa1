import { createHmac } from 'node:crypto';
import type { ChannelRequest } from '@hilo/channel-kit';
import type {
  FailureKind,
  Fixture,
  Sending,
  SentMessage,
  Stage,
  Verdict,
  World,
} from '@hilo/channel-kit/contract';
import { type HttpAnswer, listenHttp } from '@hilo/channel-kit/testing';
import type { Settings } from '../server.ts';

type Held = SentMessage & { key: string; body: string };

const phone = '+34600111222';
const windowSeconds = 24 * 3600;

/**
 * Parcel, an invented provider, as it is seen from outside: pushes signed events to a URL, takes messages over HTTP
 * with a token and an idempotency key, has its own limits, window and error codes, and remembers what it took.
 * Simulated: nothing of it was ever verified against a real service.
 */
export const startParcel = async (stage: Stage): Promise<World<Settings>> => {
  const settings = { apiToken: 'parcel-token-8Hq2mZ', signingSecret: 'parcel-signing-key-4kT9' };
  const held: Held[] = [];
  const lastHeardAt = new Map<string, number>();
  let attempts = 0;
  let twins = 0;
  let failing: FailureKind | null = null;
  const nowSeconds = () => Math.floor(stage.clock.now().getTime() / 1000);
  const refused = (status: number, error: string, headers = {}): HttpAnswer => ({
    status,
    headers: { 'content-type': 'application/json', ...headers },
    // Real providers repeat what they were given; whoever copies this into an error leaks it.
    body: JSON.stringify({ error, message: `${error}: ${phone} "${held.at(-1)?.text ?? ''}"` }),
  });

  const server = await listenHttp(async (request) => {
    if (failing === 'auth' || request.headers.authorization !== `Bearer ${settings.apiToken}`) {
      if (request.method === 'POST') attempts += 1;
      return refused(401, 'unauthorized');
    }
    if (request.method === 'GET' && request.path === '/v1/account')
      return { status: 200, body: '{"account":"a1"}' };
    if (request.method !== 'POST' || request.path !== '/v1/messages') return refused(404, 'no-such-route');
    attempts += 1;
    return take(request);
  });

  const take = (request: ChannelRequest): HttpAnswer => {
    const message = JSON.parse(Buffer.from(request.body).toString('utf8')) as {
      thread: string | null;
      to: string;
      text: string;
      files: { name: string; type: string; content: string }[];
    };
    const key = request.headers['idempotency-key'];
    if (!key || !message.to || typeof message.text !== 'string') return refused(422, 'field-missing');
    if (failing === 'unavailable') return refused(503, 'maintenance');
    if (failing === 'refuse') return refused(422, 'no-such-recipient');
    if (failing === 'rate-limit') return refused(429, 'too-many', { 'retry-after': '17' });
    if (failing === 'over-limit' || message.text.length > 1000) return refused(413, 'too-large');
    const heardAt = lastHeardAt.get(message.to) ?? Number.NEGATIVE_INFINITY;
    const isClosed = nowSeconds() - heardAt > windowSeconds;
    if (failing === 'window-closed' || isClosed) return refused(403, 'window-closed');
    const known = held.find((one) => one.key === key);
    const body = Buffer.from(request.body).toString('utf8');
    // As the real ones do: a key stands for one request, and another under it is a mistake of the caller.
    if (known && known.body !== body) return refused(409, 'key-of-another-request');
    const id = known?.id ?? `p-${held.length + 1}`;
    if (!known) {
      const files = message.files.map(({ name, type, content }) => ({
        name,
        type,
        content: Uint8Array.from(Buffer.from(content, 'base64')),
      }));
      held.push({
        key,
        body,
        id,
        to: [message.to],
        subject: null,
        text: message.text,
        files,
        nativeThread: message.thread ?? `t-new-${id}`,
        refs: [],
        publicText: null,
      });
    }
    if (failing === 'hang') return 'silence';
    const once = failing;
    if (once === 'drop-after-accept' || once === 'garble') failing = null;
    if (once === 'drop-after-accept') return 'cut';
    if (once === 'garble') return { status: 201, body: '<html>Thank you for your order' };
    return { status: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) };
  };

  const push = async (body: Uint8Array, signature: string | null = sign(body)): Promise<Sending> => {
    let verdict: Verdict = 'pending';
    noteSenders(body);
    fetch(stage.routeUrl('/events'), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature === null ? {} : { 'parcel-signature': signature }),
      },
      body: Uint8Array.from(body),
    }).then(
      (response) => {
        verdict = response.ok ? 'received' : 'refused';
      },
      () => {
        verdict = 'refused';
      },
    );
    return { verdict: () => verdict, again: () => push(body) };
  };
  const sign = (body: Uint8Array, key = settings.signingSecret, seconds = nowSeconds()): string => {
    return `${seconds}.${createHmac('sha256', key).update(`${seconds}.`).update(body).digest('hex')}`;
  };
  /** The window of a customer opens with what he writes, whether or not we are there to hear it. */
  const noteSenders = (body: Uint8Array) => {
    for (const [, from] of Buffer.from(body)
      .toString('utf8')
      .matchAll(/"phone":\s*"(\+\d+)"/g)) {
      lastHeardAt.set(from!, nowSeconds());
    }
  };
  const event = (fields: object) =>
    push(Buffer.from(JSON.stringify({ events: [{ at: nowSeconds(), ...fields }] })));

  return {
    settings: { apiUrl: server.url, ...settings },
    customer: { kind: 'phone', value: phone, name: 'Ana Núñez' },
    send: (fixture) => push(fixture.bytes),
    sendTwin: (fixture) => {
      twins += 1;
      return push(Buffer.from(textOf(fixture).replaceAll(/"id": "([^"]+)"/g, `"id": "$1-twin-${twins}"`)));
    },
    sendBytes: (bytes) => push(bytes),
    forge: (fixture, how) => {
      if (how === 'unsigned') return push(fixture.bytes, null);
      if (how === 'wrong-key') return push(fixture.bytes, sign(fixture.bytes, 'another-signing-key'));
      const changed = Buffer.from(textOf(fixture).replace('"text": "', '"text": "x'));
      return push(changed, sign(fixture.bytes));
    },
    replay: (fixture, day) => {
      const seconds = nowSeconds() + (day === 'yesterday' ? -1 : 1) * 24 * 3600;
      return push(fixture.bytes, sign(fixture.bytes, settings.signingSecret, seconds));
    },
    sentMessages: async () => held,
    attempts: async () => attempts,
    failNext: async (kind) => {
      failing = kind;
      if (kind === 'drop-before-accept') await server.goAway();
      return { retryAfterSeconds: kind === 'rate-limit' ? 17 : null };
    },
    mend: async () => {
      failing = null;
      await server.comeBack();
    },
    replyTo: (sent, text) =>
      event({
        type: 'message',
        id: `reply-${sent.id}`,
        thread: sent.nativeThread,
        from: { phone, name: null },
        text,
      }),
    report: (sent, status) => event({ type: 'status', message: sent.id, status }),
    close: server.close,
  };
};

const textOf = (fixture: Fixture): string => Buffer.from(fixture.bytes).toString('utf8');
