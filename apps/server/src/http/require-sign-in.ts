import { isAllowed, type Permission } from '@hilo/core';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { authorise } from '../app/authorise.ts';
import { actorOf } from './build-server.ts';
import { noteOf } from './route-notes.ts';

const signedIn = [{ apiKey: [] }, { session: [] }];

/**
 * Everything under the API is for those who are signed in and may, unless its schema says `security: []`. The use-case
 * still decides for itself; this refuses before a body is read.
 */
export const requireSignIn = (api: FastifyInstance): void => {
  api.addHook('onRoute', (route) => {
    const isForEverybody = noteOf(String(route.method), route.url)?.scope === 'everybody';
    route.schema = { security: isForEverybody ? [] : signedIn, ...route.schema };
  });
  api.addHook('onRequest', async (request) => {
    const { schema, url = '' } = request.routeOptions;
    if (isOpen(schema)) return;
    const actor = actorOf(request);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const scopes = scopesOf(noteOf(method, url)?.scope);
    if (scopes.length > 0 && !scopes.some((scope) => isAllowed(actor, scope))) authorise(actor, scopes[0]!);
  });
};

export const isOpen = (schema: FastifySchema | undefined): boolean => schema?.security?.length === 0;

export const scopesOf = (
  scope: Permission | readonly Permission[] | string | undefined,
): readonly Permission[] => {
  if (scope === undefined || scope === 'signedIn' || scope === 'everybody') return [];
  return typeof scope === 'string' ? [scope as Permission] : scope;
};
