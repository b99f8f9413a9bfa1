import { channelContract } from '@hilo/channel-kit/contract';
import { describe, it } from 'vitest';
import { parcelManifest } from './manifest.ts';
import { parcelAdapter } from './server.ts';
import { startParcel } from './testing/fake-provider.ts';

channelContract(
  { describe, it },
  {
    manifest: parcelManifest,
    adapter: parcelAdapter,
    fixtures: new URL('./fixtures/', import.meta.url),
    arrivals: 'signed',
    startWorld: startParcel,
  },
);
