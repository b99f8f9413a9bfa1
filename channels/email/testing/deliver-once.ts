import { ChannelError } from '@hilo/channel-kit';
import { memoryBlobs } from '@hilo/channel-kit/testing';
import { deliverMail } from '../deliver.ts';
import { emailSettings } from '../settings.ts';
import { draftDelivery } from './draft-delivery.ts';
import { noSecrets } from './no-secrets.ts';

/** Settings of a channel and, for one that has no server of its own, the relay of the process. */
export type Way = { settings: Record<string, unknown>; relay: string | null };

const delivery = draftDelivery();

/** Sends one small mail that way. */
export const deliverOnce = ({ settings, relay }: Way) =>
  deliverMail(
    {
      settings: emailSettings.parse(settings),
      secrets: noSecrets,
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
