import { type ChannelTraits, defineCapabilities } from '@hilo/channel-kit';

export const parcelTraits: ChannelTraits = {
  kind: 'parcel',
  glyph: 'package',
  capabilities: defineCapabilities({
    outbound: true,
    liveness: 'deferred',
    threading: 'native',
    maxBody: 1000,
    attachments: { maxFiles: 3, maxFileBytes: 20_000, maxTotalBytes: 50_000 },
    receipts: 'read',
    replyWindow: { hours: 24 },
    resend: 'provider-key',
    acknowledge: 'stored',
  }),
  identityKinds: ['phone'],
  words: {
    es: { name: 'Parcel', inSentence: 'parcel' },
    en: { name: 'Parcel', inSentence: 'parcel' },
  },
};
