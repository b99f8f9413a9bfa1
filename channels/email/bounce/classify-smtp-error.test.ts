import type { AddressInfo, Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { classifySmtpError, type SmtpFailure, watchSending } from './classify-smtp-error.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Drop = () => void;

/** Starts a real SMTP server on loopback, sends one mail to it and reports how that failed. */
async function sendTo(
  behave: (drop: Drop) => SMTPServerOptions,
  { size = 200, auth = false } = {},
): Promise<SmtpFailure | 'accepted'> {
  const sockets = new Set<Socket>();
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    ...behave(drop),
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  closing.push(
    () =>
      new Promise((closed) => {
        drop();
        server.close(() => closed());
      }),
  );
  const watch = watchSending();
  const transport = createTransport({
    logger: watch.logger,
    host: '127.0.0.1',
    port: (server.server.address() as AddressInfo).port,
    ignoreTLS: true,
    ...(auth ? { auth: { user: 'soporte', pass: 'wrong' } } : {}),
  });
  const line = 'Buenos dias, adjuntamos lo que pidio.\r\n';
  const raw = Buffer.from(`Subject: Hola\r\n\r\n${line.repeat(Math.ceil(size / line.length))}`);
  try {
    const envelope = { from: 'soporte@empresa.example', to: ['ana@cliente.example'] };
    await transport.sendMail({ envelope, raw });
    return 'accepted';
  } catch (error) {
    return classifySmtpError(error, watch.progress);
  } finally {
    transport.close();
  }
}

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });
const atRcpt = (code: number, text: string) => (): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => done(refusal(code, text)),
});
const atDot = (code: number, text: string) => (): SMTPServerOptions => ({
  onData: (stream, _session, done) => {
    stream.resume();
    stream.on('end', () => done(refusal(code, text)));
  },
});

describe('answers of a real server', () => {
  it('accepts 250', async () => {
    const accept = (): SMTPServerOptions => ({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => done());
      },
    });
    expect(await sendTo(accept)).toBe('accepted');
  });

  it.each<[string, () => SMTPServerOptions, SmtpFailure['code'], number | undefined]>([
    ['450 4.2.0 at RCPT', atRcpt(450, '4.2.0 Greylisted, try again'), 'transient', 300],
    ['451 4.7.1 at RCPT', atRcpt(451, '4.7.1 Greylisting in action'), 'transient', 300],
    ['452 4.3.1 after the dot', atDot(452, '4.3.1 Insufficient system storage'), 'transient', 300],
    [
      '421 too many connections',
      atRcpt(421, '4.7.0 Too many connections from your host'),
      'rate-limited',
      900,
    ],
    [
      '550 5.1.1 at RCPT',
      atRcpt(550, '5.1.1 <ana@cliente.example> User unknown'),
      'recipient-unreachable',
      undefined,
    ],
    ['550 without status at RCPT', atRcpt(550, 'No'), 'recipient-unreachable', undefined],
    ['552 5.2.2 at RCPT', atRcpt(552, '5.2.2 Mailbox full'), 'recipient-unreachable', undefined],
    ['552 after the dot', atDot(552, 'Too much'), 'content-rejected', undefined],
    ['554 5.7.1 after the dot', atDot(554, '5.7.1 Message refused'), 'content-rejected', undefined],
    ['554 5.7.1 relay denied', atRcpt(554, '5.7.1 Relay access denied'), 'sender-refused', undefined],
    [
      '550 5.7.26 after the dot',
      atDot(550, '5.7.26 fails to pass authentication checks'),
      'sender-refused',
      undefined,
    ],
  ])('%s', async (_, behave, code, retryAfterSeconds) => {
    const failure = await sendTo(behave);
    expect(failure).toMatchObject({ code });
    if (failure !== 'accepted') {
      expect(failure.retryAfterSeconds).toBe(retryAfterSeconds);
      expect(failure.detail).not.toContain('@');
    }
  });

  it('takes 421 at the greeting as "later"', async () => {
    const busy = (): SMTPServerOptions => ({ onConnect: (_session, done) => done(refusal(421, 'Busy')) });
    expect(await sendTo(busy)).toMatchObject({ code: 'transient', retryAfterSeconds: 300 });
  });

  it('takes 535 as wrong credentials', async () => {
    const wrong = (): SMTPServerOptions => ({
      onAuth: (_auth, _session, done) => done(refusal(535, 'Bad password')),
    });
    const failure = await sendTo(wrong, { auth: true });
    expect(failure).toMatchObject({ code: 'auth' });
    expect(JSON.stringify(failure)).not.toContain('wrong');
  });
});

describe('a lost connection', () => {
  it('before DATA means: try again', async () => {
    const failure = await sendTo((drop) => ({ onRcptTo: () => drop() }));
    expect(failure).toMatchObject({ code: 'transient' });
  });

  it('in the middle of the content means: try again', async () => {
    const failure = await sendTo((drop) => ({ onData: (stream) => stream.once('data', drop) }), {
      size: 24_000_000,
    });
    expect(failure).toMatchObject({ code: 'transient' });
  });

  it('after the final dot means: nobody knows', async () => {
    const failure = await sendTo((drop) => ({
      onData: (stream) => {
        stream.resume();
        stream.on('end', drop);
      },
    }));
    expect(failure).toMatchObject({ code: 'ambiguous' });
    expect(failure).not.toHaveProperty('retryAfterSeconds');
  });

  it('with nobody listening means: try again', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: 1, ignoreTLS: true });
    const error = await transport
      .sendMail({ envelope: { from: 'a@b.example', to: 'c@d.example' }, raw: 'x' })
      .catch((e) => e);
    expect(classifySmtpError(error)).toMatchObject({ code: 'transient' });
  });
});

describe('errors without a server', () => {
  it.each([
    [{ code: 'ECONNECTION', command: 'CONN' }, 'ambiguous'],
    [{ code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'GREETING_TIMEOUT' }, 'transient'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, 'ambiguous'],
    [{ code: 'EDNS', command: 'CONN' }, 'transient'],
    [{ code: 'ETLS', command: 'STARTTLS' }, 'transient'],
    [{ code: 'EAUTH', command: 'API' }, 'auth'],
    [{ code: 'EENVELOPE', command: 'API' }, 'permanent'],
    [{ code: 'EMESSAGE', command: 'MAIL FROM' }, 'content-rejected'],
    [
      { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 454, response: '454 4.7.0 try later' },
      'transient',
    ],
    [
      { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553, response: '553 5.1.8 sender rejected' },
      'sender-refused',
    ],
    [undefined, 'permanent'],
    ['boom', 'permanent'],
  ])('%j is %s', (error, code) => {
    expect(classifySmtpError(error).code).toBe(code);
  });

  it.each([
    ['MAIL FROM', 550, '5.7.1 Sender not permitted'],
    ['MAIL FROM', 553, 'no reason at all'],
    ['MAIL FROM', 554, '5.7.1 Service unavailable; client host blocked'],
    ['CONN', 554, '5.7.1 Your address is on a list'],
    ['RCPT TO', 550, '5.1.8 Sender address rejected: Domain not found'],
    ['RCPT TO', 553, '5.7.1 Sender address rejected: not owned by user soporte'],
    ['RCPT TO', 553, 'Sender is not allowed to relay emails'],
    ['RCPT TO', 553, 'Relaying disallowed as somebody'],
    ['RCPT TO', 550, '5.7.1 Client host rejected: cannot find your hostname'],
    ['DATA', 550, '5.7.60 SMTP; Client does not have permissions to send as this sender'],
    ['DATA', 554, '5.2.252 SendAsDenied; not allowed to send as somebody'],
    ['DATA', 550, 'The from address does not match a verified Sender Identity'],
    ['DATA', 554, 'Message rejected: Email address is not verified'],
    ['DATA', 550, '5.7.26 This message does not pass authentication checks'],
  ])('a refusal at %s of who sends: %i %s', (command, responseCode, words) => {
    const response = `${responseCode} ${words}`;
    expect(classifySmtpError({ code: 'EENVELOPE', command, responseCode, response }).code).toBe(
      'sender-refused',
    );
  });

  it.each([
    ['MAIL FROM', 450, '4.7.1 Greylisted', 'transient'],
    ['MAIL FROM', 451, '4.1.8 Sender address: domain lookup failed', 'transient'],
    ['MAIL FROM', 452, '4.3.1 No space', 'transient'],
    ['MAIL FROM', 552, '5.3.4 Message size exceeds fixed limit', 'content-rejected'],
    ['MAIL FROM', 530, '5.7.57 Client not authenticated to send mail', 'auth'],
    ['RCPT TO', 550, '5.7.133 Sender is not authorized to send to this group', 'content-rejected'],
    ['RCPT TO', 550, '5.1.1 Address not allowed: user unknown', 'recipient-unreachable'],
    ['DATA', 554, '5.7.1 Message rejected as spam', 'content-rejected'],
  ])('which is not that of %s: %i %s', (command, responseCode, words, code) => {
    const response = `${responseCode} ${words}`;
    expect(classifySmtpError({ code: 'EENVELOPE', command, responseCode, response }).code).toBe(code);
  });

  it('keeps addresses and line ends out of the detail', () => {
    const response = '550-5.1.1 <ana@cliente.example>\r\n550 5.1.1 luis@cliente.example gone\u001b[31m';
    const { detail } = classifySmtpError({
      code: 'EENVELOPE',
      command: 'RCPT TO',
      responseCode: 550,
      response,
    });
    for (const part of ['@', '\r', '\n', '\u001b']) expect(detail).not.toContain(part);
    expect(detail).toContain('5.1.1');
  });
});
