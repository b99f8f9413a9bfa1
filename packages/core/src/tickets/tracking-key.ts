/**
 * The key a customer can read aloud: `H-7K3-QX4-TB9`. Eight random symbols and one check symbol out of 29 (digits
 * 2–9 and letters without I O S U V). 29 is prime and the weights 1 … 9 are distinct, so every single wrong symbol
 * and every swap of two is caught (a weighted sum modulo a prime, as in ISBN-10).
 */
const symbols = '23456789ABCDEFGHJKLMNPQRTWXYZ';
const length = 9;

const checkSymbol = (body: string): string => {
  let sum = 0;
  for (let at = 0; at < body.length; at++) sum += (at + 1) * symbols.indexOf(body[at]!);
  // The check symbol c closes the sum: sum + 9c ≡ 0 (mod 29); 13 is the inverse of 9.
  return symbols[(13 * ((29 - (sum % 29)) % 29)) % 29]!;
};

/**
 * Makes a key from random bytes. Bytes of 232 and above are passed over, so that every symbol is equally likely.
 * @returns null when the bytes ran out; sixteen nearly always do.
 */
export const makeTrackingKey = (random: Uint8Array): string | null => {
  let body = '';
  for (const byte of random) {
    if (byte >= 232) continue;
    body += symbols[byte % 29];
    if (body.length === length - 1) return spell(body + checkSymbol(body));
  }
  return null;
};

const spell = (nine: string): string => `H-${nine.slice(0, 3)}-${nine.slice(3, 6)}-${nine.slice(6)}`;

/**
 * Reads a key as people write it: case, spaces and dashes do not matter, nor a missing `H`.
 * @returns the key as we spell it, or why it is none: `shape` (not a key at all) or `typo` (the check fails)
 */
export const readTrackingKey = (
  text: string,
): { ok: true; key: string } | { ok: false; why: 'shape' | 'typo' } => {
  const bare = text.toUpperCase().replace(/[\s\-–—_.]/g, '');
  const nine = bare.length === length + 1 && bare.startsWith('H') ? bare.slice(1) : bare;
  if (nine.length !== length || [...nine].some((symbol) => !symbols.includes(symbol)))
    return { ok: false, why: 'shape' };
  return checkSymbol(nine.slice(0, -1)) === nine.at(-1)
    ? { ok: true, key: spell(nine) }
    : { ok: false, why: 'typo' };
};

const inText = /(?<![A-Z0-9])H[-–— ]?([2-9A-Z]{3})[-–— ]?([2-9A-Z]{3})[-–— ]?([2-9A-Z]{3})(?![A-Z0-9])/gi;

/** Every valid key in a text, each once, in order. Words that only look like one fail the check symbol. */
export const findTrackingKeys = (text: string): string[] => {
  const found = new Set<string>();
  for (const match of text.matchAll(inText)) {
    const read = readTrackingKey(`H${match[1]}${match[2]}${match[3]}`);
    if (read.ok) found.add(read.key);
  }
  return [...found];
};
