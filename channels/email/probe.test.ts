import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { openChannel } from './testing/open-channel.ts';
import { type SinkMood, startMailSink } from './testing/start-mail-sink.ts';
import { startMiniImap } from './testing/start-mini-imap.ts';

const servers: Server[] = [];
const imap = await startMiniImap();
const sink = await startMailSink();
afterAll(async () => {
  for (const server of servers) server.close();
  await Promise.all([imap.close(), sink.close()]);
});

/** A server that greets with this and answers each line as told; on a free port. */
const serverThat = async (greeting: string, answer: (line: string) => string = () => ''): Promise<number> => {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    socket.write(greeting);
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) socket.write(answer(line));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
};

const answering = (capabilities: string, refused: RegExp) => (line: string) => {
  const [tag, command = ''] = line.split(' ');
  if (/CAPABILITY/i.test(command)) return `* CAPABILITY ${capabilities}\r\n${tag} OK done\r\n`;
  return refused.test(command) ? `${tag} NO it cannot be\r\n` : `${tag} OK done\r\n`;
};

const broken: [what: string, settings: () => Promise<object>, step: string, says: RegExp][] = [
  [
    'POP3 instead of IMAP',
    async () => ({ imapPort: await serverThat('+OK POP3 ready\r\n') }),
    'imap.greeting',
    /greets as an IMAP server.+993.+143/,
  ],
  [
    'a web server',
    async () => ({ imapPort: await serverThat('HTTP/1.1 400 Bad Request\r\n') }),
    'imap.greeting',
    /greets as an IMAP server/,
  ],
  ['STARTTLS not offered', async () => ({ imapSecurity: 'starttls' }), 'imap.tls', /does not offer STARTTLS/],
  [
    'an IMAP that is older than 4',
    async () => ({ imapPort: await serverThat('* OK hello\r\n', answering('IMAP2', /LOGIN|AUTH/i)) }),
    'imap.login',
    /neither IMAP4rev1 nor IMAP4rev2/,
  ],
  [
    'no inbox',
    async () => ({
      imapPort: await serverThat('* OK hello\r\n', answering('IMAP4rev1', /STATUS|SELECT|EXAMINE/i)),
    }),
    'imap.folder',
    /no inbox that this login may read/,
  ],
];

const probeAccount = async (settings: object) => {
  const opened = await openChannel({
    mode: 'account',
    addresses: ['soporte@tienda.example'],
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'none',
    username: 'soporte',
    password: 'correct-horse-battery',
    smtpHost: sink.host,
    smtpPort: sink.port,
    smtpSecurity: 'none',
    ...settings,
  });
  try {
    return await opened.channel.probe(AbortSignal.timeout(20_000));
  } finally {
    await opened.end();
  }
};

describe('the probe of a mailbox', () => {
  it.each(broken)('%s: names the step and what to look at', async (_, settings, step, says) => {
    const { ok, steps } = await probeAccount(await settings());
    expect(ok).toBe(false);
    expect(steps.at(-1)).toMatchObject({ step, ok: false, detail: expect.stringMatching(says) });
  });
});

/** The mailbox stands for any; how the outgoing server answers is what is asked. */
describe('the probe of who may send', () => {
  const outgoing = async (mood: SinkMood) => {
    sink.setMood(mood);
    try {
      const { ok, steps } = await probeAccount({});
      return { ok, last: steps.at(-1) };
    } finally {
      sink.setMood('well');
    }
  };

  it('asks for the sender and takes the question back: nothing is sent', async () => {
    const before = { mails: sink.mails.length, attempts: sink.attempts() };
    expect(await outgoing('well')).toMatchObject({ ok: true, last: { step: 'smtp.sender', ok: true } });
    expect(sink.attempts()).toBe(before.attempts);
    expect(sink.mails.length).toBe(before.mails);
  });

  it.each<[SinkMood, string]>([
    ['refuse-sender', 'sender-refused'],
    ['refuse-relaying', 'sender-refused'],
    ['refuse-login', 'auth'],
    ['rate-limit', 'rate-limited'],
    ['busy', 'transient'],
  ])('%s: names the sender, and nobody by address', async (mood, code) => {
    const { ok, last } = await outgoing(mood);
    expect(ok).toBe(false);
    expect(last).toMatchObject({ step: 'smtp.sender', ok: false, code });
    expect(last?.detail).not.toContain('@');
  });

  it('does not mind that the sender has no mailbox', async () => {
    expect(await outgoing('refuse-recipient')).toMatchObject({ ok: true });
  });
});
