import { channelContract } from '@hilo/channel-kit/contract';
import { describe, it } from 'vitest';
import { chatManifest } from './manifest.ts';
import { chatAdapter } from './server.ts';
import { startChatWorld } from './testing/chat-world.ts';

const manifest = chatManifest;
const adapter = chatAdapter;

channelContract(
  { describe, it },
  {
    name: 'chat, anybody',
    manifest,
    adapter,
    fixtures: new URL('./fixtures/anybody/', import.meta.url),
    arrivals: 'open',
    startWorld: (stage) => startChatWorld(stage, false),
  },
);

channelContract(
  { describe, it },
  {
    name: 'chat, people the site vouches for',
    manifest,
    adapter,
    fixtures: new URL('./fixtures/signed/', import.meta.url),
    arrivals: 'signed',
    startWorld: (stage) => startChatWorld(stage, true),
  },
);
