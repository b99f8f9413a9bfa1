import { describe, expect, it } from 'vitest';
import { dsn, mail, readForTest as read } from './parse-for-test.ts';

const refused = (said: string) =>
  read(
    dsn([
      'Final-Recipient: rfc822; ana.ruiz@cliente.example',
      'Action: failed',
      'Status: 5.0.0',
      `Diagnostic-Code: smtp; ${said} (in reply to RCPT TO command)`,
    ]),
  );

describe('refusals in words that no list knows', () => {
  it.each([
    ['says where it looked', '550 ana.ruiz was not listed in the company directory'],
    ['says what it compared', '550 The name did not match any of our aliases'],
    ['names nobody', '550 nobody here with that e-mail address'],
    ['says what it does not do', '550 this machine does not handle mail for that user'],
    ['says of the address itself', '550 <ana.ruiz@cliente.example> not known on this machine'],
    ['could not find it, in Spanish', '550 No se ha podido encontrar la cuenta'],
    ['could not find it, in Italian', "550 Non siamo riusciti a trovare l'indirizzo"],
    ['has no such thing, in Polish', '550 Nie ma takiego adresu'],
    ['is not there, in Slovenian', '550 Ta naslov ne obstaja'],
    ['speaks of the recipient alone', '551 ana.ruiz is a former customer of ours'],
    ['speaks of the recipient alone, in Spanish', '550 Destinatario incorrecto'],
    ['was spelt wrong by its server', '550 Recipient unkown'],
    ['found no server', '550 No mail servers appear to exist for this address'],
    ['writes as one word', '554 unresolvable address: nosuchuser'],
    ['says which part is unknown', '550 The domain part of the address is unknown'],
    ['found no domain', "550 The recipient's domain cliente.example could not be found"],
    ['takes no mail', '521 cliente.example does not accept mail'],
    ['missed a domain', '550 recipient domain must exist'],
  ])('%s', async (_, said) => {
    expect(await refused(said)).toMatchObject({ hard: true, recipients: ['ana.ruiz@cliente.example'] });
  });

  it.each([
    ['who sends', '550 your envelope sender domain must exist'],
    ['whom the recipient knows', '550 Your address is not known to the recipient'],
    ['the address that writes', '550 The address soporte@empresa.example is not valid'],
    ['our domain', '550 Your domain could not be found'],
    ["the sender's mailbox", "550 The sender's mailbox does not exist"],
    ['a callout', '550 Callback: sender user unknown'],
    ['a bill', '550 this user has not paid'],
    ['unknown senders, in Polish', '550 Odbiorca nie przyjmuje poczty od nieznanych nadawców'],
    ['unknown senders, in Spanish', '550 El usuario no acepta correo de un desconocido remitente'],
    ['who may write', '550 the group ana.ruiz only takes internal mail'],
    ['a mailbox put out of use, in Portuguese', '550 conta desativada'],
    ['when somebody is back', '550 Recipient is on holiday until January'],
    ['how many were asked for', '550 Too many invalid recipients'],
    ['a mailbox put out of use', '550 ana.ruiz: this user is locked'],
    ['the same in Polish', '550 To konto jest zablokowane'],
    ['leave to write', '550 Su dirección no está autorizada para escribir a este usuario'],
    ['what the recipient wants', '553 The user refused to receive this mail'],
    ['a rule', '550 ana.ruiz: recipient policy 7'],
    ['the way there', '550 relaying for ana.ruiz is off'],
    ['a time', '550 ana.ruiz: user busy, come again later'],
  ])('a server that speaks of %s says nothing of the address', async (_, said) => {
    expect(await refused(said)).toMatchObject({ is: true, hard: false });
  });

  it('looks at what the other server said, and not at how qmail gives up on it', async () => {
    const bounce = await read(
      mail(
        ['Return-Path: <>', 'From: MAILER-DAEMON@relay.example', 'Subject: failure notice'],
        'Hi. This is the qmail-send program at relay.example.',
        '<ana.ruiz@cliente.example>:',
        '192.0.2.7 does not like recipient.',
        'Remote host said: 551 no customer of ours',
        'Giving up on 192.0.2.7.',
      ),
    );
    expect(bounce).toMatchObject({ is: true, hard: true });
  });
});

describe('reports in other wrappings', () => {
  it('reads a report that a gateway hands on as a file under its own words', async () => {
    const report = dsn(['Final-Recipient: rfc822; ana@cliente.example', 'Action: failed', 'Status: 5.1.1']);
    const bounce = await read(
      mail(
        [
          'Return-Path: <>',
          'From: postmaster@relay.example',
          'To: soporte@empresa.example',
          'Subject: Delivery Status Notification (Failure)',
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=OUT',
        ],
        '--OUT',
        'Content-Type: message/rfc822',
        '',
        report,
        '--OUT',
        'Content-Type: text/plain',
        '',
        'This message is confidential.',
        '--OUT--',
      ),
    );
    expect(bounce).toMatchObject({ hard: true, status: '5.1.1', recipients: ['ana@cliente.example'] });
  });

  it('knows a missing domain below a sentence that speaks of your message', async () => {
    const bounce = await read(
      mail(
        ['Return-Path: <>', 'From: MAILER-DAEMON@relay.example', 'Subject: Undeliverable mail'],
        'Your message could not be delivered to ana@cliente.example:',
        '',
        'El dominio cliente.example no se ha encontrado',
      ),
    );
    expect(bounce).toMatchObject({ is: true, hard: true, recipients: ['ana@cliente.example'] });
  });

  it.each([['Spam Firewall'], ['Internet Gateway'], ['Lotus Domino'], ['']])(
    'takes no program for a person who keeps a server: %s',
    async (name) => {
      const bounce = await read(
        mail(
          [
            'Return-Path: <postmaster@cliente.example>',
            `From: ${name} <postmaster@cliente.example>`,
            'To: soporte@empresa.example',
            'Subject: Undeliverable mail',
          ],
          'Your message could not be delivered to ana@cliente.example: 550 5.1.1 no such user',
        ),
      );
      expect(bounce).toMatchObject({ is: true, hard: true, recipients: ['ana@cliente.example'] });
    },
  );

  it('reads the fields of a report that come as a file of text', async () => {
    const bounce = await read(
      mail(
        [
          'From: Mail Delivery System <MAILER-DAEMON@relay.example>',
          'To: soporte@empresa.example',
          'Subject: Delivery failure',
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=T',
        ],
        '--T',
        'Content-Type: text/plain',
        '',
        'Your message could not be delivered.',
        '--T',
        'Content-Type: text/plain; name=details.txt',
        'Content-Disposition: attachment; filename=details.txt',
        '',
        'Reporting-MTA: dns; relay.example',
        '',
        'Final-Recipient: rfc822; ana@cliente.example',
        'Action: failed',
        'Status: 5.1.1',
        '--T--',
      ),
    );
    expect(bounce).toMatchObject({ hard: true, status: '5.1.1', recipients: ['ana@cliente.example'] });
  });

  it.each([
    ["Mailbox doesn't exist: ana", true],
    ['Quota exceeded', false],
  ])('reads a refusal in the form of a receipt: %s', async (why, hard) => {
    const bounce = await read(
      mail(
        [
          'From: Mail Delivery Subsystem <postmaster@cliente.example>',
          'To: soporte@empresa.example',
          'Subject: Automatically rejected mail',
          'MIME-Version: 1.0',
          'Content-Type: multipart/report; report-type=disposition-notification; boundary=R',
        ],
        '--R',
        'Content-Type: text/plain',
        '',
        `Your message to <ana@cliente.example> was automatically rejected: ${why}`,
        '--R',
        'Content-Type: message/disposition-notification',
        '',
        'Final-Recipient: rfc822; ana@cliente.example',
        'Disposition: automatic-action/MDN-sent-automatically; deleted',
        '--R--',
      ),
    );
    expect(bounce).toMatchObject({ is: true, hard, recipients: ['ana@cliente.example'] });
  });

  it('takes the addresses of a list for what the report says of each, and not its general words', async () => {
    const bounce = await read(
      mail(
        ['Return-Path: <>', 'From: postmaster@lista.example', 'Subject: Undelivered mail'],
        'This list lets programs act on incorrect addresses.',
        'Error-for: ana@cliente.example',
        'Error-Text: "554 Message looping"',
      ),
    );
    expect(bounce).toMatchObject({ is: true, hard: false, recipients: ['ana@cliente.example'] });
  });

  it.each([
    ['Permanent', 'General', { status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 no such user' }, true],
    ['Permanent', 'NoEmail', {}, true],
    ['Permanent', 'General', { status: '5.7.1', diagnosticCode: 'smtp; 554 5.7.1 spam detected' }, false],
    ['Transient', 'MailboxFull', { status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 over quota' }, false],
  ])('reads a notification of Amazon SES: %s, %s', async (bounceType, bounceSubType, more, hard) => {
    const bouncedRecipients = [{ emailAddress: 'ana@Cliente.example', action: 'failed', ...more }];
    const json = JSON.stringify({
      notificationType: 'Bounce',
      bounce: { bounceType, bounceSubType, bouncedRecipients },
    });
    const notice = (from: string) =>
      read(
        mail(
          [`From: ${from}`, 'To: soporte@empresa.example', 'Subject: Aviso'],
          json,
          '',
          '--',
          'Stop: https://x.example',
        ),
      );
    expect(await notice('AWS Notifications <no-reply@sns.amazonaws.com>')).toMatchObject({
      is: true,
      hard,
      recipients: ['ana@cliente.example'],
    });
    expect(await notice('Luis <luis@cliente.example>')).toMatchObject({ is: false });
  });

  it('takes a notification that a mail arrived for a report, and for no failure', async () => {
    const json = JSON.stringify({ eventType: 'Delivery', delivery: { recipients: ['ana@cliente.example'] } });
    const bounce = await read(
      mail(['From: no-reply@sns.amazonaws.com', 'To: soporte@empresa.example', 'Subject: Aviso'], json),
    );
    expect(bounce).toMatchObject({ is: true, hard: false, recipients: [] });
  });
});
