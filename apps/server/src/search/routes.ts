import { searchQuery, searchResultSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { search } from './search.ts';

export const searchRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    plain.withTypeProvider<ZodTypeProvider>().get(
      '/search',
      {
        config: { scope: 'tickets.read' },
        schema: {
          tags: ['search'],
          summary: 'Finds tickets by key or words, and customers by name or address.',
          querystring: searchQuery,
          response: { 200: searchResultSchema },
        },
      },
      (request) => search(app, actorOf(request), request.query),
    );
  };
