import { describe, expect, test } from 'vitest';
import { readMail } from './read-mail.ts';

const HEAD = 'From: ana@example.org\r\nSubject: Trampa\r\n';
const read = (text: string) => readMail(new Uint8Array(Buffer.from(text, 'latin1')));
const nested = (levels: number) => {
  let text = HEAD;
  for (let level = 0; level < levels; level++) {
    text += `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`;
  }
  return `${text}\r\nel texto`;
};

describe('mails made to exhaust a reader are read with warnings', () => {
  test('a thousand nested multiparts keep their text', async () => {
    const reading = await read(nested(1000));
    expect(reading.warnings).toContain('nested-too-deep');
    expect(reading.text.includes('el texto')).toBe(true);
  });

  test('a hundred thousand headers', async () => {
    const fields = Array.from({ length: 100_000 }, (_, index) => `X-${index}: v`).join('\r\n');
    const reading = await read(`${HEAD}${fields}\r\n\r\ncuerpo`);
    expect(reading).toMatchObject({ subject: 'Trampa', text: 'cuerpo' });
    expect(reading.warnings).toContain('too-many-headers');
    expect(reading.headers.length).toBeLessThanOrEqual(2000);
  });

  test('one header line of a megabyte', async () => {
    const reading = await read(`From: ana@example.org\r\nSubject: ${'x'.repeat(1_000_000)}\r\n\r\ncuerpo`);
    expect(reading.text).toBe('cuerpo');
    expect(reading.subject?.length).toBeLessThan(300_000);
  });

  test('two hundred thousand parts: the rest is kept as one', async () => {
    const parts = '--b\r\n\r\nx\r\n'.repeat(200_000);
    const reading = await read(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b\r\n\r\nfinal`,
    );
    expect(reading.warnings).toContain('too-many-parts');
    expect(reading.text.includes('final')).toBe(true);
  });

  test('deep and endless HTML is shown as text', async () => {
    for (const html of ['<div>'.repeat(100_000), '<'.repeat(300_000), '<table><tr><td>'.repeat(30_000)]) {
      const reading = await read(`${HEAD}Content-Type: text/html\r\n\r\n${html}hondo`);
      expect(reading.text.includes('hondo')).toBe(true);
      expect(reading.html).toBeNull();
      expect(reading.warnings).toContain('html-too-complex');
    }
  });

  test('the letters of a HTML too large to be parsed are those of its language', async () => {
    const html = `${'<b></b>'.repeat(25_000)}&Ntilde;and&uacute; &ouml; &szlig; &ccedil; &ecirc; &laquo;&deg;&raquo; &none;`;
    const reading = await read(`${HEAD}Content-Type: text/html\r\n\r\n${html}`);
    expect(reading.text).toBe('Ñandú ö ß ç ê «°» &none;');
  });

  test('a very long text is cut, the whole kept as a file', async () => {
    const reading = await read(`${HEAD}\r\n${'hola mundo\r\n'.repeat(300_000)}fin`);
    expect(reading.warnings).toContain('text-cut');
    const whole = Buffer.from(reading.attachments[0]?.content ?? []).toString();
    expect(whole.startsWith(reading.text)).toBe(true);
    expect(whole.endsWith('fin')).toBe(true);
  });

  const repeated: [string, string][] = [
    ['address groups', `From: ${'a:'.repeat(100_000)}\r\n\r\ntexto`],
    ['commas', `From: ${','.repeat(250_000)}\r\n\r\ntexto`],
    ['open quotes', `From: "${',\\"'.repeat(80_000)}\r\n\r\ntexto`],
    ['open comments', `From: ${'('.repeat(250_000)}\r\n\r\ntexto`],
    ['open brackets', `From: ${'<a,'.repeat(80_000)}\r\n\r\ntexto`],
    ['half encoded words', `Subject: ${'=?a?q'.repeat(50_000)}\r\n\r\ntexto`],
    ['encoded words cut inside characters', `Subject: ${'=?utf-8?q?=C3?= '.repeat(15_000)}\r\n\r\ntexto`],
    ['parameters', `Content-Type: text/plain; ${'name*1*=%41; '.repeat(20_000)}\r\n\r\ntexto`],
    ['comments in a type', `Content-Type: text/plain${'('.repeat(250_000)}\r\n\r\ntexto`],
    ['blanks', `Subject: ${' '.repeat(250_000)}x\r\nDate: ${' '.repeat(100_000)}1\r\n\r\ntexto`],
    ['references', `References: ${'<'.repeat(200_000)}\r\n\r\ntexto`],
    ['uuencode starts', `Subject: x\r\n\r\n${'begin 644 a\nM'.repeat(50_000)}texto`],
    ['flowed quotes', `Content-Type: text/plain; format=flowed\r\n\r\n${'>'.repeat(500_000)}\r\ntexto`],
    ['base64 paddings', `Content-Transfer-Encoding: base64\r\n\r\n${'QQ==\r\n'.repeat(100_000)}dGV4dG8=`],
    ['carriage returns', `Subject: x\r\n\r\n${'\r'.repeat(500_000)}texto`],
  ];
  test.each(repeated)('%s without end', async (_name, raw) => {
    expect((await read(raw)).text.includes('texto')).toBe(true);
  });
});
