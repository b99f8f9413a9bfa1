import { describe, expect, test } from 'vitest';
import { findYenc } from './find-yenc.ts';
import { readMail } from './read-mail.ts';

const every = Uint8Array.from({ length: 1024 }, (_, at) => (at * 7) % 256);

/** As yEnc 1.3 writes it, 128 bytes a line. */
const encode = (bytes: Uint8Array, name: string): Buffer => {
  const out: number[] = [...Buffer.from(`=ybegin line=128 size=${bytes.length} name=${name}\r\n`)];
  bytes.forEach((byte, at) => {
    if (at > 0 && at % 128 === 0) out.push(0x0d, 0x0a);
    const code = (byte + 42) & 255;
    if ([0, 0x0a, 0x0d, 0x3d].includes(code)) out.push(0x3d, (code + 64) & 255);
    else out.push(code);
  });
  return Buffer.from([...out, ...Buffer.from(`\r\n=yend size=${bytes.length}\r\n`)]);
};

const mail = (...body: (string | Buffer)[]) =>
  readMail(
    new Uint8Array(
      Buffer.concat(
        ['From: ana@example.org\r\nSubject: Fotos\r\n', ...body].map((piece) => Buffer.from(piece as string)),
      ),
    ),
  );

describe('files in yEnc', () => {
  test('are attachments, and the text around them stays', async () => {
    const { text, attachments } = await mail(
      '\r\nAdiós, año.\r\n',
      encode(every, 'foto 1.bin'),
      'Y esto más.\r\n',
    );
    expect(text).toBe('Adiós, año.\n\nY esto más.');
    expect(attachments).toMatchObject([{ name: 'foto 1.bin', size: 1024 }]);
    expect(Buffer.from(attachments[0]!.content).equals(every)).toBe(true);
  });

  test('are undone where a part says that it is one', async () => {
    const { attachments } = await mail(
      'Content-Type: application/octet-stream; name="a.bin"\r\nContent-Transfer-Encoding: x-yenc\r\n\r\n',
      encode(every, 'a.bin'),
    );
    expect(attachments).toMatchObject([{ name: 'a.bin', size: 1024 }]);
  });

  test('are text where they have no end', async () => {
    const { text, attachments } = await mail(
      '\r\nSe escribe así: =ybegin line=128 name=a\r\n=ybegin name=b\r\nhola',
    );
    expect(text).toContain('=ybegin name=b\nhola');
    expect(attachments).toEqual([]);
  });

  test('cost no more than their length', () => {
    const begins = Buffer.from('=ybegin name=a\n'.repeat(100_000));
    expect(findYenc(begins)).toEqual([]);
    expect(findYenc(Buffer.concat([begins, Buffer.from('=yend\n')]))).toHaveLength(1);
  });
});
