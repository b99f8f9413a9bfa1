import { generateKeyPairSync } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Delivery } from '@hilo/channel-kit';
import { memoryBlobs } from '@hilo/channel-kit/testing';
import { authenticate } from 'mailauth';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMail } from './compose-mail.ts';
import { emailSettings } from './settings.ts';
import { draftDelivery } from './testing/draft-delivery.ts';

const blobs = memoryBlobs();
const embedded = emailSettings.parse({
  mode: 'embedded',
  addresses: ['soporte@tienda.example'],
  displayName: 'Tienda',
});
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
});
const signing = (key: string) =>
  emailSettings.parse({
    ...embedded,
    dkimDomain: 'tienda.example',
    dkimSelector: 's1',
    dkimPrivateKey: key,
  });
const party = (value: string, name: string | null = null) => ({ kind: 'mailAddress', value, name });
const delivery = (changes: Partial<Delivery> = {}): Delivery =>
  draftDelivery({
    to: [party('luis@example.org', 'Luis Peña')],
    thread: {
      nativeThread: null,
      refs: ['q2@example.org', 'hilo.0192f0c1-1111-7bbb-8ccc-ddddeeeeffff', 'q1@example.org'],
      replyToken: 'k3x9wq7rt2mz8abc',
      trackingKey: 'H-7K3-QX4-TB9',
    },
    ...changes,
  });
const compose = async (
  changes: Partial<Delivery> = {},
  settings = embedded,
  sender = 'soporte@tienda.example',
) => {
  const { message, ...composed } = composeMail(delivery(changes), sender, settings, blobs);
  return { ...composed, raw: await buffer(message) };
};
const headOf = (raw: Buffer) => raw.toString('latin1').split('\r\n\r\n')[0] ?? '';

describe('composeMail', () => {
  it('names itself, what it answers, and where answers go', async () => {
    const { raw, messageId, envelope } = await compose();
    const head = headOf(raw).replace(/\r\n\s+/g, ' ');
    expect(messageId).toBe('<hilo.0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff@tienda.example>');
    expect(head).toContain(`Message-ID: ${messageId}`);
    expect(head).toContain('In-Reply-To: <q2@example.org>');
    expect(head).toContain(
      'References: <q1@example.org> <hilo.0192f0c1-1111-7bbb-8ccc-ddddeeeeffff@tienda.example> <q2@example.org>',
    );
    expect(head).toContain('Reply-To: soporte+k3x9wq7rt2mz8abc@tienda.example');
    expect(head).toContain('X-Hilo-Ticket: H-7K3-QX4-TB9');
    expect(head).toContain('Subject: Re: Pedido');
    expect(head).not.toMatch(/^Auto-Submitted|^X-Mailer|^Bcc/m);
    expect((await PostalMime.parse(raw)).from).toMatchObject({
      name: 'Ana · Tienda',
      address: 'soporte@tienda.example',
    });
    expect(envelope).toEqual({
      from: 'soporte+hilo.0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff@tienda.example',
      to: ['luis@example.org'],
    });
  });

  it.each([
    ['Ana', 'Tienda', 'Casa', 'Ana · Tienda'],
    ['Ana', '', 'Casa', 'Ana · Casa'],
    ['', '', 'Casa', 'Casa'],
    ['', '', '', ''],
    ['Casa', '', 'Casa', 'Casa'],
  ])(
    'from %j by the channel %j of the house %j is from %j',
    async (fromName, displayName, houseName, name) => {
      const { raw } = await compose({ fromName, houseName }, { ...embedded, displayName });
      expect((await PostalMime.parse(raw)).from).toEqual({ name, address: 'soporte@tienda.example' });
    },
  );

  it('is the same mail at every attempt', async () => {
    const signed = signing(privateKey);
    const blob = await blobs.put(Buffer.from('plano'));
    const changes = {
      html: '<p>Hola <img src="cid:plano@hilo"></p>',
      files: [
        { name: 'plano.png', type: 'image/png', blob, inline: true, contentId: 'plano@hilo' },
        { name: 'plano.txt', type: 'text/plain', blob, inline: false, contentId: null },
      ],
    };
    const first = await compose(changes, signed);
    const second = await compose({ ...changes, attempt: 2 }, signed);
    expect(headOf(first.raw)).toMatch(/^Date: Mon, 02 Mar 2026 09:00:00 \+0000$/m);
    expect(second.raw.equals(first.raw)).toBe(true);
    const other = await compose({ ...changes, ownRef: 'hilo.0192f0c1-bbbb-7bbb-8ccc-ddddeeeeffff' }, signed);
    const boundary = (raw: Buffer) => /boundary="([^"]+)"/.exec(raw.toString())?.[1];
    expect(boundary(other.raw)).not.toBe(boundary(first.raw));
  });

  it('reads its files as it is read, and no further', async () => {
    const total = 25 * 1024 * 1024;
    let given = 0;
    const counting = {
      async *stream() {
        for (; given < total; given += 65_536) yield Buffer.alloc(65_536, 'x');
      },
    };
    const file = { name: 'x', type: 'a/b', blob: { id: 'x', size: total }, inline: false, contentId: null };
    const { message } = composeMail(
      delivery({ files: [file, file] }),
      'soporte@tienda.example',
      embedded,
      counting,
    );
    let taken = 0;
    for await (const piece of message) {
      taken += piece.length;
      expect(given).toBeLessThan(taken + 2 * 1024 * 1024);
      if (taken > 8 * 1024 * 1024) break;
    }
    expect(taken).toBeGreaterThan(8 * 1024 * 1024);
    expect(given).toBeLessThan(total);
  });

  it('signs a large mail without holding it: read once to be hashed, once to travel', async () => {
    const size = 25 * 1024 * 1024;
    let readings = 0;
    let given = 0;
    const counting = {
      async *stream() {
        readings += 1;
        given = 0;
        for (; given < size; given += 65_536) yield Buffer.alloc(65_536, 'x');
      },
    };
    const file = { name: 'x', type: 'a/b', blob: { id: 'x', size }, inline: false, contentId: null };
    const { message } = composeMail(
      delivery({ files: [file] }),
      'soporte@tienda.example',
      signing(privateKey),
      counting,
    );
    let taken = 0;
    let start = '';
    for await (const piece of message) {
      if (taken === 0) expect([readings, given]).toEqual([1, size]);
      if (start.length < 100) start += piece.toString('latin1');
      taken += piece.length;
      if (readings === 2) expect(given).toBeLessThan(taken + 2 * 1024 * 1024);
    }
    expect(start).toMatch(/^DKIM-Signature: /);
    expect(readings).toBe(2);
    expect(taken).toBeGreaterThan(size);
  });

  it('does not let a mail go unsigned whose key cannot sign', async () => {
    await expect(compose({}, signing('no key'))).rejects.toThrow(
      expect.objectContaining({ code: 'not-configured' }),
    );
  });

  it('fails as its file does, also while it is hashed', async () => {
    const broken = {
      // biome-ignore lint/correctness/useYield: a file that cannot even be opened.
      async *stream(): AsyncGenerator<Buffer> {
        throw Object.assign(new Error('gone'), { code: 'ENOENT' });
      },
    };
    const file = { name: 'x', type: 'a/b', blob: { id: 'x', size: 1 }, inline: false, contentId: null };
    const { message } = composeMail(
      delivery({ files: [file] }),
      'soporte@tienda.example',
      signing(privateKey),
      broken,
    );
    await expect(message.toArray()).rejects.toThrow('gone');
  });

  it('marks a receipt as automatic, from nobody', async () => {
    const { raw, envelope } = await compose({ kind: 'receipt' });
    expect(headOf(raw)).toMatch(/^Auto-Submitted: auto-replied$/m);
    expect(headOf(raw)).toMatch(/^X-Auto-Response-Suppress: All$/m);
    expect(envelope.from).toBe('');
  });

  it('writes to blind copies without naming them', async () => {
    const { raw, envelope } = await compose({
      cc: [party('eva@example.org')],
      bcc: [party('secreto@example.org')],
    });
    expect(envelope.to).toEqual(['luis@example.org', 'eva@example.org', 'secreto@example.org']);
    expect(raw.toString()).not.toContain('secreto');
  });

  it.each([
    ['subject', { subject: 'Hola\r\nBcc: mala@example.org\n\nX' }],
    ['name of the sender', { fromName: 'Ana\r\nBcc: mala@example.org' }],
    [
      'name of a recipient',
      { to: [party('luis@example.org', 'Luis" <mala@example.org>,\r\nBcc: mala@example.org')] },
    ],
    ['tracking key', { thread: { ...delivery().thread, trackingKey: 'H\r\nBcc: mala@example.org' } }],
    ['reference', { thread: { ...delivery().thread, refs: ['a@b>\r\nBcc: mala@example.org <x@y'] } }],
    [
      'reply token',
      { thread: { ...delivery().thread, replyToken: 'x@mala.example>\r\nBcc: mala@example.org' } },
    ],
    ['own name', { ownRef: 'x@y>\r\nBcc: mala@example.org' }],
  ] as [string, Partial<Delivery>][])('lets no header in through the %s', async (_, changes) => {
    const { raw, envelope } = await compose(changes);
    const names = headOf(raw)
      .split('\r\n')
      .filter((line) => !/^\s/.test(line))
      .map((line) => line.split(':')[0]);
    expect(names).not.toContain('Bcc');
    expect(envelope.to).toEqual(['luis@example.org']);
  });

  it('lets no header in through the name and type of a file', async () => {
    const blob = await blobs.put(Buffer.from('x'));
    const file = {
      blob,
      inline: false,
      contentId: null,
      type: 'text/plain\r\nX-Mala: 1',
      name: 'a.txt"\r\nX-Mala: 1',
    };
    const { raw } = await compose({ files: [file] });
    expect(raw.toString('latin1')).not.toMatch(/^X-Mala/m);
  });

  it('refuses to send to nobody', async () => {
    await expect(
      compose({ to: [{ kind: 'phone', value: '+34600111222', name: null }] }),
    ).rejects.toMatchObject({
      code: 'content-rejected',
    });
    await expect(compose({ to: [party('a@b.example>, <mala@example.org')] })).rejects.toMatchObject({
      code: 'content-rejected',
    });
  });

  it('writes domains of other alphabets in ASCII', async () => {
    const { envelope, raw } = await compose(
      { to: [party('luis@señas.example')] },
      embedded,
      'hola@peña.example',
    );
    expect(envelope.to).toEqual(['luis@xn--seas-hqa.example']);
    expect(headOf(raw)).toContain('hola@xn--pea-8ma.example');
  });

  it('shows pictures inside the text, and files under it', async () => {
    const picture = await blobs.put(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    const { raw } = await compose({
      html: '<p>Mira: <img src="cid:foto1@hilo"></p>',
      files: [
        { name: 'foto.png', type: 'image/png', blob: picture, inline: true, contentId: 'foto1@hilo' },
        { name: 'señal.pdf', type: 'application/pdf', blob: picture, inline: false, contentId: null },
      ],
    });
    const mail = await PostalMime.parse(raw);
    expect(mail.text?.trim()).toBe('Hola, Luis.');
    expect(mail.html).toContain('cid:foto1@hilo');
    expect(mail.html).toMatch(/^<div style="font-family:system-ui,/);
    expect(
      mail.attachments.map(({ filename, disposition, contentId }) => [filename, disposition, contentId]),
    ).toEqual([
      ['foto.png', 'inline', '<foto1@hilo>'],
      ['señal.pdf', 'attachment', undefined],
    ]);
  });

  it('asks for answers without a code where the provider does not deliver such addresses', async () => {
    const account = emailSettings.parse({
      mode: 'account',
      addresses: ['soporte@tienda.example'],
      imapHost: 'imap.tienda.example',
      username: 'soporte',
      password: 'correct-horse-battery',
    });
    const { raw, envelope } = await compose({}, account);
    expect(headOf(raw)).not.toMatch(/^Reply-To/m);
    expect(envelope.from).toBe('soporte@tienda.example');
  });

  it('sends answers with a code to another domain where told', async () => {
    const { raw } = await compose({}, { ...embedded, replyDomain: 'respuestas.tienda.example' });
    expect(headOf(raw)).toContain('Reply-To: soporte+k3x9wq7rt2mz8abc@respuestas.tienda.example');
  });

  it('signs with DKIM, also with a key that lost its line ends', async () => {
    const { raw } = await compose({}, signing(privateKey.replace(/\n/g, ' ')));
    const { dkim } = await authenticate(raw, {
      resolver: async (name, type) => {
        if (name === 's1._domainkey.tienda.example' && type === 'TXT')
          return [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]];
        throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      },
      trustReceived: false,
      disableArc: true,
      disableBimi: true,
      disableDmarc: true,
      mta: 'test',
    });
    expect(dkim.results.map(({ status }) => status.result)).toEqual(['pass']);
  });
});
