import { HiloError } from '@hilo/api';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

export const changesState = (request: FastifyRequest): boolean => !reading.has(request.method);

/**
 * A page of another site must not act with an agent's cookie. Browsers name the page's origin on every request that
 * changes something; a program names none and has no cookie jar to abuse.
 */
export const isForeignOrigin = (app: App, request: FastifyRequest): boolean => {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined) return site !== undefined && site !== 'same-origin' && site !== 'none';
  const own = [app.config.publicUrl, `${request.protocol}://${request.host}`];
  // A Host header can be anything; what is no address is not ours.
  return !own.some((url) => url !== null && URL.canParse(url) && new URL(url).origin === origin);
};

/** @throws auth.origin when a page of another site sent a request that changes something */
export const refuseForeignOrigin = (app: App, request: FastifyRequest): void => {
  if (changesState(request) && isForeignOrigin(app, request))
    throw new HiloError(
      'auth.origin',
      'This came from a page of another address. If it is yours, set HILO_PUBLIC_URL to the address people type.',
      { origin: request.headers.origin ?? null },
    );
};
