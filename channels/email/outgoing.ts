import { type ChannelContext, ChannelError } from '@hilo/channel-kit';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { type Access, accessToken } from './account/access-token.ts';
import { resolveHost } from './resolve-host.ts';
import type { EmailSettings } from './settings.ts';

/** What the process was started with for this kind of channel; the README names the settings behind it. */
export type EmailOptions = {
  listenHost: string;
  listenPort: number;
  tlsCert: string | null;
  tlsKey: string | null;
  relay: string | null;
  mailFrom: string | null;
  allowPrivateHosts: boolean;
};

export const readOptions = (options: ChannelContext<EmailSettings>['options']): EmailOptions => {
  const text = (name: string) =>
    typeof options[name] === 'string' && options[name] !== '' ? options[name] : null;
  return {
    listenHost: text('listenHost') ?? '127.0.0.1',
    listenPort: typeof options.listenPort === 'number' ? options.listenPort : 2525,
    tlsCert: text('tlsCert'),
    tlsKey: text('tlsKey'),
    relay: text('relay'),
    mailFrom: text('mailFrom'),
    allowPrivateHosts: options.allowPrivateHosts === true,
  };
};

/** No server may hold a message for longer than this at any one step. */
const timeLimits = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 120_000,
  dnsTimeout: 10_000,
};

/** Where the account's SMTP server is: its own host and port, else the usual ones beside IMAP. */
export const submissionPlace = (settings: EmailSettings) => ({
  host: settings.smtpHost ?? settings.imapHost?.replace(/^imap\./i, 'smtp.') ?? '',
  port: settings.smtpPort ?? (settings.smtpSecurity === 'tls' ? 465 : 587),
});

/** Where the relay of this process is. */
export const relayPlace = (relay: string): { host: string; port: number } => {
  const url = new URL(relay);
  const usual = url.protocol === 'smtps:' ? 465 : 587;
  return { host: url.hostname, port: url.port === '' ? usual : Number(url.port) };
};

/**
 * How to reach the server that takes outgoing mail: the account's own, else the relay of this process.
 * @throws ChannelError `not-configured` where there is none, `transient` where its name is not found
 */
export const outgoingServer = async (
  access: Access,
  options: EmailOptions,
  signal: AbortSignal,
): Promise<SMTPTransport.Options> => {
  const { settings } = access;
  if (settings.mode === 'embedded') {
    if (!options.relay) throw new ChannelError('not-configured', 'not sent: no outgoing server');
    return { ...timeLimits, url: options.relay };
  }
  const { host, port } = submissionPlace(settings);
  const { address, servername } = await resolveHost(host, options.allowPrivateHosts);
  const auth: SMTPTransport.Options['auth'] =
    settings.auth === 'oauth2'
      ? {
          type: 'OAuth2',
          user: settings.username ?? '',
          accessToken: await accessToken(access, options.allowPrivateHosts, signal),
        }
      : { user: settings.username ?? '', pass: settings.password ?? '' };
  return {
    ...timeLimits,
    host: address,
    port,
    secure: settings.smtpSecurity === 'tls',
    requireTLS: settings.smtpSecurity === 'starttls',
    ignoreTLS: settings.smtpSecurity === 'none',
    auth,
    tls: servername ? { servername } : {},
  };
};
