import {
  type BlobRef,
  ChannelError,
  type Delivered,
  type Delivery,
  type MessageArrival,
  type UnreadableArrival,
} from '@hilo/channel-kit';
import type { ProviderAnswer } from '@hilo/channel-kit/server';
import { z } from 'zod';

const noteSchema = z.object({
  number: z.number().int().positive(),
  at: z.iso.datetime(),
  author: z.object({ handle: z.string().min(1), name: z.string().nullable() }),
  text: z.string(),
  answers: z.number().int().positive().nullable(),
});
export type Note = z.infer<typeof noteSchema>;

const pageSchema = z.object({ notes: z.array(z.looseObject({ number: noteSchema.shape.number })) });

/** A note as we know it, or null beside its JSON when we do not: one odd note does not hold up the others. */
export type PinnedNote = { number: number; note: Note | null; json: unknown };

/** Notes of one page, oldest first. Throws ChannelError `malformed` when it is not a page. */
export const readPage = (text: string): PinnedNote[] => {
  const page = pageSchema.safeParse(parseJson(text));
  if (!page.success) throw new ChannelError('malformed', 'the board gave no page of notes');
  return page.data.notes
    .map((json) => ({ number: json.number, note: noteSchema.safeParse(json).data ?? null, json }))
    .sort((one, other) => one.number - other.number);
};

export const toUnreadable = (number: number, receivedAt: Date, raw: BlobRef): UnreadableArrival => ({
  type: 'unreadable',
  externalId: `note:${number}`,
  occurredAt: receivedAt.toISOString(),
  raw,
  code: 'unknown-note',
  detail: 'A note of a form that this channel does not know.',
});

/** A board whose clock is ahead makes no arrivals of tomorrow. */
export const toArrival = (note: Note, now: Date, raw: BlobRef): MessageArrival => ({
  type: 'message',
  externalId: `note:${note.number}`,
  direction: 'in',
  occurredAt: Date.parse(note.at) > now.getTime() ? now.toISOString() : note.at,
  from: { kind: 'boardHandle', value: note.author.handle, name: note.author.name },
  to: [],
  cc: [],
  replyTo: [],
  subject: null,
  text: note.text,
  quotedText: null,
  signature: null,
  html: null,
  files: [],
  thread: {
    ownRef: String(note.number),
    nativeThread: null,
    refs: note.answers === null ? [] : [String(note.answers)],
    replyTokens: [],
  },
  automatic: { kind: 'none', why: null },
  assurance: { level: 'unverified', method: 'boardHandle', detail: null },
  isSpam: false,
  raw,
  warnings: [],
});

/** A note of ours; it can answer one other note, the nearest. `mark` where the board keeps one. */
export const toNote = (delivery: Delivery, mark: string | null): string =>
  JSON.stringify({
    to: delivery.to[0]?.value,
    text: delivery.text,
    answers: delivery.thread.refs[0] === undefined ? null : Number(delivery.thread.refs[0]),
    ...(mark === null ? {} : { mark }),
  });

const takenSchema = z.object({ number: z.number().int().positive() });

export const toDelivered = (text: string): Delivered => {
  const taken = takenSchema.safeParse(parseJson(text));
  if (!taken.success) throw new ChannelError('ambiguous', 'the board took it and gave no number');
  return { externalId: String(taken.data.number), refs: [], status: 'sent', refused: [], raw: null };
};

export const toError = ({ status, header }: ProviderAnswer): ChannelError => {
  if (status === 401) return new ChannelError('auth', 'the board refused the key');
  if (status === 413) return new ChannelError('over-limit', 'too long for the board');
  if (status === 429) {
    const retryAfterSeconds = Number(header('retry-after')) || null;
    return new ChannelError('rate-limited', 'the board asks to wait', { retryAfterSeconds });
  }
  if (status >= 400 && status < 500)
    return new ChannelError('content-rejected', `refused (status ${status})`);
  return new ChannelError('ambiguous', `an answer that says nothing (status ${status})`);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
