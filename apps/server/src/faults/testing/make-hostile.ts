import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

const fixtures = join(import.meta.dirname, '..', '..', '..', '..', '..', 'channels', 'email', 'fixtures');

/** The project's own mails, odd as they are. */
export const readFixtureMails = (): Buffer[] =>
  ['read', 'bounce'].flatMap((folder) =>
    readdirSync(join(fixtures, folder))
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => readFileSync(join(fixtures, folder, name))),
  );

const head = (more: string): string => `From: Trampa <trampa@hostil.example>\r\nSubject: Trampa\r\n${more}`;
const file = (name: string, type: string, content: Buffer): string =>
  head(
    `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntexto\r\n--b\r\n` +
      `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${content.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`,
  );

/** One entry that says it is 64 MB and packs into some 60 kB (PKWARE APPNOTE 4.3.7, as far as a bomb needs it). */
const zipBomb = (): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(64 * 1024 * 1024, 22);
  local.writeUInt16LE(1, 26);
  return Buffer.concat([local, Buffer.from('a'), packed]);
};

/** A winmail.dat (MS-OXTNEF 2.1.3) of ever new attachments, or of one that claims two gigabytes. */
const tnefBomb = (attachments: number, lastLength: number): Buffer => {
  const attribute = (id: number, data: Buffer, length = data.length): Buffer => {
    const start = Buffer.alloc(9);
    start.writeUInt8(2, 0);
    start.writeUInt32LE(id, 1);
    start.writeUInt32LE(length, 5);
    return Buffer.concat([start, data, Buffer.alloc(2)]);
  };
  const one = Buffer.concat([
    attribute(0x0006_9002, Buffer.alloc(14)),
    attribute(0x0001_8010, Buffer.from('a.txt\0')),
    attribute(0x0006_800f, Buffer.from('x')),
  ]);
  return Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0]),
    ...Array<Buffer>(attachments).fill(one),
    attribute(0x0006_9002, Buffer.alloc(14)),
    attribute(0x0006_800f, Buffer.from('x'), lastLength),
  ]);
};

const nested = (levels: number): string =>
  Array.from(
    { length: levels },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  ).join('');

let traps: Buffer[] | null = null;

/** Mails made to exhaust or confuse whoever reads them, the same in every call. */
export const makeTraps = (): Buffer[] => {
  traps ??= [
    head(`${nested(1_500)}\r\nhondo`),
    head(
      `Content-Type: message/rfc822\r\n\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(400)}\r\nhondo`,
    ),
    head(`${Array.from({ length: 60_000 }, (_, n) => `X-${n}: v`).join('\r\n')}\r\n\r\ncuerpo`),
    head(`X-Largo: ${'y'.repeat(1_000_000)}\r\n\r\ncuerpo`),
    head(`To: ${'a@b.example, '.repeat(30_000)}c@d.example\r\n\r\ncuerpo`),
    head(`References: ${'<a@b.example> '.repeat(30_000)}\r\n\r\ncuerpo`),
    head(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(50_000)}--b--`),
    head(`Content-Type: text/html\r\n\r\n${'<div>'.repeat(100_000)}hondo`),
    head(`Content-Type: text/html\r\n\r\n${'<table><tr><td>'.repeat(30_000)}hondo`),
    head(`Content-Type: text/html\r\n\r\n<p>${'<!--'.repeat(50_000)}${'&amp;'.repeat(50_000)}`),
    head(`Content-Type: text/plain\r\n\r\n${'hola mundo '.repeat(150_000)}`),
    head(`Content-Type: text/plain; format=flowed\r\n\r\n${'>'.repeat(400_000)}`),
    head(`Content-Type: text/plain; ${'name*1*=%41; '.repeat(20_000)}\r\n\r\ntexto`),
    head(`\r\n${'El lun, 1 ene 2026 escribió:\r\n> '.repeat(20_000)}`),
    head(`\r\n${'a'.repeat(900_000)}`),
    file('bomba.zip', 'application/zip', zipBomb()),
    file('winmail.dat', 'application/ms-tnef', tnefBomb(5_000, 1)),
    file('winmail.dat', 'application/ms-tnef', tnefBomb(3, 0x7fff_ffff)),
    file(`${'n'.repeat(50_000)}.pdf`, 'application/pdf', Buffer.from('%PDF-')),
    head(`\r\nnulos \0\0\0 y medio carácter \xed\xa0\x80`),
    'Subject: sin remitente\r\n\r\nnada',
    '\0\0\0\0',
    '',
  ].map((text) => Buffer.from(text, 'latin1'));
  return traps;
};

/** A mail as somebody or something has damaged it on the way. */
export const damage = (mail: Buffer, random: () => number): Buffer => {
  const at = Math.floor(random() * mail.length);
  switch (Math.floor(random() * 4)) {
    case 0:
      return mail.subarray(0, at);
    case 1: {
      const flipped = Buffer.from(mail);
      for (let count = 0; count < 40 && flipped.length > 0; count++)
        flipped[Math.floor(random() * flipped.length)] = Math.floor(random() * 256);
      return flipped;
    }
    case 2:
      return Buffer.concat([mail.subarray(at), mail.subarray(0, at)]);
    default:
      return Buffer.concat([mail.subarray(0, at), Buffer.alloc(200), mail.subarray(at)]);
  }
};

/** Ready to travel: with a last line of its own, so that no two are the same, dots doubled, and the final dot. */
export const toWire = (mail: Buffer, mark: string): Buffer => {
  const text = `${mail.toString('latin1')}\r\n\r\n${mark}`;
  return Buffer.from(`${text.replace(/^\./gm, '..')}\r\n.\r\n`, 'latin1');
};
