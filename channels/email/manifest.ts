import type { ChannelManifest } from '@hilo/channel-kit';
import { en } from './messages/en.ts';
import { es } from './messages/es.ts';
import { emailTraits } from './traits.ts';

export const emailManifest: ChannelManifest = {
  ...emailTraits,
  messages: { es: { ...emailTraits.words.es, ...es }, en: { ...emailTraits.words.en, ...en } },
  standing: ['domain', 'mx', 'spf', 'dkim', 'dmarc'],
  form: [
    choice('mode', 'mailbox', ['embedded', 'account']),
    field('addresses', 'mailbox', 'list'),
    field('displayName', 'mailbox', 'text'),
    field('imapHost', 'account', 'text'),
    field('imapPort', 'account', 'number'),
    choice('imapSecurity', 'account', ['tls', 'starttls', 'none'], 'security'),
    field('username', 'account', 'text'),
    choice('auth', 'account', ['password', 'oauth2']),
    field('password', 'account', 'password'),
    choice('oauthProvider', 'oauth', ['microsoft', 'google', 'other']),
    field('oauthTenant', 'oauth', 'text'),
    field('oauthClientId', 'oauth', 'text'),
    field('oauthClientSecret', 'oauth', 'password'),
    field('oauthAuthoriseUrl', 'oauth', 'text'),
    field('oauthTokenUrl', 'oauth', 'text'),
    field('oauthScope', 'oauth', 'text'),
    field('oauthRefreshToken', 'oauth', 'password'),
    field('smtpHost', 'sending', 'text'),
    field('smtpPort', 'sending', 'number'),
    choice('smtpSecurity', 'sending', ['tls', 'starttls', 'none'], 'security'),
    field('sentFolder', 'sending', 'text'),
    field('keepSentCopy', 'sending', 'switch'),
    field('importSinceDays', 'reading', 'number'),
    field('plusAddressing', 'reading', 'switch'),
    field('replyDomain', 'reading', 'text'),
    field('useAssurance', 'trust', 'switch'),
    field('authServId', 'trust', 'text'),
    field('dkimDomain', 'trust', 'text'),
    field('dkimSelector', 'trust', 'text'),
    field('dkimPrivateKey', 'trust', 'password'),
  ],
};

type Field = ChannelManifest['form'][number];

function field(name: string, group: string, input: Field['input']): Field {
  return { name, group: `group.${group}`, input, label: `${name}.label`, help: `${name}.help` };
}

function choice(name: string, group: string, values: string[], words = name): Field {
  const choices = values.map((value) => ({ value, label: `${words}.${value}` }));
  return { ...field(name, group, 'choice'), choices };
}
