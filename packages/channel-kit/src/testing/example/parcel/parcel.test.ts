import { channelContract } from '@hilo/channel-kit/contract';
import { describe, it } from 'vitest';
import { startParcel } from './fake-provider.ts';
import { manifest } from './manifest.ts';
import { adapter } from './server.ts';

channelContract(
  { describe, it },
  {
    manifest,
    adapter,
    fixtures: new URL('./fixtures/', import.meta.url),
    arrivals: 'signed',
    startWorld: startParcel,
  },
);
