import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import { changesState, isForeignOrigin } from '../auth/origin.ts';

const mostBytes = 128 * 1024;

/** Takes what browsers send of a form, and nothing else. */
export const readForms = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostBytes },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
};

/** What stands in a field of a form, fit for the tables; empty where there is none. */
export const text = (body: unknown, name: string): string => {
  const value = (body as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : '';
};

/**
 * Whether a page of another site sent this form. Since our pages tell nobody where one comes from, browsers name no
 * origin of theirs ("null") and say by Sec-Fetch-Site instead that the page is the same site's own.
 */
export const isForeignForm = (app: App, request: FastifyRequest): boolean => {
  if (!changesState(request)) return false;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site === 'same-origin') return false;
  return origin === 'null' ? site !== undefined : isForeignOrigin(app, request);
};
