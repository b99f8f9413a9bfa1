import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secrets } from './app.ts';

/**
 * The installation's secret: `HILO_SECRET`, else `secret.key` (0600) in the data directory, made at first start.
 * Two keys are derived from it (HKDF, RFC 5869): one seals (AES-256-GCM), one signs (HMAC-SHA-256).
 */
export const loadSecret = (dataDir: string, given: string | null): Buffer => {
  if (given !== null) return createHash('sha256').update(given).digest();
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (secret.length !== 32)
    throw new Error(`${file} does not hold 32 bytes in hex; restore it from a backup`);
  return secret;
};

export const createSecrets = (secret: Buffer): Secrets => {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `hilo ${use}`, 32));
  const sealing = derive('seal');
  const signing = derive('sign');
  const keyId = createHash('sha256').update(sealing).digest('hex').slice(0, 8);
  const sign = (text: string): string =>
    createHmac('sha256', signing).update(text).digest('base64url').slice(0, 27);
  return {
    seal(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `sealed:${keyId}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    unseal(sealed) {
      const [mark, id, body] = sealed.split(':');
      if (mark !== 'sealed' || body === undefined) throw new Error('not a sealed value');
      if (id !== keyId)
        throw new Error(`sealed with key ${id}, this installation has ${keyId}: restore its secret.key`);
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    sign,
    isSigned(text, signature) {
      const expected = Buffer.from(sign(text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
};
