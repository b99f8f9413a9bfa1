import { searchQuery, searchResultSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { search } from './search.ts';

export const searchRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    plain
      .withTypeProvider<ZodTypeProvider>()
      .get(
        '/search',
        { schema: { tags: ['search'], querystring: searchQuery, response: { 200: searchResultSchema } } },
        (request) => search(app, actorOf(request), request.query),
      );
  };
