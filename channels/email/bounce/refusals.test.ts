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
