import type { Sending, Stage, World } from '@hilo/channel-kit/contract';
import type { z } from 'zod';
import type { emailSettings } from '../settings.ts';
import { asSentMessage, asTwin, moods, writeReply } from './provider-side.ts';
import type { Dovecot } from './start-dovecot.ts';
import { startMailSink } from './start-mail-sink.ts';
import { startProxy } from './start-proxy.ts';

const customer = 'ana.munoz@example.org';
let worlds = 0;

/** The world of a mailbox at a provider: one of `dovecot`, behind a network that can fail, and an SMTP server. */
export const startAccountWorld = async (
  dovecot: Dovecot,
  _: Stage,
): Promise<World<z.input<typeof emailSettings>>> => {
  worlds += 1;
  const user = `soporte${worlds}@tienda.example`;
  const { password } = dovecot;
  const proxy = await startProxy(dovecot);
  const sink = await startMailSink({ auth: { user, password } });
  let isPaused = false;

  const bring = async (raw: Uint8Array): Promise<Sending> => {
    // The shortest that a mailbox can hold is an empty line.
    await dovecot.append(raw.length === 0 ? Buffer.from('\r\n') : raw, 'INBOX', user);
    // A mailbox hears nothing of us.
    return { verdict: () => 'pending', again: () => bring(raw) };
  };
  return {
    settings: {
      mode: 'account',
      addresses: ['soporte@tienda.example'],
      displayName: 'Tienda',
      imapHost: proxy.host,
      imapPort: proxy.port,
      imapSecurity: 'none',
      username: user,
      password,
      smtpHost: sink.host,
      smtpPort: sink.port,
      smtpSecurity: 'none',
      useAssurance: false,
    },
    customer: { kind: 'mailAddress', value: customer, name: 'Ana Muñoz' },
    send: ({ bytes }) => bring(bytes),
    sendTwin: ({ bytes }) => bring(asTwin(bytes)),
    sendBytes: bring,
    sentMessages: () => Promise.all(sink.mails.map(asSentMessage)),
    attempts: async () => sink.attempts(),
    failNext: async (kind) => {
      if (kind === 'drop-before-accept') {
        isPaused = true;
        await Promise.all([sink.pause(), proxy.pause()]);
      } else if (kind === 'auth') {
        sink.setMood('refuse-login');
        await dovecot.refuse(user, true);
      } else sink.setMood(moods[kind] ?? 'well');
      return { retryAfterSeconds: kind === 'rate-limit' ? 900 : null };
    },
    mend: async () => {
      sink.setMood('well');
      await dovecot.refuse(user, false);
      if (isPaused) await Promise.all([sink.resume(), proxy.resume()]);
      isPaused = false;
    },
    replyTo: async (sent, text) => bring((await writeReply(sink, sent, customer, text)).raw),
    carriesRefs: 'all',
    close: async () => {
      await Promise.all([sink.close(), isPaused ? null : proxy.close()]);
    },
  };
};
