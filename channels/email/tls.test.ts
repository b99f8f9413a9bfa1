import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { connectAccount } from './account/connect-account.ts';
import { explainTls } from './explain-tls.ts';
import { emailSettings } from './settings.ts';
import { deliverOnce, type Way } from './testing/deliver-once.ts';
import { noSecrets } from './testing/no-secrets.ts';
import { type Opened, openChannel, portOf } from './testing/open-channel.ts';
import { type MailSink, startMailSink } from './testing/start-mail-sink.ts';

const file = (name: string) => join(import.meta.dirname, 'fixtures', 'tls', name);
const tls = { cert: readFileSync(file('server.pem'), 'utf8'), key: readFileSync(file('server.key'), 'utf8') };
/** What a Hilo that was started with NODE_EXTRA_CA_CERTS says of each way. */
const deliverTrusting = async (...ways: Way[]): Promise<string[]> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'testing', 'deliver-once.ts'), ...ways.map((way) => JSON.stringify(way))],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: file('server.pem') } },
  );
  return stdout.trim().split('\n');
};

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const sinkWith = async (options: Parameters<typeof startMailSink>[0]): Promise<MailSink> => {
  const sink = await startMailSink(options);
  ends.push(() => sink.close());
  return sink;
};
const opened = async (...given: Parameters<typeof openChannel>): Promise<Opened> => {
  const channel = await openChannel(...given);
  ends.push(() => channel.end());
  return channel;
};
const auth = { user: 'soporte', password: 'correct-horse-battery' };
const never = () => new AbortController().signal;
const byRelay = (sink: MailSink): Way => ({
  settings: { mode: 'embedded', addresses: ['soporte@tienda.example'] },
  relay: sink.url,
});
const byAccount =
  (smtpSecurity: 'tls' | 'starttls') =>
  (sink: MailSink): Way => ({
    settings: {
      mode: 'account',
      addresses: ['soporte@tienda.example'],
      imapHost: 'localhost',
      smtpHost: 'localhost',
      smtpPort: sink.port,
      smtpSecurity,
      username: auth.user,
      password: auth.password,
    },
    relay: null,
  });

const ways: [string, boolean, (sink: MailSink) => Way][] = [
  ['a relay by STARTTLS', false, byRelay],
  ['a relay by TLS', true, byRelay],
  ['the server of an account by STARTTLS', false, byAccount('starttls')],
  ['the server of an account by TLS', true, byAccount('tls')],
];

describe('sending', () => {
  it('goes encrypted, under the password, to servers whose certificate NODE_EXTRA_CA_CERTS vouches for', async () => {
    const sinks = await Promise.all(ways.map(([, isImplicit]) => sinkWith({ auth, tls, isImplicit })));
    expect(await deliverTrusting(...ways.map(([, , way], index) => way(sinks[index]!)))).toEqual(
      ways.map(() => 'sent'),
    );
    for (const { mails } of sinks)
      expect(mails).toMatchObject([{ secure: true, user: auth.user, to: ['luis@example.org'] }]);
  });

  it.each(ways)(
    'to %s with a certificate of nobody known says nothing, and says what to do',
    async (_name, isImplicit, way) => {
      const sink = await sinkWith({ auth, tls, isImplicit });
      const failure = await deliverOnce(way(sink)).catch((error) => error);
      expect(failure).toMatchObject({ name: 'ChannelError', code: 'transient', retryable: true });
      expect(failure.message).toMatch(
        /^no secure connection \(DEPTH_ZERO_SELF_SIGNED_CERT\): .*NODE_EXTRA_CA_CERTS/,
      );
      expect(failure.message).not.toMatch(/127\.0\.0\.1|localhost/);
      expect([sink.attempts(), sink.mails]).toEqual([0, []]);
    },
  );

  it('gives no password to an account that offers no STARTTLS', async () => {
    const sink = await sinkWith({ auth });
    await expect(deliverOnce(byAccount('starttls')(sink))).rejects.toMatchObject({
      code: 'permanent',
      message: expect.stringContaining('does not offer STARTTLS; choose TLS'),
    });
    expect(sink.attempts()).toBe(0);
  });

  it('says so where TLS is spoken to a port for STARTTLS', async () => {
    const sink = await sinkWith({ auth, tls });
    await expect(deliverOnce(byAccount('tls')(sink))).rejects.toMatchObject({
      code: 'transient',
      message: expect.stringMatching(/WRONG_VERSION_NUMBER.*choose STARTTLS/),
    });
  });

  it('the test of a channel names the step, and what to do', async () => {
    const sink = await sinkWith({ auth, tls });
    const { channel } = await opened(
      { mode: 'embedded', addresses: ['soporte@tienda.example'] },
      { relay: sink.url },
    );
    const { ok, steps } = await channel.probe(never());
    expect(ok).toBe(false);
    expect(steps.at(-1)).toMatchObject({
      step: 'smtp.tls',
      ok: false,
      detail: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
  });
});

describe('the listener', () => {
  const listen = () =>
    opened(
      { mode: 'embedded', addresses: ['soporte@tienda.example'] },
      { tlsCert: file('server.pem'), tlsKey: file('server.key') },
    );
  const send = async (channel: Opened, options: object) => {
    const transport = createTransport({ host: '127.0.0.1', port: await portOf(channel), ...options });
    ends.push(async () => transport.close());
    return transport.sendMail({
      envelope: { from: 'ana@example.org', to: ['soporte@tienda.example'] },
      raw: 'From: ana@example.org\r\nSubject: Hola\r\n\r\nHola\r\n',
    });
  };

  it('takes mail by STARTTLS with its own certificate', async () => {
    const channel = await listen();
    const sent = await send(channel, { requireTLS: true, tls: { ca: tls.cert, minVersion: 'TLSv1.3' } });
    expect(sent.response).toMatch(/^250/);
    expect(channel.receiving.committed).toMatchObject([{ arrival: { type: 'message', subject: 'Hola' } }]);
  });

  it('shows its own certificate and no other: whoever does not know it is told', async () => {
    const channel = await listen();
    await expect(send(channel, { requireTLS: true })).rejects.toMatchObject({
      originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(channel.receiving.committed).toEqual([]);
  });

  it('offers nothing of the kind without one', async () => {
    const channel = await opened({ mode: 'embedded', addresses: ['soporte@tienda.example'] });
    await expect(send(channel, { requireTLS: true, tls: { ca: tls.cert } })).rejects.toThrow(/STARTTLS/i);
  });
});

describe('a mailbox', () => {
  it('with a certificate of nobody known is told no password, and the error says what to do', async () => {
    let said = '';
    const server = createServer(tls, (socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        said += chunk.toString();
      });
      socket.write('* OK ready\r\n');
    });
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => server.close(resolve)));
    const address = server.address();
    const settings = emailSettings.parse({
      mode: 'account',
      addresses: ['soporte@tienda.example'],
      imapHost: 'localhost',
      imapPort: typeof address === 'object' ? address?.port : 0,
      username: auth.user,
      password: auth.password,
    });
    await expect(connectAccount({ settings, secrets: noSecrets }, true, never())).rejects.toMatchObject({
      code: 'transient',
      message: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
    expect(said).toBe('');
  });
});

describe('explainTls', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'renew'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'another name'],
    ['CERT_NOT_YET_VALID', 'clock'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'in between'],
  ])('says what to do about %s', (code, words) => {
    expect(explainTls(code)).toContain(words);
    expect(explainTls(code)).toContain(code);
  });

  it('keeps silent about what is not its own', () => {
    expect(explainTls('ECONNREFUSED')).toBeNull();
    expect(explainTls('constructor')).toBeNull();
  });
});
