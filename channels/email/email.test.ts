import { channelContract } from '@hilo/channel-kit/contract';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { emailManifest } from './manifest.ts';
import { emailAdapter } from './server.ts';
import { holdReader } from './share-reader.ts';
import { startAccountWorld } from './testing/account-world.ts';
import { startEmbeddedWorld } from './testing/embedded-world.ts';
import { type Dovecot, hasDovecot, startDovecot } from './testing/start-dovecot.ts';

// Held for the whole file: a worker that starts anew for each check takes longer than the check. That of the first one,
// too: on a busy machine the parsers are longer in coming than a check waits.
const reader = holdReader();
beforeAll(() => reader.read(Buffer.from('Subject: x\r\n\r\nx\r\n')));
afterAll(() => reader.release());

const fixtures = new URL('./fixtures/arrivals/', import.meta.url);

channelContract(
  { describe, it },
  {
    name: 'email, our own listener',
    manifest: emailManifest,
    adapter: emailAdapter,
    fixtures,
    arrivals: 'open',
    startWorld: startEmbeddedWorld,
  },
);

describe.skipIf(!hasDovecot())('with Dovecot', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.close());

  channelContract(
    { describe, it },
    {
      name: 'email, a mailbox at a provider',
      manifest: emailManifest,
      adapter: emailAdapter,
      fixtures,
      arrivals: 'polled',
      // Dovecot tells of new mail up to half a second late, and logs in anew for each.
      patienceMs: 10_000,
      startWorld: (stage) => startAccountWorld(dovecot, stage),
    },
  );
});
