import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signed identity as a site's server makes it: HS256 (RFC 7515, RFC 7518 §3.2). */
export type Claims = { sub: string; name?: string; email?: string; emailVerified?: boolean; exp: number };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

export const signIdentity = (claims: Claims, secret: string): string => {
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${body}.${sign(body, secret)}`;
};

/** @returns the claims, or null where signature or time does not hold */
export const readIdentity = (jwt: string, secret: string): Claims | null => {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(`${head}.${body}`, secret))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
  return claims.exp * 1000 > Date.now() ? claims : null;
};
