import { createHash } from 'node:crypto';

/** A small generator (mulberry32): the same numbers in every run. Between 0 and 1. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const shuffled = <T>(list: readonly T[], random: () => number): T[] => {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
};

export type MadeMail = {
  n: number;
  from: string;
  /** Message-ID without brackets: how the message is called in the database. */
  ref: string;
  /** SHA-256 of the attachment's bytes, in hex. */
  fileHash: string;
  /** As it travels, with the final dot. */
  wire: Buffer;
};

const fileBytes = 20 * 1024;

/** A mail with a 20 kB attachment and a sender of its own; the same for the same arguments. */
export const makeMail = (n: number, run: string, answersTo?: { ref: string }): MadeMail => {
  const random = seeded(n * 7919 + run.length);
  const file = Buffer.from(Uint8Array.from({ length: fileBytes }, () => Math.floor(random() * 256)));
  const from = `cliente${n}.${run}@correo.example`;
  const ref = `${run}.${n}${answersTo ? '.r' : ''}@correo.example`;
  const lines = [
    `From: Cliente ${n} <${from}>`,
    'To: <hola@empresa.example>',
    `Subject: ${answersTo ? 'Re: ' : ''}Asunto ${n} ${run}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0100',
    `Message-ID: <${ref}>`,
    ...(answersTo ? [`In-Reply-To: <${answersTo.ref}>`, `References: <${answersTo.ref}>`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="b-${n}"`,
    '',
    `--b-${n}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Mi pedido ${n} no ha llegado.`,
    `--b-${n}`,
    'Content-Type: application/octet-stream; name="datos.bin"',
    'Content-Disposition: attachment; filename="datos.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    file.toString('base64').replace(/.{76}/g, '$&\r\n'),
    `--b-${n}--`,
    '.',
    '',
  ];
  return {
    n,
    from,
    ref,
    fileHash: createHash('sha256').update(file).digest('hex'),
    wire: Buffer.from(lines.join('\r\n')),
  };
};

export const makeMails = (count: number, run: string): MadeMail[] =>
  Array.from({ length: count }, (_, n) => makeMail(n, run));
