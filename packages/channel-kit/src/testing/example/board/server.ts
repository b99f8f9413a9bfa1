import {
  type ChannelAdapter,
  type ChannelContext,
  ChannelError,
  type ChannelManifest,
  checkLimits,
  type OpenChannel,
  openWork,
  probeSteps,
  secret,
} from '@hilo/channel-kit';
import { askProvider } from '@hilo/channel-kit/server';
import { z } from 'zod';
import { manifest, markedManifest } from './manifest.ts';
import { readPage, toArrival, toDelivered, toError, toNote, toUnreadable } from './translate.ts';

export const settingsSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  handle: z.string().min(1),
  key: secret(z.string().min(12)),
});
export type Settings = z.infer<typeof settingsSchema>;

const pollEveryMs = 5000;

const makeAdapter = ({ kind, capabilities }: ChannelManifest): ChannelAdapter<typeof settingsSchema> => ({
  kind,
  capabilities,
  settings: settingsSchema,
  ownParties: ({ handle }) => [{ kind: 'boardHandle', value: handle, name: null }],
  open: async (context) => {
    const work = openWork(context.signal);
    const canFind = capabilities.resend === 'reconcile';
    const ask = async (method: string, path: string, signal: AbortSignal, body?: string) => {
      const headers = { 'x-board-key': context.settings.key, 'content-type': 'application/json' };
      const request = { method, headers, signal, ...(body === undefined ? {} : { body }) };
      const answer = await askProvider(`${context.settings.url}${path}`, request);
      if (answer.status >= 300) throw toError(answer);
      return answer.text;
    };

    void context.lease('poll', (lease) => work.run((signal) => poll(signal, context, ask), lease));

    const channel: OpenChannel = {
      deliver: (delivery, callerSignal) =>
        work.run(async (signal) => {
          checkLimits(delivery, capabilities, context.clock.now());
          const note = toNote(delivery, canFind ? delivery.outboxId : null);
          const delivered = toDelivered(await ask('POST', '/notes', signal, note));
          context.log.info('board.sent', { outboxId: delivery.outboxId });
          return delivered;
        }, callerSignal),
      probe: (callerSignal) =>
        probeSteps({
          board: () =>
            work.run(async (signal) => {
              readPage(await ask('GET', '/notes?after=999999999', signal));
            }, callerSignal),
        }),
      close: work.close,
    };
    if (!canFind) return channel;
    return {
      ...channel,
      find: (delivery, callerSignal) =>
        work.run(async (signal) => {
          const text = await ask('GET', `/notes/mine?mark=${delivery.outboxId}`, signal);
          return text === 'null' ? null : toDelivered(text);
        }, callerSignal),
    };
  },
});

type Ask = (method: string, path: string, signal: AbortSignal) => Promise<string>;

const poll = async (signal: AbortSignal, context: ChannelContext<Settings>, ask: Ask): Promise<void> => {
  while (!signal.aborted) {
    try {
      await fetchNew(signal, context, ask);
    } catch (error) {
      // What was not stored is fetched again: the cursor has not moved.
      if (!signal.aborted) context.log.warn('board.poll-failed', { code: codeOf(error) });
    }
    await context.clock.sleep(pollEveryMs, signal);
  }
};

const fetchNew = async (signal: AbortSignal, context: ChannelContext<Settings>, ask: Ask): Promise<void> => {
  const cursor = Number((await context.store.get('cursor')) ?? 0);
  for (const { number, note, json } of readPage(await ask('GET', `/notes?after=${cursor}`, signal))) {
    if (signal.aborted) return;
    const raw = await context.blobs.put(Buffer.from(JSON.stringify(json)));
    const arrival = note
      ? toArrival(note, context.clock.now(), raw)
      : toUnreadable(number, context.clock.now(), raw);
    await context.receive(arrival, { set: { cursor: number } });
  }
};

const codeOf = (error: unknown): string => (error instanceof ChannelError ? error.code : 'not-stored');

export const adapter = makeAdapter(manifest);
export const markedAdapter = makeAdapter(markedManifest);
