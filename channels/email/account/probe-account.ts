import { ChannelError } from '@hilo/channel-kit';
import type { ImapFlow } from 'imapflow';
import { connectSocket, readGreeting } from '../connect-socket.ts';
import type { EmailOptions } from '../outgoing.ts';
import { isTlsError, type ProbeSteps, type Step } from '../probe-outgoing.ts';
import { resolveHost } from '../resolve-host.ts';
import { type Access, askForAccess } from './access-token.ts';
import { connectAccount, imapPlace, noGreeting } from './connect-account.ts';
import { findSentFolder } from './find-sent-folder.ts';

const greetingMs = 8_000;

/** The steps to the mailbox: its inbox is asked for its numbers and not opened. */
export const accountSteps = (
  access: Access,
  { allowPrivateHosts }: EmailOptions,
  signal: AbortSignal,
): { steps: ProbeSteps; close(): void } => {
  const { settings } = access;
  const { host, port } = imapPlace(settings);
  let attempt: Promise<ImapFlow> | null = null;
  const connected = () => {
    attempt ??= connectAccount(access, allowPrivateHosts, signal);
    return attempt;
  };
  /** One attempt, in which each step looks for its own kind of failure. */
  const failWhen = (is: (error: unknown) => boolean): Step => {
    return async () => {
      const error = await connected().then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null && is(error)) throw error;
    };
  };
  const isLogin = (error: unknown) => error instanceof ChannelError && error.code === 'auth';
  const isTls = (error: unknown) =>
    error instanceof ChannelError &&
    (isTlsError(error.cause) || (error.cause as { tlsFailed?: unknown } | undefined)?.tlsFailed === true);
  /** Said in the clear, so a port of something else is known in a moment. */
  const greeting: Step = async () => {
    const { address } = await resolveHost(host, allowPrivateHosts);
    const socket = await connectSocket(address, port, signal);
    try {
      const line = await readGreeting(socket, signal, greetingMs).catch(() => '');
      if (!/^\* (?:OK|PREAUTH|BYE)/i.test(line)) throw new ChannelError('transient', noGreeting);
    } finally {
      socket.destroy();
    }
  };
  const isOpen = settings.imapSecurity !== 'tls';
  return {
    steps: {
      // By itself, for what it lacks is nothing that the mail server could say.
      ...(settings.auth === 'oauth2'
        ? { 'oauth.token': () => askForAccess(access, allowPrivateHosts, signal) }
        : {}),
      'imap.dns': async () => {
        await resolveHost(host, allowPrivateHosts);
        return { imapHost: host, imapPort: port };
      },
      'imap.tcp': async () => {
        const { address } = await resolveHost(host, allowPrivateHosts);
        (await connectSocket(address, port, signal)).destroy();
      },
      ...(isOpen ? { 'imap.greeting': greeting } : {}),
      'imap.tls': failWhen(isTls),
      ...(isOpen ? {} : { 'imap.greeting': failWhen((error) => !isTls(error) && !isLogin(error)) }),
      [settings.auth === 'oauth2' ? 'imap.access' : 'imap.login']: failWhen((error) => !isTls(error)),
      'imap.folder': async () => {
        const client = await connected();
        const inbox = await client.status('INBOX', { messages: true, unseen: true }).catch(() => null);
        if (!inbox) throw new ChannelError('permanent', 'there is no inbox that this login may read');
        return {
          messages: inbox.messages ?? null,
          unseen: inbox.unseen ?? null,
          capabilities: [...client.capabilities.keys()].sort().join(' '),
        };
      },
      'imap.sentFolder': async () => {
        const folder = await findSentFolder(await connected(), settings.sentFolder);
        if (folder === null && settings.sentFolder)
          throw new ChannelError('permanent', 'there is no sent folder of that name');
        return { sentFolder: folder };
      },
    },
    close: () => {
      attempt?.then(
        (client) => client.close(),
        () => {},
      );
    },
  };
};
