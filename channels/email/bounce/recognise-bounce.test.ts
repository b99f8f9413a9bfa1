import { describe, expect, it } from 'vitest';
import { dsn, mail, readForTest as read } from './parse-for-test.ts';

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
      'comes from the keeper of a server, in his own name',
      mail(
        [
          'Return-Path: <postmaster@cliente.example>',
          'From: Luis Gil <postmaster@cliente.example>',
          'Subject: Sus correos',
        ],
        'Nuestro servidor rechaza sus mensajes, que no se han podido entregar: 550 5.7.1 SPF.',
      ),
    ],
    [
      'comes from a firm that is called as reports are',
      mail(
        [
          'Return-Path: <ndr@ndr.example>',
          'From: NDR <ndr@ndr.example>',
          'Subject: Failed delivery of order 44',
        ],
        'We failed to deliver your parcel: nobody at this address.',
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
      'is an absence notice with another address',
      mail(
        [
          'Return-Path: <>',
          'Auto-Submitted: auto-replied',
          'From: Luis <luis@cliente.example>',
          'Subject: Re: pedido',
        ],
        'I am away. Please write to the following address: marta@cliente.example',
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
    [
      'is a parcel service about a parcel',
      mail(
        ['From: DHL <noreply@dhl.example>', 'Subject: Delivery failed for your parcel 123'],
        'We were unable to deliver your parcel. A new attempt will be made tomorrow.',
      ),
    ],
    [
      'is a parcel service whose robot says that it is one',
      mail(
        [
          'From: Envíos <no-reply@envios.example>',
          'Subject: Notificación de estado de su envío',
          'Auto-Submitted: auto-generated',
        ],
        'Su paquete no pudo ser entregado. Se intentará de nuevo mañana.',
      ),
    ],
    [
      'is a robot without an envelope sender about a parcel that came back',
      mail(
        ['Return-Path: <>', 'From: Correos <avisos@correos.example>', 'Subject: Envío devuelto al remitente'],
        'El envío PQ123 ha sido devuelto: destinatario desconocido en esa dirección.',
      ),
    ],
    [
      'answers for somebody who has left and whose mail goes nowhere',
      mail(
        ['Return-Path: <>', ...person, 'Subject: Automatische Antwort: Bestellung'],
        'Ich bin nicht mehr im Unternehmen. Ihre Nachricht wird nicht zugestellt.',
      ),
    ],
    [
      'is a person at a system@ address',
      mail(
        ['From: Sistemas <system@cliente.example>', 'Subject: Delivery problem'],
        'Su último envío no llegó, ¿pueden mirarlo?',
      ),
    ],
    [
      'is a newsletter about deliveries',
      mail(
        [
          'From: Correo <noreply@correo.example>',
          'Subject: Failed delivery: what to do',
          'List-Unsubscribe: <https://correo.example/u>',
        ],
        'News for shops.',
      ),
    ],
    [
      'is a job that failed',
      mail(
        ['From: Cron <root@host.example>', 'Subject: Failed backup', 'Auto-Submitted: auto-generated'],
        'Exit code 1.',
      ),
    ],
    [
      'holds a report that a person attached',
      mail(
        [
          ...person,
          'Subject: Me sale este error',
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=M',
        ],
        '--M',
        'Content-Type: text/plain',
        '',
        '¿Qué es esto?',
        '--M',
        'Content-Type: message/delivery-status; name=details.txt',
        'Content-Disposition: attachment; filename=details.txt',
        '',
        'Reporting-MTA: dns; mx.example',
        '',
        'Final-Recipient: rfc822; otro@empresa.example',
        'Action: failed',
        'Status: 5.1.1',
        '--M--',
      ),
    ],
    [
      'was written in a program whose server reports under the same name',
      mail([...person, 'Subject: Pedido', 'X-Mailer: Internet Mail Service (5.5.2657.72)'], '¿Ha salido?'),
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
      'a postmaster who writes Spanish',
      ['From: Sistema de correo <postmaster@relay.example>', 'Subject: Correo no entregado: Pedido'],
      'Su mensaje no ha podido ser entregado al siguiente destinatario:\n\nana@cliente.example\n\nMotivo: el usuario no existe',
      true,
    ],
    [
      'a server that names the address in the middle of its own words',
      ['From: Postmaster <postmaster@relay.example>', 'Subject: Mancata consegna'],
      'Il messaggio inviato a ana@cliente.example non è stato recapitato.\n\nMotivo: 550 utente sconosciuto',
      true,
    ],
    [
      'a label with a wide colon before the address',
      ['From: Postmaster@relay.example', 'Subject: 系统退信'],
      '收件人：ana@cliente.example\n主题：Pedido\n\n退信原因：\nSMTP error, RCPT TO: 550 User not found: ana@cliente.example',
      true,
    ],
    [
      'a warning that is a refusal',
      ['From: MDaemon@relay.example', 'Subject: Warning: ana@cliente.example - User unknown!'],
      'ana@cliente.example - no such user here.\n\nThere is no user by that name at this server.',
      true,
    ],
    [
      'a router without an envelope sender whose directory knows the name twice',
      [
        'Return-Path: <>',
        'From: Mail Router <mailrouter@relay.example>',
        'Subject: DELIVERY FAILURE: User ana not unique',
      ],
      'Your Document:  Pedido\nwas not delivered to:  ana@cliente.example\nbecause: User ana not unique. Several matches found in Domino Directory.',
      false,
    ],
    [
      'a domain that is missing, beside an address that sounds like a program',
      ['From: MAILER-DAEMON@relay.example', 'Subject: Error de entrega'],
      'No se pudo entregar su mensaje a ana@cliente.example: el dominio no existe.',
      true,
    ],
    [
      'a sender of no name',
      ['From: "Mail System" <>', 'Subject: Mail Error'],
      'Your mail cannot be delivered to the following address(es):\n\nana@cliente.example\n  mailbox is full',
      false,
    ],
    [
      'a server whose own users are asked for',
      ['From: MAILER-DAEMON@relay.example', 'Subject: failure notice'],
      "Hi. This is the qmail-send program at relay.example.\nI'm afraid I wasn't able to deliver your message.\n\n<ana@cliente.example>:\nSorry, no user with that name here.",
      true,
    ],
    [
      'a sentence that runs over the end of a line',
      ['From: MAILER-DAEMON@relay.example', 'Subject: Undelivered Mail Returned to Sender'],
      '<ana@cliente.example>: host mx.cliente.example[192.0.2.1] said: 550 The user you tried\n    does not\n    exist. (in reply to RCPT TO command)',
      true,
    ],
    [
      'a domain that takes no mail (RFC 7504)',
      ['From: MAILER-DAEMON@relay.example', 'Subject: Undelivered Mail Returned to Sender'],
      '<ana@cliente.example>: host mx.cliente.example[192.0.2.1] said: 556 nothing here (in reply to RCPT TO command)',
      true,
    ],
    [
      'an answer of many lines, its code before each',
      ['From: MAILER-DAEMON@relay.example', 'Subject: Undelivered Mail Returned to Sender'],
      '<ana@cliente.example>: host mx.cliente.example[192.0.2.1] said: 550-No such\n    550-account 550 here (in reply to RCPT TO command)',
      true,
    ],
    [
      "a server that asked after the sender and quotes what the sender's server said",
      ['From: Mail Delivery System <mailer-daemon@relay.example>', 'Subject: Mail delivery failed'],
      'This message was created automatically by mail delivery software.\n\n  ana@cliente.example\n    SMTP error from remote mail server after RCPT TO:<ana@cliente.example>:\n    550-No such user here\n    550 Sender verify failed',
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
