import { type ChannelTraits, defineCapabilities } from '@hilo/channel-kit';

const megabyte = 1024 * 1024;

export const emailTraits: ChannelTraits = {
  kind: 'email',
  glyph: 'mail',
  capabilities: defineCapabilities({
    outbound: true,
    liveness: 'deferred',
    threading: 'reference',
    html: true,
    attachments: { maxFiles: 20, maxFileBytes: 25 * megabyte, maxTotalBytes: 28 * megabyte },
    // Bounces come as failures; that a mail arrived or was read nobody tells reliably.
    receipts: 'none',
    // Between the final dot and its answer nobody can tell whether the server took it (RFC 1047).
    resend: 'none',
    medium: 'text',
  }),
  identityKinds: ['mailAddress'],
  words: {
    es: { name: 'Correo electrónico', inSentence: 'correo electrónico' },
    en: { name: 'E-mail', inSentence: 'e-mail' },
  },
};
