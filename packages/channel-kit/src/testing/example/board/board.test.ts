import { channelContract } from '@hilo/channel-kit/contract';
import { describe, it } from 'vitest';
import { manifest, markedManifest } from './manifest.ts';
import { adapter, markedAdapter } from './server.ts';
import { startBoard } from './testing/fake-provider.ts';

const fixtures = new URL('./fixtures/', import.meta.url);

channelContract(
  { describe, it },
  { manifest, adapter, fixtures, arrivals: 'polled', startWorld: (stage) => startBoard(stage, false) },
);

channelContract(
  { describe, it },
  {
    manifest: markedManifest,
    adapter: markedAdapter,
    fixtures,
    arrivals: 'polled',
    startWorld: (stage) => startBoard(stage, true),
  },
);
