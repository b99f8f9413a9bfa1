import type { Actor, Permission, Role } from '@hilo/core';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll } from 'vitest';
import { demoChannels } from '../../../channels.ts';
import { photoFiles } from '../../agents/photo-routes.ts';
import { registerApi } from '../../api-routes.ts';
import { createApiKey } from '../../auth/api-keys.ts';
import { createAuthenticator } from '../../auth/authenticate.ts';
import { createAuth } from '../../auth/create-auth.ts';
import { fileRoutes } from '../../files/serve-file.ts';
import { startEventFeed } from '../../live/event-feed.ts';
import { liveSocket } from '../../live/live-socket.ts';
import { createWorld, type World } from '../../testing/domain-world.ts';
import { buildServer } from '../build-server.ts';

export type ApiServer = {
  world: World;
  server: FastifyInstance;
  /** Every route under the API as it was registered, HEAD twins left out. */
  routes: RouteOptions[];
  /** Headers of an agent with this role. */
  as(role: Role): Record<string, string>;
  /** Headers of a new key with these scopes. */
  key(...scopes: (Permission | '*')[]): Promise<Record<string, string>>;
};

/**
 * The API over a small organisation on a database of its own, not listening: `server.inject` asks it. Agents are named
 * by a header of the tests alone; keys are real.
 */
export const createApiServer = async ({
  world: given,
  hasLive = false,
  onReached,
}: {
  world?: World;
  /** Whether the log is followed and `/live` is there. */
  hasLive?: boolean;
  /** Told the method and the route of every request. */
  onReached?: (method: string, url: string) => void;
} = {}): Promise<ApiServer> => {
  const world = given ?? (await createWorld());
  const auth = createAuth(world.app);
  const authenticator = createAuthenticator(world.app, auth);
  const routes: RouteOptions[] = [];
  const server = await buildServer(world.app, async (request): Promise<Actor | null> => {
    const role = request.headers['x-test-role'];
    if (typeof role === 'string') return { ...world.agents[role as Role] };
    return authenticator.authenticate(request);
  });
  afterAll(() => server.close());
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/v1/') && route.method !== 'HEAD') routes.push(route);
  });
  if (onReached)
    server.addHook('onRequest', async (request) => onReached(request.method, request.routeOptions.url ?? ''));
  await server.register(fileRoutes(world.app));
  await server.register(photoFiles(world.app));
  await registerApi(server, {
    app: world.app,
    hub: world.hub,
    moments: { say: () => {} },
    outbox: { start: async () => {}, wake: () => {}, close: async () => {} },
    demo: demoChannels(world.app, world.app.config),
    auth,
    authenticator,
    publicUrl: () => 'http://localhost',
  });
  if (hasLive) {
    const feed = await startEventFeed(world.app, world.databaseUrl);
    server.addHook('onClose', () => feed.close());
    await server.register(liveSocket(world.app, feed, authenticator));
  }
  await server.ready();
  return {
    world,
    server,
    routes,
    as: (role) => ({ 'x-test-role': role }),
    async key(...scopes) {
      const { key } = await createApiKey(world.app, { type: 'system' }, { name: 'test', scopes });
      return { authorization: `Bearer ${key}` };
    },
  };
};
