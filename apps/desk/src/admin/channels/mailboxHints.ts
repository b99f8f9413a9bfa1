import type { FormHints, Settings } from './channelForm.ts';
import { guessMailHosts, providerOf } from './guessMailHosts.ts';

const account = { field: 'mode', is: ['account'] } as const;
const oauth = { field: 'auth', is: ['oauth2'] } as const;

const addressOf = (settings: Settings): string | null => {
  const [address] = Array.isArray(settings.addresses) ? (settings.addresses as unknown[]) : [];
  return typeof address === 'string' && address.includes('@') ? address : null;
};

/** A mailbox at a provider needs an address and a password; the rest follows, or has a good default. */
export const mailboxHints: FormHints = {
  defaults: { useAssurance: true },
  when: {
    imapHost: account,
    imapPort: account,
    imapSecurity: account,
    username: account,
    auth: account,
    password: { field: 'auth', is: ['password'] },
    oauthClientId: oauth,
    oauthClientSecret: oauth,
    oauthRefreshToken: oauth,
    oauthTokenUrl: oauth,
    smtpHost: account,
    smtpPort: account,
    smtpSecurity: account,
    sentFolder: account,
    keepSentCopy: account,
    importSinceDays: account,
    replyDomain: account,
  },
  keys: ['dkimPrivateKey'],
  quick: ['mode', 'addresses', 'password', 'imapHost', 'smtpHost'],
  suggest: (settings) => {
    const address = addressOf(settings);
    if (address === null) return {};
    const hosts = guessMailHosts(address);
    return hosts ? { ...hosts, username: address } : { username: address };
  },
  provider: {
    field: 'addresses',
    of: (settings) => {
      const address = settings.mode === 'account' ? addressOf(settings) : null;
      return address === null ? undefined : providerOf(address);
    },
  },
};
