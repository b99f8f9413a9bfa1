import { describe, expect, it } from 'vitest';
import { identifyMail } from './identify-mail.ts';

const mail = (head: string, body = 'Hola\r\n') => Buffer.from(`${head}\r\n\r\n${body}`);
const plain =
  'Message-ID: <a@example.org>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\nFrom: ana@example.org\r\nSubject: Hola';

describe('identifyMail', () => {
  it('is the same for a mail that took another way', () => {
    const other = `Return-Path: <x@y>\r\nReceived: from a by b\r\nDelivered-To: c@d\r\n${plain}`;
    expect(identifyMail(mail(other))).toBe(identifyMail(mail(plain)));
  });

  it('is the same with folded fields and another last line end', () => {
    const folded = plain.replace('Subject: Hola', 'subject:\r\n Hola');
    expect(identifyMail(mail(folded, 'Hola'))).toBe(identifyMail(mail(plain)));
  });

  it.each([
    ['body', mail(plain, 'Adiós\r\n')],
    ['Message-ID', mail(plain.replace('<a@', '<b@'))],
    ['Date', mail(plain.replace('09:00', '09:01'))],
    ['Subject', mail(`${plain} Ana`)],
    ['From', mail(plain.replace('From: ana', 'From: eva'))],
  ])('differs with another %s', (_, other) => {
    expect(identifyMail(other)).not.toBe(identifyMail(mail(plain)));
  });

  it('names anything, also no bytes at all', () => {
    expect(identifyMail(new Uint8Array())).toMatch(/^[0-9a-f]{64}$/);
    expect(identifyMail(Buffer.from([0, 255, 10, 10, 1]))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is quick where a header has a hundred thousand folded lines', () => {
    const head = `Subject: x${'\r\n y'.repeat(100_000)}`;
    expect(identifyMail(mail(head))).toMatch(/^[0-9a-f]{64}$/);
  });
});
