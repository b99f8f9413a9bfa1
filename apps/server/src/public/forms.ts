import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import { changesState, isForeignOrigin } from '../auth/origin.ts';
import { pageFiles } from './add-own-message.ts';

const mostBytes = 128 * 1024;

/** Takes what browsers send of a form, with files or without, and nothing else. */
export const readForms = async (server: FastifyInstance): Promise<void> => {
  server.removeAllContentTypeParsers();
  await server.register(fastifyMultipart, {
    // What is larger is cut, and said on the page.
    throwFileSizeLimit: false,
    limits: {
      fileSize: pageFiles.bytes,
      files: 4 * pageFiles.most,
      fields: 10,
      fieldSize: mostBytes,
      headerPairs: 20,
    },
  });
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
