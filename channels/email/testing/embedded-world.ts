import type { Sending, Stage, Verdict, World } from '@hilo/channel-kit/contract';
import { createTransport } from 'nodemailer';
import type { z } from 'zod';
import type { emailSettings } from '../settings.ts';
import { asSentMessage, asTwin, freePort, moods, writeReply } from './provider-side.ts';
import { startMailSink } from './start-mail-sink.ts';

const own = 'soporte@tienda.example';
const customer = 'ana.munoz@example.org';

/** The world around our own listener: mail servers that bring mail to it, and one that takes what we send. */
export const startEmbeddedWorld = async (_: Stage): Promise<World<z.input<typeof emailSettings>>> => {
  const sink = await startMailSink({ auth: { user: 'relay', password: 'relay-password-1' } });
  const port = await freePort();
  let isPaused = false;

  const bring = async (raw: Uint8Array, sender: string, to: string): Promise<Sending> => {
    let verdict: Verdict = 'pending';
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, socketTimeout: 20_000 });
    void transport
      .sendMail({ envelope: { from: sender, to: [to] }, raw: Buffer.from(raw) })
      .then(
        () => 'received' as const,
        () => 'refused' as const,
      )
      .then((heard) => {
        verdict = heard;
        transport.close();
      });
    return { verdict: () => verdict, again: () => bring(raw, sender, to) };
  };
  const bringAsWritten = (raw: Uint8Array) => {
    const text = Buffer.from(raw).toString('latin1');
    const sender = /^Return-Path: <>/im.test(text)
      ? ''
      : (text.match(/^From:.*?([^\s<]+@[^\s>]+)/im)?.[1] ?? customer);
    return bring(raw, sender, own);
  };
  return {
    settings: { mode: 'embedded', addresses: [own], displayName: 'Tienda', useAssurance: false },
    options: { listenHost: '127.0.0.1', listenPort: port, relay: sink.url },
    customer: { kind: 'mailAddress', value: customer, name: 'Ana Muñoz' },
    send: ({ bytes }) => bringAsWritten(bytes),
    sendTwin: ({ bytes }) => bringAsWritten(asTwin(bytes)),
    sendBytes: bringAsWritten,
    sentMessages: () => Promise.all(sink.mails.map(asSentMessage)),
    attempts: async () => sink.attempts(),
    failNext: async (kind) => {
      if (kind === 'drop-before-accept') {
        isPaused = true;
        await sink.pause();
      } else sink.setMood(moods[kind] ?? 'well');
      // SMTP has no word for "wait so long": what we give when a server says too many.
      return { retryAfterSeconds: kind === 'rate-limit' ? 900 : null };
    },
    mend: async () => {
      sink.setMood('well');
      if (isPaused) await sink.resume();
      isPaused = false;
    },
    replyTo: async (sent, text) => {
      const { to, raw } = await writeReply(sink, sent, customer, text);
      return bring(raw, customer, to);
    },
    carriesRefs: 'all',
    close: () => sink.close(),
  };
};
