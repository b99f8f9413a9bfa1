import { type ChannelManifest, defineCapabilities } from '@hilo/channel-kit';
import { en } from './messages/en.ts';
import { es } from './messages/es.ts';
import { maxTextLength } from './protocol.ts';

const megabyte = 1024 * 1024;

export const chatManifest: ChannelManifest = {
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
  messages: { es, en },
  form: [
    field('title', 'words', 'localised'),
    field('greeting', 'words', 'localised'),
    field('offlineText', 'words', 'localised'),
    field('consent', 'words', 'localised'),
    field('privacyUrl', 'words', 'text'),
    field('allowedOrigins', 'site', 'list'),
    field('identitySecret', 'identity', 'password'),
    field('previousIdentitySecret', 'identity', 'password'),
    field('requiresIdentity', 'identity', 'switch'),
  ],
};

type Field = ChannelManifest['form'][number];

function field(name: string, group: string, input: Field['input']): Field {
  return { name, group: `group.${group}`, input, label: `${name}.label`, help: `${name}.help` };
}
