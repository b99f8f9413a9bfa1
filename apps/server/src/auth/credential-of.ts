import type { FastifyRequest } from 'fastify';

/** `name=value` of our session cookie, or null: most requests of customers bring none, and cost no query. */
export const sessionCookie = (header: string | undefined): string | null =>
  header?.match(/(?:^|;\s*)((?:__Secure-)?hilo\.session_token=[^;]+)/)?.[1] ?? null;

/** By what a request says who asks, good or not; null where it says nothing. */
export const credentialOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | null =>
  headers.authorization ?? sessionCookie(headers.cookie);
