import { Readable } from 'node:stream';
import { ChannelError } from '@hilo/channel-kit';
import { dkimSign } from 'mailauth';
import type { EmailSettings } from './settings.ts';

export type DkimKey = { domain: string; selector: string; privateKey: string };

/**
 * A mail with its DKIM signature (RFC 6376) in front. The signature covers the body and stands before it, so the mail
 * is composed twice: once to be hashed as it passes, once to travel. Its size costs time and no memory.
 * `compose` must give the same bytes each time.
 */
export const signedMail = (compose: () => Readable, key: DkimKey, signedAt: Date): Readable =>
  Readable.from(signAndSend(compose, key, signedAt), { objectMode: false });

async function* signAndSend(compose: () => Readable, key: DkimKey, signedAt: Date): AsyncGenerator<Buffer> {
  const signer = { signingDomain: key.domain, selector: key.selector, privateKey: key.privateKey };
  const { signatures } = await dkimSign(compose(), {
    ...signer,
    signatureData: [signer],
    canonicalization: 'relaxed/relaxed',
    signTime: signedAt,
  });
  // Unsigned it would be taken for a forgery where the domain asks for signatures: better it waits, and says so.
  if (signatures === '')
    throw new ChannelError('not-configured', 'not sent: the DKIM key of this channel cannot sign');
  yield Buffer.from(signatures);
  yield* compose();
}

/** The key to sign with; null where the channel has none. */
export const dkimKeyOf = (settings: EmailSettings): DkimKey | null =>
  settings.dkimDomain && settings.dkimSelector && settings.dkimPrivateKey
    ? {
        domain: settings.dkimDomain,
        selector: settings.dkimSelector,
        privateKey: asPem(settings.dkimPrivateKey),
      }
    : null;

/** A key pasted into a single line has lost its line ends. */
const asPem = (key: string): string => {
  const found = key.match(/-----BEGIN ([A-Z ]+)-----([\s\S]+?)-----END \1-----/);
  if (!found) return key;
  const lines = (found[2] ?? '').replace(/\\n|\s+/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${found[1]}-----\n${lines.join('\n')}\n-----END ${found[1]}-----\n`;
};
