import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dsn, mail, readForTest as read } from './parse-for-test.ts';

type Refusal = {
  said: string;
  status: string;
  to: string;
  host?: string;
  command?: string;
  action?: string;
  type?: string;
  hard: boolean;
};

/** What some 150 receivers answer, by their own words; `hard` by the rule of `isHard`. */
const refusals = readFileSync(new URL('../fixtures/bounce/refusals.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Refusal => JSON.parse(line));

describe('refusals as receivers word them', () => {
  it('tells those that are final from all others', async () => {
    const wrong: string[] = [];
    for (const { said, status, to, host, command = 'RCPT TO', action, type, hard } of refusals) {
      const inReply = command === '' ? '' : ` (in reply to ${command} command)`;
      const bounce = await read(
        dsn(
          [
            `Final-Recipient: rfc822; ${to}`,
            `Action: ${action ?? 'failed'}`,
            `Status: ${status}`,
            `Remote-MTA: dns; ${host ?? `mx.${to.split('@')[1]}`}`,
            `Diagnostic-Code: ${type ?? 'smtp'}; ${said}`,
          ],
          { text: `This is the mail system.\r\n\r\n<${to}>: ${said}${inReply}` },
        ),
      );
      if (!bounce.is || bounce.hard !== hard || bounce.recipients[0] !== to) wrong.push(said);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['550 Remitente desconocido', false],
    ['550 Absenderadresse existiert nicht', false],
    ["550 L'adresse de l'expéditeur est inconnue", false],
    ['550 Verification failed for <soporte@empresa.example>: no such user', false],
    ['550 5.1.0 soporte@empresa.example sender rejected : invalid sender domain', false],
    ['450 4.7.1 Try again later, recipient is unknown to us yet', false],
    ['550 No hay ningún usuario con ese nombre', true],
    ['550 ana@cliente.example does not have a mailbox here', true],
    ['550 This mail server no longer has a user with this name (ana)', true],
    ['550 ana@cliente.example is not one of our users', true],
    ['550 User (ana) not in local user list', true],
    ['550 The person you are writing to has left the company', true],
    ['550 Email address ana@cliente.example could not be located', true],
    ['550 Kein solcher Empfänger hier', true],
    ["550 Il n'y a aucun utilisateur avec ce nom", true],
    ['550 La cuenta de correo ana no está dada de alta', true],
    ['550 Brak skrzynki o tej nazwie', true],
    ['550 수신자를 찾을 수 없습니다', true],
    ['550 La cuenta fue dada de baja', true],
    ['550 Ce compte a été supprimé', true],
    ['550 Das Postfach wurde gelöscht', true],
    ['550 Su correo ha sido eliminado por el antivirus', false],
    ['550 Adressen ana@cliente.example ikke finnes', true],
    ['550 άγνωστος χρήστης', true],
    ['550 El dominio cliente.example no existe', true],
    ['550 Die Domain cliente.example existiert nicht', true],
    ['550 El dominio del remitente no existe', false],
    ['550 5.1.2 recipient domain not found', true],
    ['450 4.1.8 <soporte@empresa.example>: Sender address rejected: Domain not found', false],
    ['450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.10]', false],
    ['550 Your domain was not found in our allow list', false],
    ['550 Access denied, the sender is unknown to the recipient', false],
  ])('%s', async (said, hard) => {
    const bounce = await read(
      dsn([
        'Final-Recipient: rfc822; ana@cliente.example',
        'Action: failed',
        `Status: ${said.match(/\d\.\d\.\d/)?.[0] ?? '5.0.0'}`,
        `Diagnostic-Code: smtp; ${said} (in reply to RCPT TO command)`,
      ]),
    );
    expect(bounce).toMatchObject({ is: true, hard });
  });

  it('believes the words of a notice where the fields of its report tell nothing', async () => {
    const fields = [
      'Final-Recipient: rfc822; ana@cliente.example',
      'Action: failed',
      'Status: 5.0.0',
      'Diagnostic-Code: smtp; 550 failed',
    ];
    const notice = (text: string) => read(dsn(fields, { text }));
    expect(await notice('退信原因: 收件人的邮件地址不存在。')).toMatchObject({ is: true, hard: true });
    expect(await notice('退信原因: 收件人的邮箱已满。')).toMatchObject({ is: true, hard: false });
  });

  it.each([
    ['listed as a spam source', '554 5.7.1 rejected, listed in dnsbl.example', false],
    ['put off', '450 4.7.1 greylisted, try again in 300 seconds', false],
    ['unknown', '550 Usuario no encontrado', true],
  ])('asks why another server did not like a recipient: %s', async (_, said, hard) => {
    const bounce = await read(
      mail(
        ['Return-Path: <>', 'From: MAILER-DAEMON@relay.example', 'Subject: failure notice'],
        'Hi. This is the qmail-send program at relay.example.',
        "I'm afraid I wasn't able to deliver your message to the following addresses.",
        '',
        '<ana@cliente.example>:',
        '192.0.2.7 does not like recipient.',
        `Remote host said: ${said}`,
      ),
    );
    expect(bounce).toMatchObject({ is: true, hard });
  });

  it.each([
    ['Su mensaje no ha llegado', 'El correo que envió a ana@cliente.example no se ha entregado.'],
    ['Uw bericht', 'Uw bericht kon niet worden afgeleverd bij ana@cliente.example.'],
    ['Zpráva', 'Vaše zpráva nebyla doručena příjemci ana@cliente.example.'],
    ['İletilemedi: pedido', 'Mesajınız ana@cliente.example adresine teslim edilemedi.'],
    ['메일 안내', 'ana@cliente.example 님에게 메일을 전달하지 못했습니다.'],
    ['Notificação', 'Falha na entrega ao seguinte destinatário: ana@cliente.example'],
    ['Nachricht', 'Fehler bei der Nachrichtenzustellung an ana@cliente.example'],
    ['Αποτυχία', 'Το μήνυμά σας δεν παραδόθηκε: ana@cliente.example'],
  ])('knows a notice of a program that says a mail did not arrive: %s', async (subject, said) => {
    const head = ['To: soporte@empresa.example', `Subject: ${subject}`];
    const program = ['Return-Path: <>', 'From: postmaster@correo.example', ...head];
    const person = ['Return-Path: <luis@correo.example>', 'From: luis@correo.example', ...head];
    expect(await read(mail(program, said))).toMatchObject({ is: true, recipients: ['ana@cliente.example'] });
    expect(await read(mail(person, said))).toMatchObject({ is: false });
  });

  it('takes a notice of delay in Spanish for no failure, whatever it names as its cause', async () => {
    const bounce = await read(
      mail(
        [
          'Return-Path: <>',
          'From: MAILER-DAEMON@correo.example',
          'To: soporte@empresa.example',
          'Subject: Aviso: mensaje retrasado',
        ],
        'Su mensaje a ana@cliente.example no se ha podido entregar todavía: usuario desconocido.',
        'Se seguirá intentando durante 4 días.',
      ),
    );
    expect(bounce).toMatchObject({ is: true, hard: false, recipients: ['ana@cliente.example'] });
  });

  it('reads an address that Exchange wraps, whole', async () => {
    const bounce = await read(
      dsn(
        [
          'Final-Recipient: rfc822;IMCEAEX-_o=EMPRESA_cn=ana@cliente.example',
          'Action: failed',
          'Status: 5.1.11',
          'Diagnostic-Code: smtp;550 5.1.11 RESOLVER.ADR.ExRecipNotFound; not found',
        ],
        { text: 'Delivery has failed. RESOLVER.ADR.ExRecipNotFound' },
      ),
    );
    expect(bounce).toMatchObject({ hard: true, recipients: ['IMCEAEX-_o=EMPRESA_cn=ana@cliente.example'] });
  });
});
