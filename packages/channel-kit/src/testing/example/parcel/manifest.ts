import { type ChannelManifest, defineCapabilities } from '@hilo/channel-kit';

export const manifest: ChannelManifest = {
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
  messages: {
    es: {
      name: 'Parcel',
      apiUrl: 'Dirección de la API',
      apiUrlHelp: 'La que aparece en el panel del proveedor.',
      apiToken: 'Token de la API',
      signingSecret: 'Secreto de firma',
    },
    en: {
      name: 'Parcel',
      apiUrl: 'Address of the API',
      apiUrlHelp: 'As shown on the panel of the provider.',
      apiToken: 'API token',
      signingSecret: 'Signing secret',
    },
  },
  form: [
    { name: 'apiUrl', label: 'apiUrl', help: 'apiUrlHelp', input: 'text' },
    { name: 'apiToken', label: 'apiToken', input: 'password' },
    { name: 'signingSecret', label: 'signingSecret', input: 'password' },
  ],
};
