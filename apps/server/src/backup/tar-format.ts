/** The block of a tar file (POSIX ustar, IEEE Std 1003.1: pax). */
export const blockBytes = 512;

/** Fills up to a whole block. */
export const paddingOf = (size: number): number => (blockBytes - (size % blockBytes)) % blockBytes;

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

const sumOf = (header: Uint8Array): number => {
  let sum = 0;
  // The checksum is computed as if its own field held spaces.
  for (let at = 0; at < blockBytes; at++) sum += at >= 148 && at < 156 ? 32 : header[at]!;
  return sum;
};

/** @throws RangeError for names over 100 bytes and files of 8 GiB or more, which ustar cannot say */
export const writeTarHeader = (name: string, size: number, seconds: number): Buffer => {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`the name ${name} is too long for a tar file`);
  if (size >= 8 ** 11) throw new RangeError(`${name} is too large for a tar file`);
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(seconds, 12), 136);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
};

/** What a header says; null for the empty block that ends a tar file, 'damaged' for anything else. */
export const readTarHeader = (header: Buffer): { name: string; size: number } | null | 'damaged' => {
  if (header.every((byte) => byte === 0)) return null;
  const text = (from: number, to: number): string => header.toString('utf8', from, to).replace(/\0.*$/s, '');
  const size = Number.parseInt(text(124, 136), 8);
  if (Number.parseInt(text(148, 156), 8) !== sumOf(header) || !Number.isSafeInteger(size)) return 'damaged';
  return { name: text(0, 100), size };
};
