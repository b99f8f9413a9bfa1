import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dsn, mail, readForTest as read } from './parse-for-test.ts';
import { readBounce } from './read-bounce.ts';

const folder = new URL('../fixtures/bounce/', import.meta.url);
type Expected = { file: string; results: { dsn: string; reason: string; hard: boolean }[] };
const expected = readFileSync(new URL('expected.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line): Expected => JSON.parse(line));

/** In the open set, but no delivery report: an absence notice and a complaint of a mailbox provider. */
const noDelivery = ['vacation', 'feedback'];

const raw = (file: string) => readFileSync(new URL(file, folder));
describe('the open set of bounces', () => {
  it.each(expected)('$file', async ({ file, results }) => {
    const bounce = await read(raw(file));
    expect(bounce.is).toBe(!results.some(({ reason }) => noDelivery.includes(reason)));
    expect(bounce.hard).toBe(results.some(({ hard }) => hard));
    if (bounce.is) expect(bounce.recipients.length).toBeGreaterThan(0);
    // Codes x.0.9nn are Sisimai's own; a report that has a real one must yield it.
    const status = results[0]?.dsn ?? '';
    if (bounce.is && !/\.0\.9\d\d$/.test(status)) expect(bounce.status).toBe(status);
  });

  it.each([
    ['lhost-postfix-01.eml', 'r@p351355.pool.example.ne.jp', null],
    ['lhost-exim-01.eml', 'kijitora@example.ed.jp', 'E1P1ce6-000Egt-GZ@e1.example.org'],
    ['lhost-imailserver-01.eml', 'kijitora@example.com', '00000000.ffffffff@example.org'],
    ['lhost-verizon-01.eml', '0000000000@vzwpix.com', null],
    [
      'lhost-sendmail-01.eml',
      'userunknown@bouncehammer.jp',
      'E1C50F1B-1C83-4820-BC36-AC6FBFBE8568@example.org',
    ],
  ])('%s names the address and the mail', async (file, recipient, id) => {
    const bounce = await read(raw(file));
    expect(bounce.recipients).toEqual([recipient]);
    expect(bounce.originalMessageId).toBe(id);
  });
});

describe('delivery reports', () => {
  it('reads a delay as not final', async () => {
    const bounce = await read(
      dsn(
        [
          'Final-Recipient: rfc822; ana@Cliente.Example',
          'Action: delayed',
          'Status: 4.4.1',
          'Diagnostic-Code: smtp; connect to mx.cliente.example[192.0.2.1]:25: Connection timed out',
        ],
        { subject: 'Delayed Mail (still being retried)' },
      ),
    );
    expect(bounce).toMatchObject({
      is: true,
      hard: false,
      recipients: ['ana@cliente.example'],
      status: '4.4.1',
      originalMessageId: '0192-reply@empresa.example',
    });
  });

  it('never calls a delay hard, whatever the words', async () => {
    const bounce = await read(
      dsn([
        'Final-Recipient: rfc822; a@b.example',
        'Action: delayed',
        'Status: 4.1.1',
        'Diagnostic-Code: smtp; 450 user unknown',
      ]),
    );
    expect(bounce).toMatchObject({ is: true, hard: false });
  });

  it('tells the addresses of a mixed report apart', async () => {
    const bounce = await read(
      dsn([
        'Final-Recipient: rfc822; gone@cliente.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
        '',
        'Final-Recipient: rfc822; full@cliente.example',
        'Action: failed',
        'Status: 5.2.2',
        'Diagnostic-Code: smtp; 552 5.2.2 mailbox full',
        '',
        'Final-Recipient: rfc822; fine@cliente.example',
        'Action: relayed',
        'Status: 2.0.0',
      ]),
    );
    expect(bounce.recipients).toEqual(['gone@cliente.example', 'full@cliente.example']);
    expect(bounce.failures.map(({ hard }) => hard)).toEqual([true, false]);
    expect(bounce.status).toBe('5.1.1');
  });

  it.each([
    ['550 5.7.1 unknown user', 'RCPT TO', '5.7.1', true],
    ['550 5.7.1 unknown user', 'end of DATA', '5.7.1', false],
    ['550 5.1.1 mailbox quota exceeded', 'RCPT TO', '5.1.1', false],
    ['550 5.1.1 relay access denied', 'RCPT TO', '5.1.1', false],
    ['550 5.1.2 no such domain', 'RCPT TO', '5.1.2', true],
    ['556 5.1.10 host does not accept mail (nullMX)', 'RCPT TO', '5.1.10', true],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP address lookup', 'DATA', '5.1.10', true],
    ['451 4.7.1 greylisted', 'RCPT TO', '4.7.1', false],
    ['550 5.7.26 fails to pass authentication checks', 'end of DATA', '5.7.26', false],
  ])('%s at %s', async (said, command, status, hard) => {
    const bounce = await read(
      dsn([
        'Final-Recipient: rfc822; ana@cliente.example',
        'Action: failed',
        `Status: ${status}`,
        `Diagnostic-Code: smtp; ${said} (in reply to ${command} command)`,
      ]),
    );
    expect(bounce).toMatchObject({ is: true, hard, status });
  });

  it('reads the words of a server that knows no report fields', async () => {
    const bounce = await read(
      mail(
        [
          'Return-Path: <>',
          'From: MAILER-DAEMON@mx.example.net',
          'To: soporte@empresa.example',
          'Subject: failure notice',
        ],
        'Hi. This is the qmail-send program at mx.example.net.',
        "I'm afraid I wasn't able to deliver your message to the following addresses.",
        '',
        '<ana@cliente.example>:',
        'Sorry, no mailbox here by that name. (#5.1.1)',
        '',
        '<luis@otra.example>:',
        "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)",
        '',
        '--- Below this line is a copy of the message.',
        '',
        'Message-ID: <77@empresa.example>',
        'To: ana@cliente.example',
      ),
    );
    expect(bounce.failures.map(({ recipient, hard }) => [recipient, hard])).toEqual([
      ['ana@cliente.example', true],
      ['luis@otra.example', false],
    ]);
    expect(bounce.originalMessageId).toBe('77@empresa.example');
  });
});

describe('servers with habits of their own', () => {
  const from = (sender: string, subject: string, ...more: string[]) => [
    `From: ${sender}`,
    'To: soporte@empresa.example',
    `Subject: ${subject}`,
    ...more,
  ];

  it.each<[string, string, string[], boolean, string | null]>([
    [
      'names the address after the cause',
      mail(
        from('<postmaster@mx.example>', 'Undeliverable Mail: "Pedido"'),
        'Your message:',
        '   From:    soporte@empresa.example',
        'Could not be delivered because of',
        '',
        '550 5.1.1 User unknown',
        '',
        'The following recipients were affected:',
        '    ana@cliente.example',
      ),
      ['ana@cliente.example'],
      true,
      '5.1.1',
    ],
    [
      'repeats the envelope before the refusal (Apache James)',
      mail(
        from('postmaster@mx.example', '[BOUNCE]'),
        "I'm afraid I wasn't able to deliver your message to the following addresses.",
        '',
        '  RCPT TO: ana@cliente.example',
        '',
        'Error message below:',
        '550 - Requested action not taken: no such user here',
      ),
      ['ana@cliente.example'],
      false,
      null,
    ],
    [
      'marks what the subscriber refused (EZweb)',
      mail(
        from('<Postmaster@ezweb.ne.jp>', 'Mail System Error - Returned Mail', 'X-SPASIGN: NG'),
        '<ana@ezweb.ne.jp>: 550 <ana@ezweb.ne.jp>: User unknown',
      ),
      ['ana@ezweb.ne.jp'],
      false,
      null,
    ],
    [
      'writes "unknown" and its own command',
      mail(
        from(
          'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
          'Delivery Status Notification (Failure)',
        ),
        'Delivery to the following recipient failed permanently:',
        '',
        '     ana@cliente.example',
        '',
        'The error that the other server returned was: 550 550 Unknown user (state 14).',
      ),
      ['ana@cliente.example'],
      true,
      null,
    ],
    [
      'warns of a delay in words only (Exim)',
      mail(
        from(
          'Mail Delivery System <Mailer-Daemon@mx.example>',
          'Warning: message 1P1YNN-0003AD-Ga delayed 24 hours',
        ),
        'This message was created automatically by mail delivery software.',
        'The address to which the message has not yet been delivered is:',
        '',
        '  ana@cliente.example',
        '    Delay reason: Unrouteable address',
        '',
        'No action is required on your part.',
      ),
      ['ana@cliente.example'],
      false,
      null,
    ],
  ])('%s', async (_, text, recipients, hard, status) => {
    expect(await read(text)).toMatchObject({ is: true, hard, recipients, status });
  });

  it('takes the refusal of a list server for a bounce, but not what it distributes', async () => {
    const refusal = from('neko-admin@lista.example', 'You are not member', 'X-MLServer: fml [fml 4.0]');
    expect(
      (await read(mail([...refusal, 'Message-ID: <20100429.FML34251@lista.example>'], 'Rejected.'))).is,
    ).toBe(true);
    expect((await read(mail([...refusal, 'Message-ID: <7@cliente.example>'], 'Hola a todos.'))).is).toBe(
      false,
    );
  });

  it('believes a server that gave up after "unknown user", even with a 4xx code', async () => {
    const bounce = await read(
      dsn([
        'Final-Recipient: rfc822; ana@cliente.example',
        'Action: failed',
        'Status: 4.1.1',
        'Diagnostic-Code: smtp; 450 4.1.1 user unknown (in reply to RCPT TO command)',
      ]),
    );
    expect(bounce).toMatchObject({ is: true, hard: true, status: '4.1.1' });
  });
});

describe('hostile input', () => {
  it.each([
    ['one endless line', 'a@'.repeat(500_000)],
    ['a local part without end', `${'x'.repeat(900_000)}@example.org`],
    ['unclosed tags', '<'.repeat(500_000)],
    ['half a phrase', 'user '.repeat(200_000)],
    ['digits and dots', '5.1.'.repeat(200_000)],
    ['line ends', '\n'.repeat(500_000)],
    ['dashes', '-'.repeat(500_000)],
  ])('%s comes to an end', (_, text) => {
    const input = {
      from: { name: null, address: 'mailer-daemon@example.org' },
      subject: 'Undelivered Mail Returned to Sender',
      headers: [{ name: 'x-failed-recipients', value: text }],
      text,
      html: text,
      parts: [
        { type: 'message/delivery-status', name: null, content: new TextEncoder().encode(text) },
        { type: 'message/rfc822', name: null, content: new TextEncoder().encode(text) },
      ],
    };
    expect(readBounce(input).is).toBe(true);
    expect(readBounce({ ...input, text: '' }).is).toBe(true);
  });
});
