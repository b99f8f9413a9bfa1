import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Standing } from '@hilo/channel-kit';
import type { DkimKey } from '../sign-mail.ts';
import type { Answer } from './ask-name-server.ts';
import { sayOf } from './say-standing.ts';

/** Whether the public key stands where receivers look for it, and is the one of the key we sign with (RFC 6376). */
export const judgeDkim = (
  domain: string,
  key: DkimKey | null,
  isOwnServer: boolean,
  answer: Answer,
): Standing => {
  const say = sayOf('dkim', key?.domain ?? domain);
  // The provider of a mailbox signs by itself, under a name of its own that cannot be guessed.
  if (key === null) return isOwnServer ? say('bad', 'off') : say('unknown', 'byProvider');
  const own = publicKeyOf(key.privateKey);
  if (own === null) return say('bad', 'unreadable');
  const wanted = { name: dkimName(key), value: `v=DKIM1; k=rsa; p=${own.value}` };
  if (answer.kind === 'silent') return say('unknown', 'silent', { wanted });
  const found =
    answer.kind !== 'found' ? undefined : answer.records.find((text) => /(?:^|;)\s*p\s*=/i.test(text));
  if (found === undefined) return say('bad', 'missing', { wanted });
  const published = tagOf(found, 'p');
  if (published === '') return say('bad', 'revoked', { found, wanted });
  if (published !== own.value) return say('bad', 'otherKey', { found, wanted });
  // DMARC asks that who signs and who writes belong together.
  if (domain !== key.domain && !domain.endsWith(`.${key.domain}`) && !key.domain.endsWith(`.${domain}`))
    return say('weak', 'otherDomain', { found });
  return own.bits < 2048 ? say('weak', 'short', { found }) : say('good', 'good', { found });
};

export const dkimName = (key: DkimKey): string => `${key.selector}._domainkey.${key.domain}`;

const tagOf = (record: string, tag: string): string =>
  record
    .split(';')
    .map((part) => part.split(/=(.*)/s))
    .find(([name]) => name?.trim().toLowerCase() === tag)?.[1]
    ?.replace(/\s+/g, '') ?? '';

function publicKeyOf(privateKey: string): { value: string; bits: number } | null {
  let key: KeyObject;
  try {
    key = createPublicKey(createPrivateKey(privateKey));
  } catch {
    return null;
  }
  if (key.asymmetricKeyType !== 'rsa') return null;
  const value = key.export({ type: 'spki', format: 'der' }).toString('base64');
  return { value, bits: key.asymmetricKeyDetails?.modulusLength ?? 0 };
}
