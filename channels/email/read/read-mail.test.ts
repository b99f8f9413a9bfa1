import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { explain } from './explain-mail.ts';
import { messageIds, readMail } from './read-mail.ts';

const fixtures = new URL('../fixtures/read/', import.meta.url);
const names = readdirSync(fixtures)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4))
  .sort();

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('each trap of the corpus', () => {
  test.each(names)('%s', async (name) => {
    const reading = await readMail(readFileSync(new URL(`${name}.eml`, fixtures)));
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.expected.json`, fixtures), 'utf8'));
    // Where a reply ends and what a bounce means is tested where it is decided.
    const { newText, quotedText, signature, bounce, ...own } = explain(reading);
    expect(own).toEqual(expected);
    expect([typeof newText, typeof bounce.is]).toEqual(['string', 'boolean']);
    for (const text of [quotedText, signature]) expect(text === null || text.length > 0).toBe(true);
  });

  test('has no expectation without its mail', () => {
    const expected = readdirSync(fixtures).filter((name) => name.endsWith('.expected.json'));
    expect(expected.map((name) => name.replace('.expected.json', '')).sort()).toEqual(names);
    expect(names.length).toBeGreaterThan(50);
  });
});

describe('what the channel needs beside the printed form', () => {
  test('attachments come with their bytes and nothing else of the mail', async () => {
    const reading = await readMail(readFileSync(new URL('nested-texts.eml', fixtures)));
    const [png, pdf] = reading.attachments;
    expect(png).toMatchObject({ contentId: 'logo@x', inline: true, size: 8 });
    expect(Buffer.from(pdf?.content ?? []).toString()).toBe('%PDF-');
    for (const { content } of reading.attachments) expect(content.byteLength).toBe(content.buffer.byteLength);
  });

  test('envelope, list, authentication and calendar', async () => {
    const reading = await readMail(
      bytes(
        'Return-Path: <ana@example.org>\nDelivered-To: buzon@example.com\nX-Original-To: reply+x@example.com\n' +
          'Authentication-Results: mx.example.com; spf=pass\nAuthentication-Results: other; dkim=fail\n' +
          'List-Id: Clientes <clientes.example.org>\nFrom: ana@example.org\n' +
          'Content-Type: text/calendar; method=reply\n\nBEGIN:VCALENDAR\n',
      ),
    );
    expect(reading.returnPath).toBe('ana@example.org');
    expect(reading.deliveredTo).toEqual(['buzon@example.com', 'reply+x@example.com']);
    expect(reading.listId).toBe('clientes.example.org');
    expect(reading.authenticationResults).toEqual(['mx.example.com; spf=pass', 'other; dkim=fail']);
    expect(reading.calendarMethod).toBe('REPLY');
    expect(reading.automatic).toEqual({ is: true, why: 'calendar-reply', kind: 'auto' });
  });

  test('a list may open a ticket, an answering machine may not', async () => {
    const kinds = await Promise.all(
      ['list-mail', 'no-reply', 'auto-reply', 'delivery-report', 'auto-submitted-no'].map(
        async (name) => (await readMail(readFileSync(new URL(`${name}.eml`, fixtures)))).automatic.kind,
      ),
    );
    expect(kinds).toEqual(['bulk', 'bulk', 'auto', 'auto', null]);
  });

  test('message ids keep their brackets, repeats and rubbish vanish', () => {
    expect(messageIds('<a@b> text <a@b>, <>')).toEqual(['<a@b>']);
    expect(messageIds('a@b , c')).toEqual(['<a@b>']);
    expect(messageIds(null)).toEqual([]);
  });
});

describe('properties', () => {
  test('any bytes are read without an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (raw) => {
        const reading = await readMail(raw);
        expect(JSON.parse(JSON.stringify(explain(reading)))).toEqual(explain(reading));
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  test('any mixture of mail pieces is read without an error', async () => {
    const piece = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      '--b',
      '--b--',
      ' ',
      ': ',
      '=?utf-8?Q?=C3',
      '?=',
      '"',
      '(',
      '<',
      '>',
      ',',
      ';',
      '@',
      'ana',
      '\u00f1',
      '\0',
      'From: ',
      'To: ',
      'Subject: ',
      'Date: ',
      'Content-Type: ',
      'multipart/mixed; boundary=b',
      'multipart/alternative; boundary="b"',
      'text/plain',
      'text/html; charset=utf-16',
      '; charset=',
      'Content-Transfer-Encoding: base64',
      'quoted-printable',
      'message/rfc822',
      'application/ms-tnef',
      'begin 644 x\n',
      'end',
      '<p>',
      '<div',
      '</',
      '&#',
      'name*0*=',
      "utf-8''%",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 120 }), async (pieces) => {
        const reading = await readMail(bytes(pieces.join('')));
        const printed = JSON.stringify(explain(reading));
        expect(printed.isWellFormed()).toBe(true);
        expect(printed).not.toContain('\\u0000');
      }),
      { seed: 14, numRuns: 1500 },
    );
  });

  const line = fc.stringMatching(/^[a-z0-9áñç€ .,!?]{1,60}$/).map((text) => `x${text}x`);
  const leaf = fc.record({
    text: fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
    encoding: fc.constantFrom('8bit', 'base64', 'quoted-printable'),
  });

  test('every text of a generated multipart is found again, in order, and as postal-mime finds it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(leaf, { minLength: 1, maxLength: 5 }), fc.boolean(), async (leaves, crlf) => {
        const raw = new TextEncoder().encode(multipart(leaves).replace(/\n/g, crlf ? '\r\n' : '\n'));
        const reading = await readMail(raw);
        let at = 0;
        for (const { text } of leaves) {
          const found = reading.text.indexOf(text, at);
          expect(found).toBeGreaterThanOrEqual(0);
          at = found + text.length;
        }
        const other = await PostalMime.parse(raw);
        const flat = (value: string) => value.replace(/\s+/g, ' ').trim();
        expect(flat(reading.text)).toBe(flat(other.text ?? ''));
        expect(reading.attachments.map((file) => file.name)).toEqual(
          other.attachments.map((file) => file.filename),
        );
        expect(reading.subject).toBe(other.subject);
      }),
      { seed: 15, numRuns: 200 },
    );
  });
});

function multipart(leaves: { text: string; encoding: string }[]): string {
  const parts = leaves.map(({ text, encoding }, index) => {
    const content =
      encoding === 'base64'
        ? Buffer.from(text).toString('base64')
        : encoding === '8bit'
          ? text
          : quoted(text);
    const file = `--outer\nContent-Type: application/octet-stream; name="f${index}.bin"\n\nabc\n`;
    return `--outer\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n${content}\n${file}`;
  });
  return `From: ana@example.org\nSubject: Partes\nContent-Type: multipart/mixed; boundary=outer\n\n${parts.join('')}--outer--\n`;
}

function quoted(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) =>
      byte === 10
        ? '\n'
        : byte > 126 || byte === 61
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
    )
    .join('');
}
