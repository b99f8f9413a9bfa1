import { connect, type Socket } from 'node:net';
import { type Arrival, ChannelError } from '@hilo/channel-kit';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { type Opened, openChannel, portOf } from '../testing/open-channel.ts';
import { listeningPlaces } from './share-listener.ts';

const opened: Opened[] = [];
const open = async (...given: Parameters<typeof openChannel>): Promise<Opened> => {
  const channel = await openChannel(...given);
  opened.push(channel);
  return channel;
};
afterEach(async () => {
  for (const channel of opened.splice(0)) await channel.end();
  expect(await listeningPlaces()).toEqual([]);
});

const send = async (port: number, to: string[], raw: string | Buffer, from = 'ana@example.org') => {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    return (await transport.sendMail({ envelope: { from, to }, raw })).response;
  } catch (error) {
    return (error as { response?: string }).response ?? String(error);
  } finally {
    transport.close();
  }
};

/** A channel whose server fails with what `fails` says of an arrival, and the stage on which the others arrive. */
const openFailing = async (address: string, fails: (arrival: Arrival) => Error | null) => {
  const stage = await open({ mode: 'embedded' });
  const context: Opened['context'] = (...given) => {
    const well = stage.context(...given);
    return {
      ...well,
      receive: async (arrival, options) => {
        const fault = fails(arrival);
        if (fault) throw fault;
        return well.receive(arrival, options);
      },
    };
  };
  const failing = await open({ mode: 'embedded', addresses: [address] }, {}, { ...stage, context });
  return { stage, failing };
};

const mail = 'From: Ana <ana@example.org>\r\nTo: x@y.example\r\nMessage-ID: <1@example.org>\r\n\r\nHola\r\n';

/** Speaks SMTP by hand: what was answered up to the end of the connection or to `until`. */
const talk = (port: number, lines: string[]): Promise<{ said: string; socket: Socket }> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    const rest = [...lines];
    socket.on('error', () => {});
    socket.on('close', () => resolve({ said, socket }));
    socket.on('data', (chunk) => {
      said += chunk;
      if (!/^\d{3} .*\r\n$/m.test(said.slice(said.lastIndexOf('\n', said.length - 2) + 1))) return;
      const next = rest.shift();
      if (next === undefined) resolve({ said, socket });
      else socket.write(next);
    });
  });

describe('the SMTP listener', () => {
  it('takes any mail from this machine while nothing is configured, and remembers to whom', async () => {
    const channel = await open({ mode: 'embedded' });
    expect(await send(await portOf(channel), ['info@tienda.example'], mail)).toMatch(/^250 2\.0\.0/);
    expect(channel.receiving.committed).toHaveLength(1);
    expect(channel.store.entries()).toEqual({ lastOwnAddress: 'info@tienda.example' });
  });

  it('answers 550 5.1.1 to others once there is an address, offers no AUTH, and announces the size', async () => {
    const channel = await open({ mode: 'embedded', addresses: ['a@tienda.example'] });
    const port = await portOf(channel);
    expect(await send(port, ['nadie@tienda.example'], mail)).toMatch(/^550 5\.1\.1/);
    const { said, socket } = await talk(port, ['EHLO me\r\n', 'AUTH PLAIN AGEAYg==\r\n', 'STARTTLS\r\n']);
    socket.destroy();
    expect(said).toContain('SIZE 41943040');
    expect(said).not.toMatch(/250[ -](AUTH|STARTTLS)/);
    expect(said.match(/^50[02] /gm)).toHaveLength(2);
    expect(channel.receiving.calls()).toBe(0);
  });

  it('refuses a size over the limit with 552 5.3.4, announced or not', async () => {
    const port = await portOf(await open({ mode: 'embedded' }));
    const { said, socket } = await talk(port, ['EHLO me\r\n', 'MAIL FROM:<a@b.example> SIZE=41943041\r\n']);
    socket.destroy();
    expect(said).toMatch(/^552 5\.3\.4 /m);
    const big = await talk(port, [
      'HELO me\r\n',
      'MAIL FROM:<a@b.example>\r\n',
      'RCPT TO:<c@d.example>\r\n',
      'DATA\r\n',
    ]);
    big.socket.write(`${`${'x'.repeat(998)}\r\n`.repeat(42_000)}.\r\n`);
    const answer = await new Promise<string>((resolve) =>
      big.socket.on('data', (chunk) => resolve(String(chunk))),
    );
    big.socket.destroy();
    expect(answer).toMatch(/^552 5\.3\.4 /);
  });

  it('answers 451 when nothing was stored, 452 when there is no room, and takes it later', async () => {
    const channel = await open({ mode: 'embedded' });
    const port = await portOf(channel);
    channel.receiving.reject();
    expect(await send(port, ['a@b.example'], mail)).toMatch(/^451 4\.3\.0/);
    channel.receiving.accept();
    expect(await send(port, ['a@b.example'], mail)).toMatch(/^250/);
    const full = await open(
      { mode: 'embedded', addresses: ['full@b.example'] },
      {},
      {
        ...channel,
        context: (...given) => ({
          ...channel.context(...given),
          // The file was begun, and the commit waited for it in vain.
          receive: async () => {
            throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          },
        }),
      },
    );
    expect(await send(await portOf(full), ['full@b.example'], mail)).toMatch(/^452 4\.3\.1/);
  });

  it('puts a mail that fails again and again in sight of the desk, and takes it off its sender', async () => {
    const { stage, failing } = await openFailing('odd@b.example', ({ type }) =>
      type === 'message' ? new Error('a fault of ours') : null,
    );
    const port = await portOf(failing);
    const answers: string[] = [];
    for (let tries = 0; tries < 8; tries++)
      answers.push((await send(port, ['odd@b.example'], mail)).slice(0, 3));
    expect(answers).toEqual([...Array(7).fill('451'), '250']);
    expect(stage.receiving.committed.map(({ arrival }) => arrival)).toMatchObject([
      { type: 'unreadable', code: 'mail.notPlaced' },
    ]);
  });

  it('never puts a mail aside for a database that is away, however often it comes meanwhile', async () => {
    let isAway = true;
    const { stage, failing } = await openFailing('good@b.example', () =>
      isAway ? new ChannelError('transient', 'the database is away') : null,
    );
    const port = await portOf(failing);
    for (let tries = 0; tries < 20; tries++)
      expect(await send(port, ['good@b.example'], mail)).toMatch(/^451/);
    isAway = false;
    expect(await send(port, ['good@b.example'], mail)).toMatch(/^250/);
    expect(stage.receiving.committed.map(({ arrival }) => arrival.type)).toEqual(['message']);
  });

  it('serves several channels on one port, one arrival each, and goes on when one closes', async () => {
    const shop = await open({ mode: 'embedded', addresses: ['a@tienda.example'] });
    const other = await open({ mode: 'embedded', addresses: ['b@otra.example'] });
    const port = await portOf(shop);
    expect(await portOf(other)).toBe(port);
    expect(await send(port, ['a@tienda.example', 'b@otra.example'], mail)).toMatch(/^250/);
    expect([shop, other].map(({ receiving }) => receiving.committed.length)).toEqual([1, 1]);
    await shop.channel.close();
    expect(await send(port, ['b@otra.example'], mail)).toMatch(/^250/);
    expect(await send(port, ['a@tienda.example'], mail)).toMatch(/^550/);
  });

  it('names a mail sent to two addresses of a channel, and a repeated one, only once', async () => {
    const channel = await open({ mode: 'embedded', addresses: ['a@tienda.example', 'b@tienda.example'] });
    const port = await portOf(channel);
    await send(port, ['a@tienda.example', 'b@tienda.example'], mail);
    await send(port, ['b@tienda.example'], mail);
    const { committed } = channel.receiving;
    expect(committed.map(({ outcome }) => outcome)).toEqual(['placed', 'duplicate']);
  });

  it('takes nothing of a mail whose connection breaks off, and goes on', async () => {
    const channel = await open({ mode: 'embedded' });
    const port = await portOf(channel);
    const { said, socket } = await talk(port, [
      'EHLO me\r\n',
      'MAIL FROM:<a@b.example>\r\n',
      'RCPT TO:<c@d.example>\r\n',
      'DATA\r\n',
    ]);
    expect(said).toMatch(/^354 /m);
    socket.write('From: a@b.example\r\n\r\nhalf of a mai');
    await new Promise((resolve) => socket.write('l', resolve));
    socket.destroy();
    expect(await send(port, ['c@d.example'], mail)).toMatch(/^250/);
    expect(channel.receiving.committed).toHaveLength(1);
  });

  it('keeps dots, bytes that are no text, and the envelope', async () => {
    const channel = await open({ mode: 'embedded' });
    const odd = Buffer.concat([
      Buffer.from('From: a@b.example\r\n\r\n.\r\n..two\r\n...three\r\n'),
      Buffer.from([0xe1, 0xff, 0x0d, 0x0a]),
    ]);
    await send(await portOf(channel), ['c@d.example'], odd, '');
    const arrival = channel.receiving.committed[0]?.arrival;
    if (arrival?.type !== 'message' || !arrival.raw) throw new Error('no message with its bytes');
    const raw = Buffer.from(await channel.blobs.get(arrival.raw.id));
    expect(raw.toString('latin1')).toBe(
      `Return-Path: <>\r\nDelivered-To: c@d.example\r\n${odd.toString('latin1')}`,
    );
    expect(arrival.automatic).toEqual({ kind: 'auto', why: 'null-return-path' });
  });

  it('greets without delay and takes a hundred mails in one connection', async () => {
    const channel = await open({ mode: 'embedded' });
    const transport = createTransport({
      host: '127.0.0.1',
      port: await portOf(channel),
      ignoreTLS: true,
      pool: true,
      maxConnections: 1,
      maxMessages: 1000,
    });
    for (let number = 0; number < 100; number += 1)
      await transport.sendMail({
        envelope: { from: 'a@b.example', to: ['c@d.example'] },
        raw: mail.replace('<1@', `<${number}@`),
      });
    transport.close();
    expect(new Set(channel.receiving.committed.map(({ arrival }) => arrival.externalId)).size).toBe(100);
  });

  it('tells clients that are connected when it closes', async () => {
    const channel = await open({ mode: 'embedded' });
    const { said, socket } = await talk(await portOf(channel), ['EHLO me\r\n']);
    expect(said).toMatch(/^220 /);
    const goodbye = new Promise<string>((resolve) => socket.on('data', (chunk) => resolve(String(chunk))));
    channel.abort();
    await channel.channel.close();
    expect(await goodbye).toMatch(/^421 4\.3\.2/);
    socket.destroy();
  });

  it('is transient when the port is taken by somebody else', async () => {
    const first = await open({ mode: 'embedded' });
    const listenPort = await portOf(first);
    await expect(open({ mode: 'embedded' }, { listenPort })).rejects.toMatchObject({ code: 'transient' });
  });
});
