import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import {
  type ChannelAdapter,
  type ChannelContext,
  ChannelError,
  type ChannelRequest,
  checkLimits,
  openWork,
  probeSteps,
  secret,
} from '@hilo/channel-kit';
import { askProvider } from '@hilo/channel-kit/server';
import { z } from 'zod';
import { parcelManifest } from './manifest.ts';
import {
  type PushedEvent,
  readPush,
  toArrival,
  toDelivered,
  toError,
  toRequest,
  toUnreadable,
} from './translate.ts';

export const settingsSchema = z.strictObject({
  apiUrl: z.url({ protocol: /^https?$/ }),
  apiToken: secret(z.string().min(12)),
  signingSecret: secret(z.string().min(12)),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A signature older than this is a replay. */
const signatureAgeSeconds = 300;

export const parcelAdapter: ChannelAdapter<typeof settingsSchema> = {
  kind: parcelManifest.kind,
  capabilities: parcelManifest.capabilities,
  settings: settingsSchema,
  // The provider names no sender of ours: what arrives is from customers alone.
  ownParties: () => [],
  open: async (context) => {
    const { settings, clock, blobs } = context;
    const work = openWork(context.signal);
    const authorization = { authorization: `Bearer ${settings.apiToken}` };

    context.http.route('POST', '/events', (request) =>
      work.run(async () => {
        checkSignature(request, settings.signingSecret, clock.now());
        const events = readPush(request.body);
        for (const event of events) await handOver(event, context);
        context.log.info('parcel.received', { events: events.length });
        return { status: 200 };
      }),
    );

    return {
      deliver: (delivery, callerSignal) =>
        work.run(async (signal) => {
          checkLimits(delivery, parcelManifest.capabilities, clock.now());
          const contents = await Promise.all(delivery.files.map(({ blob }) => blobs.get(blob.id)));
          const answer = await askProvider(`${settings.apiUrl}/v1/messages`, {
            method: 'POST',
            headers: {
              ...authorization,
              'content-type': 'application/json',
              'idempotency-key': delivery.outboxId,
            },
            body: toRequest(delivery, contents),
            signal,
          });
          const delivered = toDelivered(answer);
          context.log.info('parcel.sent', { outboxId: delivery.outboxId, attempt: delivery.attempt });
          return delivered;
        }, callerSignal),
      probe: (callerSignal) =>
        probeSteps({
          account: () =>
            work.run(async (signal) => {
              const url = `${settings.apiUrl}/v1/account`;
              const answer = await askProvider(url, { method: 'GET', headers: authorization, signal });
              if (answer.status !== 200) throw toError(answer);
            }, callerSignal),
        }),
      close: work.close,
    };
  },
};

/** Header `parcel-signature: {unix seconds}.{hex}`, an HMAC-SHA256 over `{unix seconds}.` and the raw body. */
const checkSignature = (request: ChannelRequest, key: string, now: Date): void => {
  const [seconds = '', given = ''] = (request.headers['parcel-signature'] ?? '').split('.');
  const expected = createHmac('sha256', key).update(`${seconds}.`).update(request.body).digest();
  const actual = Buffer.from(given, 'hex');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw new ChannelError('auth', 'the signature of the push is wrong');
  }
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > signatureAgeSeconds) {
    throw new ChannelError('auth', 'the signature of the push is too old');
  }
};

const handOver = async ({ event, json }: PushedEvent, context: ChannelContext<Settings>): Promise<void> => {
  const bytes = Buffer.from(JSON.stringify(json));
  const raw = await context.blobs.put(bytes);
  if (!event) {
    const digest = createHash('sha256').update(bytes).digest('hex');
    await context.receive(toUnreadable(digest, context.clock.now(), raw));
    return;
  }
  const contents = event.type === 'message' ? event.files.map(({ content }) => content) : [];
  const files = await Promise.all(
    contents.map((content) => context.blobs.put(Buffer.from(content, 'base64'))),
  );
  // A provider whose clock is ahead must not make arrivals of tomorrow.
  const at = Math.min(event.at, Math.floor(context.clock.now().getTime() / 1000));
  await context.receive(toArrival({ ...event, at }, files, raw));
};
