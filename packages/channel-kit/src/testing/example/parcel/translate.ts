import {
  type Arrival,
  type BlobRef,
  ChannelError,
  type Delivered,
  type DeliveredFile,
  type Delivery,
  type Party,
} from '@hilo/channel-kit';
import type { ProviderAnswer } from '@hilo/channel-kit/server';
import { z } from 'zod';

/** What the provider pushes: a set of events. Fields that we do not know are let through. */
const pushSchema = z.object({ events: z.array(z.unknown()).min(1) });

const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    id: z.string().min(1),
    at: z.number().int(),
    thread: z.string().min(1),
    from: z.object({ phone: z.string().regex(/^\+\d{6,15}$/), name: z.string().nullable() }),
    text: z.string(),
    files: z.array(z.object({ name: z.string(), type: z.string(), content: z.base64() })).default([]),
  }),
  z.object({
    type: z.literal('status'),
    at: z.number().int(),
    message: z.string().min(1),
    status: z.enum(['sent', 'delivered', 'read', 'failed']),
    reason: z.string().nullable().default(null),
  }),
]);

export type ParcelEvent = z.infer<typeof eventSchema>;
/** An event as we know it, or null beside its JSON when we do not. */
export type PushedEvent = { event: ParcelEvent | null; json: unknown };

/** The events of one push. Throws ChannelError `malformed` when it is not a push at all. */
export const readPush = (body: Uint8Array): PushedEvent[] => {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ChannelError('malformed', 'the push is not JSON');
  }
  const push = pushSchema.safeParse(json);
  if (!push.success) throw new ChannelError('malformed', 'the push holds no events');
  return push.data.events.map((event) => ({ event: eventSchema.safeParse(event).data ?? null, json: event }));
};

/** Unix seconds to ISO. */
const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

export const customer = (from: { phone: string; name: string | null }): Party => ({
  kind: 'phone',
  value: from.phone,
  name: from.name,
});

/** `files` are those of the event, stored, in the same order. */
export const toArrival = (event: ParcelEvent, files: BlobRef[], raw: BlobRef): Arrival => {
  if (event.type === 'status') {
    return {
      type: 'receipt',
      externalId: `status:${event.message}:${event.status}`,
      occurredAt: instant(event.at),
      aboutRefs: [event.message],
      status: event.status,
      isHard: event.status === 'failed',
      recipients: [],
      detail: event.reason,
      raw,
    };
  }
  return {
    type: 'message',
    externalId: `message:${event.id}`,
    direction: 'in',
    occurredAt: instant(event.at),
    from: customer(event.from),
    to: [],
    cc: [],
    replyTo: [],
    subject: null,
    text: event.text,
    quotedText: null,
    signature: null,
    html: null,
    files: event.files.map(({ name, type }, index) => ({
      name,
      type: type.toLowerCase(),
      blob: files[index]!,
      inline: false,
      contentId: null,
    })),
    thread: { ownRef: event.id, nativeThread: event.thread, refs: [], replyTokens: [] },
    automatic: { kind: 'none', why: null },
    assurance: { level: 'unverified', method: 'phone', detail: null },
    isSpam: false,
    raw,
    warnings: [],
  };
};

/** What cannot be read stays in sight. `digest` names its bytes, so that a repeat is the same arrival. */
export const toUnreadable = (digest: string, receivedAt: Date, raw: BlobRef): Arrival => ({
  type: 'unreadable',
  externalId: `unknown:${digest}`,
  occurredAt: receivedAt.toISOString(),
  raw,
  code: 'unknown-event',
  detail: 'An event of a kind or a form that this channel does not know.',
});

/** `contents` are the bytes of `delivery.files`, in the same order. */
export const toRequest = (delivery: Delivery, contents: Uint8Array[]): string =>
  JSON.stringify({
    thread: delivery.thread.nativeThread,
    to: delivery.to[0]?.value,
    text: delivery.text,
    files: delivery.files.map(({ name, type }: DeliveredFile, index) => ({
      name,
      type,
      content: Buffer.from(contents[index]!).toString('base64'),
    })),
  });

const takenSchema = z.object({ id: z.string().min(1) });

/** What the answer of the provider means. Its own words stay out of the errors: they repeat address and text. */
export const toDelivered = (answer: ProviderAnswer): Delivered => {
  if (answer.status === 201) {
    const taken = takenSchema.safeParse(parseJson(answer.text));
    if (!taken.success) throw new ChannelError('ambiguous', 'the provider took it and gave no name');
    return { externalId: taken.data.id, refs: [], status: 'sent', refused: [], raw: null };
  }
  throw toError(answer);
};

export const toError = (answer: ProviderAnswer): ChannelError => {
  const code = z.object({ error: z.string() }).safeParse(parseJson(answer.text)).data?.error ?? 'none';
  const said = `status ${answer.status}`;
  if (answer.status === 401) return new ChannelError('auth', `the provider refused the token (${said})`);
  if (answer.status === 429) {
    const wait = Number(answer.header('retry-after'));
    return new ChannelError('rate-limited', `the provider asks to wait (${said})`, {
      retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? wait : null,
    });
  }
  if (answer.status === 413) return new ChannelError('over-limit', `too large for the provider (${said})`);
  if (code === 'window-closed') return new ChannelError('window-closed', `the window is closed (${said})`);
  if (code === 'no-such-recipient')
    return new ChannelError('recipient-unreachable', `nobody there (${said})`);
  if (code === 'rejected') return new ChannelError('content-rejected', `refused for its content (${said})`);
  if (answer.status >= 400 && answer.status < 500) return new ChannelError('permanent', `refused (${said})`);
  return new ChannelError('ambiguous', `an answer that says nothing (${said})`);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
