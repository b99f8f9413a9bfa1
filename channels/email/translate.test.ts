import { describe, expect, it } from 'vitest';
import { readMail } from './read/read-mail.ts';
import { type ArrivedMail, translateMail } from './translate.ts';

const blob = { id: 'raw', size: 1 };
const translate = async (lines: string[], changes: Partial<ArrivedMail> = {}) => {
  const reading = await readMail(Buffer.from(lines.join('\r\n')));
  const blobs = reading.attachments.map((_, index) => ({ id: `file ${index}`, size: 1 }));
  return translateMail({
    reading,
    raw: blob,
    blobs,
    externalId: 'x',
    direction: 'in',
    arrivedAt: new Date('2026-03-02T09:00:00.000Z'),
    envelope: null,
    assurance: { level: 'unverified', method: null, detail: null },
    ownAddresses: [],
    ...changes,
  });
};
const message = async (...given: Parameters<typeof translate>) => {
  const arrival = await translate(...given);
  if (arrival.type !== 'message') throw new Error(`not a message but ${arrival.type}`);
  return arrival;
};
const own = 'hilo.0192f0c1-aaaa-7bbb-8ccc-ddddeeeeffff';

describe('translateMail', () => {
  it.each([
    ['X-Spam-Flag: YES', true],
    ['X-Spam-Flag: NO', false],
    ['X-Spam-Status: Yes, score=9.1 required=5.0', true],
    ['X-Spam-Status: No, score=0.1', false],
    ['X-MS-Exchange-Organization-SCL: 5', true],
    ['X-MS-Exchange-Organization-SCL: -1', false],
    ['X-Forefront-Antispam-Report: CIP:192.0.2.1;SFV:SPM;H:x', true],
    ['X-Forefront-Antispam-Report: CIP:192.0.2.1;SFV:NSPM;H:x', false],
    ['X-Spam: yes', true],
  ])('with %s is spam: %s', async (header, isSpam) => {
    expect((await message([header, 'From: a@b.example', '', 'x'])).isSpam).toBe(isSpam);
  });

  it('finds tokens in every address it came to, and nothing else', async () => {
    const { thread } = await message(
      [
        'From: a@b.example',
        'To: s+AbCdEfGh12345678@t.example, s+short@t.example',
        'Cc: s+bcdefghij2345678@t.example',
        'Delivered-To: s+cdefghijk3456789@t.example',
        '',
        'x',
      ],
      { envelope: { sender: 'a@b.example', recipients: ['s+defghijkl4567892@t.example'] } },
    );
    expect(thread.replyTokens).toEqual([
      'defghijkl4567892',
      'cdefghijk3456789',
      'AbCdEfGh12345678',
      'abcdefgh12345678',
      'bcdefghij2345678',
    ]);
  });

  it('keeps at most fifty references, nearest first, without itself', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `<r${index}@b.example>`);
    const { thread } = await message([
      'From: a@b.example',
      'Message-ID: <r299@b.example>',
      `In-Reply-To: <${own}@t.example>`,
      `References: ${ids.join('\r\n ')}`,
      '',
      'x',
    ]);
    expect(thread.refs).toHaveLength(50);
    expect(thread.refs.slice(0, 3)).toEqual([own, 'r298@b.example', 'r297@b.example']);
    expect(thread.ownRef).toBe('r299@b.example');
  });

  it('takes a name that only looks like ours for somebody else’s', async () => {
    const { thread } = await message(['From: a@b.example', 'In-Reply-To: <hilo.1234@t.example>', '', 'x']);
    expect(thread.refs).toEqual(['hilo.1234@t.example']);
  });

  it('takes the envelope where From is missing, and hides a mail of nobody', async () => {
    const lines = ['Subject: x', '', 'x'];
    const { from } = await message(lines, { envelope: { sender: 'A@B.example', recipients: [] } });
    expect(from).toEqual({ kind: 'mailAddress', value: 'a@b.example', name: null });
    expect(await translate(lines)).toMatchObject({ type: 'unreadable', code: 'mail.noSender', raw: blob });
  });

  it('knows what a bounce speaks of by the address it came back to', async () => {
    const arrival = await translate(
      [
        'From: MAILER-DAEMON@mx.example',
        'Subject: Undelivered Mail Returned to Sender',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        '',
        'Sorry.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example',
        '',
        'Final-Recipient: rfc822; Nadie@Example.org',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
        '',
        '--b--',
      ],
      { envelope: { sender: '', recipients: [`s+${own}@t.example`] } },
    );
    expect(arrival).toMatchObject({
      type: 'receipt',
      status: 'failed',
      isHard: true,
      aboutRefs: [own],
      recipients: [{ kind: 'mailAddress', value: 'nadie@example.org' }],
    });
  });

  it.each([
    ['delivered', 'sent'],
    ['relayed', 'sent'],
    ['delayed', 'delayed'],
    ['failed', 'failed'],
  ])('takes a report with the action "%s" for the news "%s"', async (action, status) => {
    const arrival = await translate([
      'From: MAILER-DAEMON@mx.example',
      'Subject: Delivery report',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; ana@example.org',
      `Action: ${action}`,
      `Status: ${action === 'failed' ? '5.2.2' : action === 'delayed' ? '4.4.1' : '2.0.0'}`,
      '',
      '--b--',
    ]);
    expect(arrival).toMatchObject({ type: 'receipt', status, isHard: false });
  });

  const ofTheShop = { ownAddresses: ['hola@tienda.example', 'ventas@tienda.example'] };
  const proved = { level: 'verified', method: 'dmarc', detail: null } as const;
  it.each([
    ['our own address', 'Tienda <hola@tienda.example>', 'Ana <ana@b.example>', 'ana@b.example'],
    ['the program of our site', 'wordpress@tienda.example', 'ana@b.example', 'ana@b.example'],
    ['one that takes no answers', 'Formularios <no-reply@forms.example>', 'ana@b.example', 'ana@b.example'],
    ['a person', 'Luis <luis@b.example>', 'equipo@b.example', 'luis@b.example'],
    ['the program of another site', 'web@other.example', 'ana@b.example', 'web@other.example'],
    ['us, to ourselves', 'hola@tienda.example', 'ventas@tienda.example', 'hola@tienda.example'],
    ['us, to several', 'hola@tienda.example', 'ana@b.example, eva@b.example', 'hola@tienda.example'],
  ])('sent by %s was written by whom it asks to answer, or not', async (_, sender, replyTo, writer) => {
    const arrival = await message([`From: ${sender}`, `Reply-To: ${replyTo}`, '', 'x'], {
      ...ofTheShop,
      assurance: proved,
    });
    expect(arrival.from.value).toBe(writer);
    expect(arrival.assurance.level).toBe(sender.includes(writer) ? 'verified' : 'unverified');
  });

  it('a colleague’s mail out of the Sent folder is the colleague’s', async () => {
    const lines = ['From: hola@tienda.example', 'Reply-To: ana@b.example', '', 'x'];
    expect((await message(lines, { ...ofTheShop, direction: 'out' })).from.value).toBe('hola@tienda.example');
  });

  it('names everybody once, in normal form', async () => {
    const { to, cc } = await message([
      'From: a@b.example',
      'To: Uno <UNO@X.example>, uno@x.example, undisclosed-recipients:;',
      'Cc: not an address, <dos@x.example>',
      '',
      'x',
    ]);
    expect(to).toEqual([{ kind: 'mailAddress', value: 'uno@x.example', name: 'Uno' }]);
    expect(cc.map(({ value }) => value)).toContain('dos@x.example');
  });
});
