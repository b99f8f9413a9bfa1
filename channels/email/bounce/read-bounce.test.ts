import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Bounce } from './bounce-input.ts';
import { parseForTest } from './parse-for-test.ts';
import { isFeedbackReport, readBounce } from './read-bounce.ts';

const folder = new URL('../fixtures/bounce/', import.meta.url);
type Expected = { file: string; results: { dsn: string; reason: string; hard: boolean }[] };
const expected = readFileSync(new URL('expected.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line): Expected => JSON.parse(line));

/** In the open set, but no delivery report: an absence notice and a complaint of a mailbox provider. */
const noDelivery = ['vacation', 'feedback'];

const raw = (file: string) => readFileSync(new URL(file, folder));
const read = async (mail: string | Uint8Array): Promise<Bounce> => readBounce(await parseForTest(mail));
const mail = (head: string[], ...body: string[]) => [...head, '', ...body, ''].join('\r\n');

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

  it('calls a complaint report by its name', async () => {
    expect(isFeedbackReport(await parseForTest(raw('arf-01.eml')))).toBe(true);
    expect(isFeedbackReport(await parseForTest(raw('lhost-postfix-01.eml')))).toBe(false);
  });
});

const dsn = (fields: string[], more: { subject?: string; from?: string; text?: string } = {}) =>
  mail(
    [
      `From: ${more.from ?? 'Mail Delivery System <MAILER-DAEMON@mx.example.net>'}`,
      'To: soporte@empresa.example',
      `Subject: ${more.subject ?? 'Undelivered Mail Returned to Sender'}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
    ],
    '--B',
    'Content-Type: text/plain',
    '',
    more.text ?? 'This is the mail system at host mx.example.net.',
    '',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    ...fields,
    '',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    'Message-ID:',
    ' <0192-reply@empresa.example>',
    'To: ana@Cliente.Example',
    '',
    '--B--',
  );

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

describe('mail that is no bounce', () => {
  const person = [
    'Return-Path: <ana@cliente.example>',
    'From: Ana <ana@cliente.example>',
    'To: soporte@empresa.example',
  ];
  const quoted = [
    '> This is the mail system at host mx.example.net.',
    '> <otro@empresa.example>: host mx said: 550 5.1.1 User unknown (in reply to RCPT TO command)',
  ];

  it.each([
    [
      'talks about one',
      mail([...person, 'Subject: Mi correo rebota'], 'Me llega "550 5.1.1 User unknown". ¿Por qué?'),
    ],
    [
      'uses a bounce as its subject',
      mail([...person, 'Subject: Undelivered Mail Returned to Sender'], 'Hello,', 'I got this:', ...quoted),
    ],
    [
      'answers one',
      mail(
        [...person, 'Subject: Re: Mail delivery failed: returning message to sender'],
        'What is this?',
        ...quoted,
      ),
    ],
    [
      'forwards one in the text',
      mail(
        [...person, 'Subject: Fwd: Delivery Status Notification (Failure)'],
        '---------- Forwarded message ---------',
        'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
        ...quoted,
      ),
    ],
    [
      'forwards one as an attachment',
      mail(
        [
          ...person,
          'Subject: Undeliverable: pedido',
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=M',
        ],
        '--M',
        'Content-Type: text/plain',
        '',
        'Me devuelven esto.',
        '--M',
        'Content-Type: message/rfc822',
        '',
        dsn(['Final-Recipient: rfc822; x@y.example', 'Action: failed', 'Status: 5.1.1']),
        '--M--',
      ),
    ],
    [
      'is an absence notice',
      mail(
        [
          'Return-Path: <>',
          'Auto-Submitted: auto-replied',
          'From: Luis <luis@cliente.example>',
          'Subject: Fuera de la oficina',
        ],
        'Vuelvo el lunes.',
      ),
    ],
    [
      'is an automatic answer to a bounce',
      mail(
        [
          'Auto-Submitted: auto-replied',
          'From: Luis <luis@cliente.example>',
          'Subject: Automatic reply: Undeliverable: pedido',
        ],
        'I am away.',
      ),
    ],
    [
      'is a postmaster with a question',
      mail(
        ['From: Postmaster <postmaster@cliente.example>', 'Subject: SPF record of your domain'],
        'Please correct your SPF record.',
      ),
    ],
    [
      'is a read receipt',
      mail(
        [
          ...person,
          'Subject: Read: pedido',
          'Content-Type: multipart/report; report-type=disposition-notification; boundary=R',
        ],
        '--R',
        'Content-Type: message/disposition-notification',
        '',
        'Final-Recipient: rfc822; ana@cliente.example',
        'Disposition: manual-action/MDN-sent-manually; displayed',
        '--R--',
      ),
    ],
    ['is empty', mail(['From: Ana <ana@cliente.example>'])],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual({
      is: false,
      hard: false,
      recipients: [],
      status: null,
      originalMessageId: null,
      failures: [],
    });
  });
});

describe('notices of servers and robots that follow no standard', () => {
  it.each([
    [
      'a robot that is called so, about an address that does not exist',
      ['From: E500_SMTP_Mail_Service@relay.example', 'Subject: Returned Mail - Error During Delivery'],
      '------ Failed Recipients ------\n<ana@cliente.example>: Requested action not taken: mailbox unavailable.\n[SMTP Error Code 550]',
      true,
    ],
    [
      'an unknown server, in plain words beside the address',
      ['From: Postmaster <postmaster@relay.example>', 'Subject: Delivery Failure'],
      'Could not deliver message to the following recipient(s):\n\nFailed Recipient: ana@cliente.example\nReason: Remote host said: 550 unknown user <ana@cliente.example>',
      true,
    ],
    [
      'a transcript that ends at a full mailbox',
      ['From: MDaemon@relay.example', 'Subject: Permanent Delivery Failure'],
      'The following addresses did NOT receive a copy of your message:\n\n> ana@cliente.example\n\n RCPT To:<ana@cliente.example>\n 552 Message for <ana@cliente.example> would exceed mailbox quota',
      false,
    ],
    [
      'a gateway that goes on trying',
      ['From: Antivirus_for_SMTP_Gateways@relay.example', 'Subject: Delivery failure notification'],
      'Your message could not be delivered to the following recipients:\nana@cliente.example\nDelivery attempts will continue to be made for 5 day(s).',
      false,
    ],
    [
      'a gateway that took the mail first and does not say what it was told',
      ['From: Mail Deliver System <MAILER-DAEMON@relay.example>', 'Subject: Returned Mail: User unknown'],
      '---The following addresses had delivery errors---\n\nana@cliente.example [User unknown]',
      false,
    ],
  ])('%s', async (_, head, body, hard) => {
    const bounce = await read(mail([...head, 'To: soporte@empresa.example'], body));
    expect(bounce).toMatchObject({ is: true, hard, recipients: ['ana@cliente.example'] });
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
