import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Party, Reader } from '@hilo/channel-kit';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { ChatSettings } from './settings.ts';

/** Who is at the other end, and how sure that is. */
export type Visitor = Reader & {
  /** To be kept by the browser: what brings the same person back. */
  token: string;
  /** By whose word the name and the address are. */
  name: string | null;
  /** The address that the site vouches for, or that it only passes on. */
  address: string | null;
};

/** The longest that a signed identity may be good for; an older page asks its site for a new one. */
const identityLifeSeconds = 10 * 60;
const clockToleranceSeconds = 60;
/** How long a browser stays signed in by its token, without asking the site again. */
const sessionLifeMs = 12 * 60 * 60 * 1000;

const claims = z.object({
  sub: z.string().trim().min(1).max(200),
  exp: z.number(),
  name: z.string().trim().max(200).optional(),
  email: z.string().trim().toLowerCase().max(254).optional(),
  emailVerified: z.boolean().optional(),
});

const session = z.object({
  sub: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  isEmailProved: z.boolean(),
  until: z.number(),
});
type Session = z.infer<typeof session>;

/** A new anonymous visitor: 256 random bits, of which only the hash is ever stored. */
export const newVisitor = (): Visitor => anonymous(`a.${randomBytes(32).toString('base64url')}`);

const anonymous = (token: string): Visitor => ({
  token,
  party: { kind: 'visitor', value: createHash('sha256').update(token).digest('hex'), name: null },
  alsoProved: [],
  isProved: false,
  name: null,
  address: null,
});

/** Keys that sign what browsers keep; they change with the site's secret, so that a new one ends what was signed before. */
export const sessionKey = (channelKey: string, settings: ChatSettings): Buffer =>
  createHmac('sha256', channelKey)
    .update(settings.identitySecret ?? '')
    .digest();

/** Whoever kept this token, or null when it is not ours or no longer good. */
export const readToken = (token: string, key: Buffer, channelId: string, now: Date): Visitor | null => {
  if (/^a\.[\w-]{43}$/.test(token)) return anonymous(token);
  const [mark, payload = '', signature = ''] = token.split('.');
  if (mark !== 'v' || !isSigned(key, 'session', payload, signature)) return null;
  try {
    const read = session.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return read.until > now.getTime() ? proved(read, token, channelId) : null;
  } catch {
    return null;
  }
};

/**
 * The person a site's own server vouches for: a JWT (RFC 7519) signed with HS256 and the channel's secret, good for ten
 * minutes at most. Null when it is not.
 */
export const readIdentity = async (
  jwt: string,
  settings: ChatSettings,
  key: Buffer,
  channelId: string,
  now: Date,
): Promise<Visitor | null> => {
  for (const secret of [settings.identitySecret, settings.previousIdentitySecret]) {
    if (!secret) continue;
    const verified = await jwtVerify(jwt, Buffer.from(secret), {
      algorithms: ['HS256'],
      currentDate: now,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'sub'],
    }).catch(() => null);
    const read = claims.safeParse(verified?.payload).data;
    if (!read) continue;
    const leftSeconds = read.exp - now.getTime() / 1000;
    if (leftSeconds > identityLifeSeconds + clockToleranceSeconds) return null;
    const made: Session = {
      sub: read.sub,
      name: read.name || null,
      email: read.email || null,
      isEmailProved: read.emailVerified === true,
      until: now.getTime() + sessionLifeMs,
    };
    const payload = Buffer.from(JSON.stringify(made)).toString('base64url');
    return proved(made, `v.${payload}.${sign(key, 'session', payload)}`, channelId);
  }
  return null;
};

const proved = (made: Session, token: string, channelId: string): Visitor => {
  const alsoProved: Party[] =
    made.email && made.isEmailProved ? [{ kind: 'mailAddress', value: made.email, name: made.name }] : [];
  return {
    token,
    // Two sites may give the same number to different people.
    party: { kind: 'visitor', value: `${channelId}:${made.sub}`, name: made.name },
    alsoProved,
    isProved: true,
    name: made.name,
    address: made.email,
  };
};

/** What is signed for one use is good for no other. */
export const sign = (key: Buffer, use: 'session' | 'file', text: string): string =>
  createHmac('sha256', key).update(`${use}:${text}`).digest('base64url');

export const isSigned = (key: Buffer, use: 'session' | 'file', text: string, signature: string): boolean => {
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(key, use, text))];
  return given.length === right.length && timingSafeEqual(given, right);
};
