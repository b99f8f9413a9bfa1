import { createServer, type Server } from 'node:http';
import type { MessageArrival } from '@hilo/channel-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { draftDelivery } from '../testing/draft-delivery.ts';
import { type Opened, openChannel } from '../testing/open-channel.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../testing/start-dovecot.ts';
import { type MailSink, startMailSink } from '../testing/start-mail-sink.ts';
import { type NetworkProxy, startProxy } from '../testing/start-proxy.ts';

const draft = (number: number | string, body = `Hola ${number}`) =>
  `From: Ana <ana@example.org>\r\nTo: soporte@tienda.example\r\nSubject: n ${number}\r\nMessage-ID: <${number}@example.org>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0000\r\n\r\n${body}\r\n`;

describe.skipIf(!hasDovecot())('a mailbox at a provider (Dovecot)', () => {
  let tokens: { server: Server; url: string; asked: URLSearchParams[]; good: Set<string> };
  let dovecot: Dovecot;
  let sink: MailSink;
  let proxy: NetworkProxy;
  const opened: Opened[] = [];
  let users = 0;
  let user = '';

  beforeAll(async () => {
    tokens = await startTokens();
    dovecot = await startDovecot({ introspectionUrl: `${tokens.url}/check?token=` });
    proxy = await startProxy(dovecot);
    sink = await startMailSink();
  });
  afterAll(async () => {
    await Promise.all([sink.close(), proxy.close(), dovecot.close()]);
    tokens.server.closeAllConnections();
    await new Promise((resolve) => tokens.server.close(resolve));
  });
  afterEach(async () => {
    for (const channel of opened.splice(0)) await channel.end();
  });

  const newUser = () => {
    users += 1;
    user = `caja${users}@tienda.example`;
  };
  const open = async (changes: Record<string, unknown> = {}, stage?: Opened) => {
    const channel = await openChannel(
      {
        mode: 'account',
        addresses: ['soporte@tienda.example'],
        imapHost: proxy.host,
        imapPort: proxy.port,
        imapSecurity: 'none',
        username: user,
        password: dovecot.password,
        smtpHost: sink.host,
        smtpPort: sink.port,
        smtpSecurity: 'none',
        ...changes,
      },
      {},
      stage,
    );
    opened.push(channel);
    return channel;
  };
  const put = (raw: string, folder = 'INBOX') => dovecot.append(raw, folder, user);
  const messages = ({ receiving }: Opened) =>
    receiving.committed
      .map(({ arrival }) => arrival)
      .filter((arrival): arrival is MessageArrival => arrival.type === 'message');
  const subjects = (channel: Opened) => messages(channel).map(({ subject }) => subject);
  /** While the fake clock goes on, so that pollers poll. */
  const until = (channel: Opened, check: () => void) =>
    vi.waitFor(
      async () => {
        await channel.clock.advance(1000);
        check();
      },
      { timeout: 15_000, interval: 20 },
    );

  it('leaves history alone, takes what comes by IDLE in order, and changes no flag', async () => {
    newUser();
    const client = await dovecot.connect(user);
    await client.append('INBOX', Buffer.from(draft('old')), [], new Date('2020-01-01T00:00:00Z'));
    const channel = await open();
    for (const number of [1, 2, 3]) await put(draft(number));
    await until(channel, () => expect(subjects(channel)).toEqual(['n 1', 'n 2', 'n 3']));
    await client.mailboxOpen('INBOX');
    const flags = await client.fetchAll('1:*', { flags: true });
    // \\Recent is the server's own, and still there: nobody else has opened the folder for writing.
    expect(new Set(flags.flatMap((mail) => [...(mail.flags ?? [])]))).toEqual(new Set(['\\Recent']));
    await client.logout();
  });

  it('imports the days it is told to, oldest first', async () => {
    newUser();
    const client = await dovecot.connect(user);
    for (const [number, day] of [
      ['far', '2020-01-01'],
      ['near', '2026-02-20'],
      ['nearer', '2026-02-27'],
    ] as const)
      await client.append('INBOX', Buffer.from(draft(number)), [], new Date(`${day}T10:00:00Z`));
    await client.logout();
    const channel = await open({ importSinceDays: 30 });
    await until(channel, () => expect(subjects(channel)).toEqual(['n near', 'n nearer']));
  });

  it('catches up after it was away, and reads nothing twice', async () => {
    newUser();
    const first = await open();
    await put(draft(1));
    await until(first, () => expect(subjects(first)).toEqual(['n 1']));
    await first.channel.close();
    for (let number = 2; number <= 31; number += 1) await put(draft(number));
    const again = await open({}, first);
    await until(again, () => expect(subjects(again)).toHaveLength(31));
    expect(again.receiving.calls()).toBe(31);
    expect(subjects(again)).toEqual(Array.from({ length: 31 }, (_, index) => `n ${index + 1}`));
  });

  it('outlives a server that hangs up, and one that is away', async () => {
    newUser();
    const channel = await open();
    proxy.cut();
    await put(draft(1));
    await until(channel, () => expect(subjects(channel)).toEqual(['n 1']));
    await proxy.pause();
    await put(draft(2));
    await channel.clock.advance(60_000);
    expect(subjects(channel)).toEqual(['n 1']);
    await proxy.resume();
    await until(channel, () => expect(subjects(channel)).toEqual(['n 1', 'n 2']));
    expect(channel.receiving.calls()).toBe(2);
  });

  it('reads what colleagues sent by another program as outgoing', async () => {
    newUser();
    const channel = await open();
    await put(draft('ours').replace('ana@', 'soporte@'), 'Sent');
    await until(channel, () => expect(messages(channel)).toHaveLength(1));
    expect(messages(channel)[0]).toMatchObject({ direction: 'out', subject: 'n ours', isSpam: false });
  });

  it('puts a copy of an answer into the Sent folder, and knows it again by its name', async () => {
    newUser();
    const channel = await open({ keepSentCopy: true });
    await channel.channel.deliver?.(draftDelivery({ subject: 'Re: n' }), new AbortController().signal);
    await until(channel, () => expect(messages(channel)).toHaveLength(1));
    expect(messages(channel)[0]).toMatchObject({
      direction: 'out',
      thread: { ownRef: 'hilo.0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff' },
    });
  });

  it('signs in by XOAUTH2 with tokens it makes itself, and makes a new one when one is refused', async () => {
    newUser();
    const channel = await open({
      auth: 'oauth2',
      password: undefined,
      oauthClientId: 'hilo-client',
      oauthRefreshToken: `refresh ${user}`,
      oauthTokenUrl: `${tokens.url}/token`,
    });
    await put(draft(1));
    await until(channel, () => expect(subjects(channel)).toEqual(['n 1']));
    expect(Object.fromEntries(tokens.asked[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: `refresh ${user}`,
      client_id: 'hilo-client',
    });
    expect(tokens.asked).toHaveLength(1);
    tokens.good.clear();
    proxy.cut();
    await put(draft(2));
    await until(channel, () => expect(subjects(channel)).toEqual(['n 1', 'n 2']));
    expect(tokens.asked).toHaveLength(2);
  });

  it('keeps the header of a mail that is too large in sight, and reads on', async () => {
    newUser();
    const channel = await open();
    await put(draft('big', `${'x'.repeat(998)}\r\n`.repeat(42_000)));
    await put(draft('small'));
    await until(channel, () => expect(subjects(channel)).toEqual(['n small']));
    const [big] = channel.receiving.committed.map(({ arrival }) => arrival);
    expect(big).toMatchObject({ type: 'unreadable', code: 'mail.tooLarge' });
    const head =
      big?.type === 'unreadable' ? Buffer.from(await channel.blobs.get(big.raw.id)).toString() : '';
    expect(head).toContain('Subject: n big');
    expect(head.length).toBeLessThan(1000);
  });

  it('says which step of the probe failed', async () => {
    newUser();
    const channel = await open({ password: 'wrong-horse-battery', sentFolder: 'Sent' });
    const { steps } = await channel.channel.probe(new AbortController().signal);
    expect(steps.at(-1)).toMatchObject({ step: 'imap.login', ok: false, code: 'auth' });
    const good = await open({ sentFolder: 'Nowhere' });
    const result = await good.channel.probe(new AbortController().signal);
    expect(result.steps.at(-1)).toMatchObject({ step: 'imap.sentFolder', ok: false, code: 'permanent' });
    expect(result.facts).toMatchObject({
      messages: 0,
      unseen: 0,
      capabilities: expect.stringContaining('IDLE'),
    });
  });

  it('reads another mailbox from its own beginning, however far the one before had counted', async () => {
    newUser();
    const first = await open();
    await put(draft(1));
    await until(first, () => expect(subjects(first)).toEqual(['n 1']));
    await first.channel.close();
    newUser();
    await put(draft(2));
    const client = await dovecot.connect(user);
    const { uidValidity } = await client.mailboxOpen('INBOX');
    await client.append('INBOX', Buffer.from(draft('old')), [], new Date('2020-01-01T00:00:00Z'));
    await client.logout();
    const cursor = first.store.entries()['cursor.inbox'] as Record<string, string | number | number[]>;
    // As servers do that number every mailbox alike.
    await first.store.set('cursor.inbox', { ...cursor, uidValidity: String(uidValidity), lastUid: 5_000 });
    const again = await open({}, first);
    await put(draft(3));
    await until(again, () => expect(subjects(again)).toEqual(['n 1', 'n 2', 'n 3']));
  });

  it('knows its mails again when the server numbers them anew', async () => {
    user = dovecot.user;
    const first = await open();
    for (const number of [1, 2, 3]) await put(draft(number));
    await until(first, () => expect(subjects(first)).toEqual(['n 1', 'n 2', 'n 3']));
    await first.channel.close();
    await dovecot.stop();
    await dovecot.renumber();
    await dovecot.start();
    await put(draft(4));
    const again = await open({}, first);
    await until(again, () => expect(new Set(subjects(again))).toEqual(new Set(['n 1', 'n 2', 'n 3', 'n 4'])));
    const placed = again.receiving.committed.filter(({ outcome }) => outcome === 'placed');
    expect(placed).toHaveLength(4);
  });
});

/** A token server (RFC 6749) that is also asked whether a token is good. */
const startTokens = async () => {
  const asked: URLSearchParams[] = [];
  const good = new Set<string>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    response.setHeader('content-type', 'application/json');
    if (url.pathname === '/check') {
      const token = url.searchParams.get('token') ?? '';
      const email = token.slice(token.indexOf('.') + 1);
      response.end(JSON.stringify({ active: String(good.has(token)), email }));
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      asked.push(form);
      const token = `access${asked.length}.${form.get('refresh_token')?.split(' ')[1]}`;
      good.add(token);
      response.end(JSON.stringify({ access_token: token, expires_in: 3600, token_type: 'Bearer' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, asked, good, url: `http://127.0.0.1:${port}` };
};
