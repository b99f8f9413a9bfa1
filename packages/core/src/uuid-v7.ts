const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * UUIDv7 from a time and ten random bytes. Ids of one millisecond are not ordered among themselves.
 * @param milliseconds since the Unix epoch, 0 … 2^48 − 1
 * @param random ten bytes
 * @throws RangeError when either is out of shape
 */
export const uuidV7 = (milliseconds: number, random: Uint8Array): string => {
  if (!Number.isInteger(milliseconds) || milliseconds < 0 || milliseconds >= 2 ** 48)
    throw new RangeError('uuidV7: milliseconds must be an integer in 0 … 2^48 − 1');
  if (random.length !== 10) throw new RangeError('uuidV7: ten random bytes are needed');
  const bytes = new Uint8Array(16);
  let rest = milliseconds;
  for (let at = 5; at >= 0; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  let text = '';
  for (let at = 0; at < 16; at++) {
    if (at === 4 || at === 6 || at === 8 || at === 10) text += '-';
    text += hex[bytes[at]!];
  }
  return text;
};
