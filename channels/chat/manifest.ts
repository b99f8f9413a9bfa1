import type { ChannelManifest } from '@hilo/channel-kit';
import { en } from './messages/en.ts';
import { es } from './messages/es.ts';
import { chatTraits } from './traits.ts';

export const chatManifest: ChannelManifest = {
  ...chatTraits,
  messages: { es: { ...chatTraits.words.es, ...es }, en: { ...chatTraits.words.en, ...en } },
  form: [
    { ...field('title', 'words', 'localised'), isFirst: true, beginsWith: 'organisation' },
    field('greeting', 'words', 'localised'),
    field('offlineText', 'words', 'localised'),
    field('consent', 'words', 'localised'),
    field('privacyUrl', 'words', 'text'),
    { ...field('allowedOrigins', 'site', 'list'), isFirst: true },
    field('identitySecret', 'identity', 'password'),
    field('previousIdentitySecret', 'identity', 'password'),
    field('requiresIdentity', 'identity', 'switch'),
  ],
};

type Field = ChannelManifest['form'][number];

function field(name: string, group: string, input: Field['input']): Field {
  return { name, group: `group.${group}`, input, label: `${name}.label`, help: `${name}.help` };
}
