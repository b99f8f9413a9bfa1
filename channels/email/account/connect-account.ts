import { ChannelError } from '@hilo/channel-kit';
import { ImapFlow } from 'imapflow';
import { explainTls } from '../explain-tls.ts';
import { resolveHost } from '../resolve-host.ts';
import type { EmailSettings } from '../settings.ts';
import { maxMailBytes } from '../take-mail.ts';
import { type Access, accessToken, forgetAccessToken } from './access-token.ts';

export const imapPlace = (settings: EmailSettings) => ({
  host: settings.imapHost ?? '',
  port: settings.imapPort ?? (settings.imapSecurity === 'tls' ? 993 : 143),
});

/**
 * A signed-in IMAP connection; `signal` ends it at once. It never writes to its own log.
 * @throws ChannelError `auth`, `transient` or `permanent` (a host that may not be reached)
 */
export const connectAccount = async (
  access: Access,
  allowPrivateHosts: boolean,
  signal: AbortSignal,
): Promise<ImapFlow> => {
  const { settings } = access;
  const { host, port } = imapPlace(settings);
  const { address, servername } = await resolveHost(host, allowPrivateHosts);
  const user = settings.username ?? '';
  const token = settings.auth === 'oauth2' ? await accessToken(access, allowPrivateHosts, signal) : null;
  const client = new ImapFlow({
    host: address,
    port,
    secure: settings.imapSecurity === 'tls',
    ...(settings.imapSecurity === 'tls' ? {} : { doSTARTTLS: settings.imapSecurity === 'starttls' }),
    ...(servername ? { servername } : {}),
    auth: token === null ? { user, pass: settings.password ?? '' } : { user, accessToken: token },
    clientInfo: { name: 'Hilo' },
    logger: false,
    disableAutoIdle: true,
    // RFC 2177: a server may hang up on an IDLE of 30 minutes.
    maxIdleTime: 10 * 60_000,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 5 * 60_000,
    maxLiteralSize: maxMailBytes + 1024 * 1024,
    maxResponseSize: maxMailBytes + 4 * 1024 * 1024,
  });
  const end = () => client.close();
  // Every failure also rejects the call in hand; this one is for those that come between calls.
  client.on('error', () => {});
  client.once('close', () => signal.removeEventListener('abort', end));
  if (signal.aborted) throw new ChannelError('transient', 'stopped before connecting');
  signal.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { capabilities } = client;
    client.close();
    const failure = asImapError(error);
    if (failure.code === 'auth' && capabilities.size > 0 && !speaks.some((name) => capabilities.has(name)))
      throw new ChannelError('permanent', `it speaks neither ${speaks.join(' nor ')}`, { cause: error });
    if (failure.code === 'auth' && token !== null) forgetAccessToken(token);
    throw failure;
  }
};

/** What a server names that can be read. */
const speaks = ['IMAP4rev1', 'IMAP4rev2'];

/** Codes with which a server says "not now" although it speaks of the login (RFC 5530). */
const notNow = ['UNAVAILABLE', 'INUSE', 'SERVERBUG', 'LIMIT', 'CONTACTADMIN'];

export const noGreeting =
  'nothing there greets as an IMAP server does: look at host and port (usually 993 with TLS, else 143)';

/** What failed, without the words of the server: they may hold the name that was tried. */
export const asImapError = (error: unknown): ChannelError => {
  if (error instanceof ChannelError) return error;
  const fault = error as {
    authenticationFailed?: unknown;
    serverResponseCode?: unknown;
    code?: unknown;
    tlsFailed?: unknown;
  } | null;
  const response = typeof fault?.serverResponseCode === 'string' ? fault.serverResponseCode : '';
  const code = typeof fault?.code === 'string' ? fault.code : '';
  if (fault?.authenticationFailed === true && !notNow.includes(response))
    return new ChannelError('auth', `the server refuses the login ${response}`.trim());
  const remedy = explainTls(code);
  if (remedy !== null) return new ChannelError('transient', remedy, { cause: error });
  if (fault?.tlsFailed === true && code === '')
    return new ChannelError(
      'permanent',
      'it does not offer STARTTLS; choose TLS and its port, if it has one',
      {
        cause: error,
      },
    );
  if (code === 'GREETING_TIMEOUT') return new ChannelError('transient', noGreeting, { cause: error });
  return new ChannelError('transient', `the mail server failed ${[code, response].join(' ')}`.trim(), {
    cause: error,
  });
};
