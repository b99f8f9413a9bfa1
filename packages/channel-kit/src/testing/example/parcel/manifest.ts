import type { ChannelManifest } from '@hilo/channel-kit';
import { parcelTraits } from './traits.ts';

export const parcelManifest: ChannelManifest = {
  ...parcelTraits,
  messages: {
    es: {
      ...parcelTraits.words.es,
      apiUrl: 'Dirección de la API',
      apiUrlHelp: 'La que aparece en el panel del proveedor.',
      apiToken: 'Token de la API',
      signingSecret: 'Secreto de firma',
    },
    en: {
      ...parcelTraits.words.en,
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
