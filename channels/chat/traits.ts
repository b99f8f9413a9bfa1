import { type ChannelTraits, defineCapabilities } from '@hilo/channel-kit';
import { maxTextLength } from './protocol.ts';

const megabyte = 1024 * 1024;

export const chatTraits: ChannelTraits = {
  kind: 'chat',
  glyph: 'message-square',
  capabilities: defineCapabilities({
    outbound: true,
    liveness: 'live',
    carrier: 'own',
    threading: 'native',
    maxBody: maxTextLength,
    attachments: { maxFiles: 10, maxFileBytes: 25 * megabyte, maxTotalBytes: 100 * megabyte },
    receipts: 'read',
    medium: 'text',
  }),
  identityKinds: ['visitor'],
  words: {
    es: { name: 'Chat web', inSentence: 'chat' },
    en: { name: 'Web chat', inSentence: 'chat' },
  },
};
