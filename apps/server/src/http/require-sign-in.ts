import { isAllowed, type Permission } from '@hilo/core';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { authorise } from '../app/authorise.ts';
import { actorOf } from './build-server.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What the caller must be allowed, one of them where several are named; null where being signed in is enough.
     * The use-case still decides for itself; this refuses before a body is read, and is written into the document.
     */
    scope?: Permission | readonly Permission[] | null;
  }
}

const signedIn = [{ apiKey: [] }, { session: [] }];

/** Everything under the API is for those who are signed in, unless its schema says `security: []`. */
export const requireSignIn = (api: FastifyInstance): void => {
  api.addHook('onRoute', (route) => {
    route.schema = { security: signedIn, ...route.schema };
  });
  api.addHook('onRequest', async (request) => {
    const { schema, config } = request.routeOptions;
    if (isOpen(schema)) return;
    const actor = actorOf(request);
    const scopes = scopesOf(config.scope);
    if (scopes.length > 0 && !scopes.some((scope) => isAllowed(actor, scope))) authorise(actor, scopes[0]!);
  });
};

export const isOpen = (schema: FastifySchema | undefined): boolean => schema?.security?.length === 0;

export const scopesOf = (
  scope: Permission | readonly Permission[] | null | undefined,
): readonly Permission[] => (typeof scope === 'string' ? [scope] : (scope ?? []));
