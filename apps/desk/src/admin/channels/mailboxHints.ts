import type { FormHints, Settings, SignInAt } from './channelForm.ts';
import { guessMailHosts, providerOf } from './guessMailHosts.ts';

const account = { field: 'mode', is: ['account'] } as const;
const oauth = { field: 'auth', is: ['oauth2'] } as const;
const otherProvider = { field: 'oauthProvider', is: ['other'] } as const;
const providerNames = { microsoft: 'Microsoft', google: 'Google' } as const;

const addressOf = (settings: Settings): string | null => {
  const [address] = Array.isArray(settings.addresses) ? (settings.addresses as unknown[]) : [];
  return typeof address === 'string' && address.includes('@') ? address : null;
};

const providerIn = ({ oauthProvider }: Settings): SignInAt['provider'] =>
  oauthProvider === 'microsoft' || oauthProvider === 'google' ? oauthProvider : 'other';

const signInAt = (settings: Settings): SignInAt | null => {
  if (settings.mode !== 'account' || settings.auth !== 'oauth2') return null;
  const provider = providerIn(settings);
  if (provider !== 'other') return { provider, name: providerNames[provider] };
  return settings.oauthAuthoriseUrl ? { provider, name: null } : null;
};

/** A mailbox at a provider needs an address and a password; the rest follows, or has a good default. */
export const mailboxHints: FormHints = {
  defaults: { useAssurance: true, oauthProvider: 'other' },
  beginning: { oauthProvider: 'microsoft' },
  when: {
    imapHost: account,
    imapPort: account,
    imapSecurity: account,
    username: account,
    auth: account,
    password: { field: 'auth', is: ['password'] },
    oauthClientId: oauth,
    oauthClientSecret: oauth,
    oauthProvider: oauth,
    oauthTenant: { field: 'oauthProvider', is: ['microsoft'] },
    oauthAuthoriseUrl: otherProvider,
    oauthTokenUrl: otherProvider,
    oauthScope: otherProvider,
    oauthRefreshToken: otherProvider,
    smtpHost: account,
    smtpPort: account,
    smtpSecurity: account,
    sentFolder: account,
    keepSentCopy: account,
    importSinceDays: account,
    replyDomain: account,
  },
  keys: ['dkimPrivateKey'],
  quick: [
    'mode',
    'addresses',
    'auth',
    'password',
    'oauthProvider',
    'oauthTenant',
    'oauthClientId',
    'oauthClientSecret',
    'oauthAuthoriseUrl',
    'oauthTokenUrl',
    'oauthScope',
    'imapHost',
    'smtpHost',
  ],
  suggest: (settings) => {
    const address = addressOf(settings);
    if (address === null) return {};
    const at = signInAt(settings)?.provider;
    const hosts = guessMailHosts(address, at === 'other' ? undefined : at);
    return hosts ? { ...hosts, username: address } : { username: address };
  },
  signIn: {
    secret: 'oauthRefreshToken',
    field: 'oauthProvider',
    provider: providerIn,
    at: signInAt,
    choose: (provider) => ({ auth: 'oauth2', oauthProvider: provider }),
  },
  provider: {
    field: 'addresses',
    of: (settings) => {
      const address = settings.mode === 'account' ? addressOf(settings) : null;
      return address === null ? undefined : providerOf(address);
    },
  },
};
