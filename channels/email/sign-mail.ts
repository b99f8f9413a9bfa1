import { Readable } from 'node:stream';
import { ChannelError } from '@hilo/channel-kit';
import { dkimSign } from 'mailauth';

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
