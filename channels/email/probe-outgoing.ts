import { ChannelError, type ProbeResult } from '@hilo/channel-kit';
import { createTransport } from 'nodemailer';
import type { Access } from './account/access-token.ts';
import { classifySmtpError } from './bounce/classify-smtp-error.ts';
import { connectSocket } from './connect-socket.ts';
import { type EmailOptions, outgoingServer, relayPlace, submissionPlace } from './outgoing.ts';
import { resolveHost } from './resolve-host.ts';
import { trySender } from './try-sender.ts';

export type Step = () => Promise<ProbeResult['facts']> | Promise<void>;

export type ProbeSteps = Record<string, Step>;

/** The steps to the outgoing server, up to who may send: nothing is sent. */
export const outgoingSteps = (
  access: Access,
  options: EmailOptions,
  signal: AbortSignal,
): { steps: ProbeSteps; close(): void } => {
  const { settings } = access;
  let attempt: Promise<unknown> | null = null;
  let close = () => {};
  const place = () =>
    settings.mode === 'account' ? submissionPlace(settings) : relayPlace(options.relay ?? '');

  /** Connects and signs in, once; each step looks for its own kind of failure in the same answer. */
  const verify = () => {
    attempt ??= outgoingServer(access, options, signal).then((server) => {
      const transport = createTransport(server);
      close = () => transport.close();
      signal.addEventListener('abort', close, { once: true });
      return transport.verify().then(
        () => null,
        (error: unknown) => error ?? new Error('failed'),
      );
    });
    return attempt;
  };
  const failWhen = (is: (error: unknown) => boolean): Step => {
    return async () => {
      const error = await verify();
      if (error === null || !is(error)) return;
      throw asProbeError(error);
    };
  };
  return {
    steps: {
      'smtp.dns': async () => {
        const { host, port } = place();
        await resolveHost(host, options.allowPrivateHosts || settings.mode === 'embedded');
        return { smtpHost: host, smtpPort: port };
      },
      'smtp.tcp': async () => {
        const { host, port } = place();
        const { address } = await resolveHost(
          host,
          options.allowPrivateHosts || settings.mode === 'embedded',
        );
        (await connectSocket(address, port, signal)).destroy();
      },
      'smtp.tls': failWhen(isTlsError),
      'smtp.greeting': failWhen((error) => !isTlsError(error) && !isLoginError(error)),
      [settings.mode === 'account' && settings.auth === 'oauth2' ? 'smtp.access' : 'smtp.login']:
        failWhen(isLoginError),
      'smtp.sender': async () => {
        const sender = settings.addresses[0] ?? options.mailFrom;
        if (!sender) return;
        await trySender(await outgoingServer(access, options, signal), sender, signal).catch(
          (error: unknown) => {
            throw asProbeError(error);
          },
        );
      },
    },
    close: () => {
      signal.removeEventListener('abort', close);
      close();
    },
  };
};

const asProbeError = (error: unknown): ChannelError => {
  if (error instanceof ChannelError) return error;
  const { code, detail } = classifySmtpError(error);
  // Nothing was sent that could have arrived.
  return new ChannelError(
    code === 'ambiguous' ? 'transient' : code,
    /greeting/i.test(detail) ? noGreeting : detail,
  );
};

const noGreeting =
  'nothing there greets as a mail server does: look at host and port (usually 465 with TLS, 587 with STARTTLS)';

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
export const isTlsError = (error: unknown): boolean =>
  /^(?:ETLS|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO$)/.test(codeOf(error)) ||
  (codeOf(error) === 'ESOCKET' &&
    /certificate|ssl|tls|wrong version/i.test(String((error as Error).message)));
const isLoginError = (error: unknown): boolean => classifySmtpError(error).code === 'auth';
