import { type ChannelManifest, defineCapabilities } from '@hilo/channel-kit';

const capabilities = defineCapabilities({
  outbound: true,
  audience: 'public',
  threading: 'reference',
  maxBody: 280,
});

const words = {
  es: { name: 'Tablón', inSentence: 'tablón' },
  en: { name: 'Board', inSentence: 'board' },
};

const shared = {
  glyph: 'pin',
  identityKinds: ['boardHandle'],
  words,
  messages: {
    es: { ...words.es, url: 'Dirección del tablón', handle: 'Nombre en el tablón', key: 'Clave' },
    en: { ...words.en, url: 'Address of the board', handle: 'Name on the board', key: 'Key' },
  },
  form: [
    { name: 'url', label: 'url', input: 'text' as const },
    { name: 'handle', label: 'handle', input: 'text' as const },
    { name: 'key', label: 'key', input: 'password' as const },
  ],
};

/** A board that cannot say whether it took a note. */
export const manifest: ChannelManifest = { kind: 'board', capabilities, ...shared };

/** A board that keeps a mark of ours with each note and can be asked for it. */
export const markedManifest: ChannelManifest = {
  kind: 'markedBoard',
  capabilities: { ...capabilities, resend: 'reconcile' },
  ...shared,
};
