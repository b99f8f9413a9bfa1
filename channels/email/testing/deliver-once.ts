import { ChannelError, type Delivery } from '@hilo/channel-kit';
import { memoryBlobs } from '@hilo/channel-kit/testing';
import { deliverMail } from '../deliver.ts';
import { emailSettings } from '../settings.ts';

/** Settings of a channel and, for one that has no server of its own, the relay of the process. */
export type Way = { settings: Record<string, unknown>; relay: string | null };

const delivery: Delivery = {
  outboxId: '01890000-0000-7000-9000-000000000001',
  attempt: 1,
  ownRef: 'hilo.0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff',
  kind: 'answer',
  writtenAt: '2026-03-02T09:00:00.000Z',
  fromName: 'Ana',
  to: [{ kind: 'mailAddress', value: 'luis@example.org', name: null }],
  cc: [],
  bcc: [],
  subject: 'Re: Pedido',
  text: 'Hola, Luis.',
  html: null,
  files: [],
  thread: { nativeThread: null, refs: [], replyToken: '', trackingKey: 'H-7K3-QX4-TB9' },
  lastInboundAt: null,
};

/** Sends one small mail that way. */
export const deliverOnce = ({ settings, relay }: Way) =>
  deliverMail(
    {
      settings: emailSettings.parse(settings),
      options: { relay, allowPrivateHosts: true },
      blobs: memoryBlobs(),
      clock: { now: () => new Date(delivery.writtenAt), sleep: async () => {} },
      log: { info: () => {}, warn: () => {}, error: () => {} },
      lastOwnAddress: async () => null,
    },
    delivery,
    new AbortController().signal,
  );

// As a program of its own, since what Node trusts is settled when it starts: each argument is a way, as JSON.
if (process.argv[1] === import.meta.filename)
  for (const way of process.argv.slice(2))
    await deliverOnce(JSON.parse(way) as Way).then(
      () => console.log('sent'),
      (error) => console.log(error instanceof ChannelError ? error.message : 'failed'),
    );
