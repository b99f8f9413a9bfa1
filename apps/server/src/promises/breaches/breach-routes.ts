import { breachSchema, listBreachesQuery, noteBreachBody, pageOf, promisesNowSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../../app/app.ts';
import { actorOf } from '../../http/build-server.ts';
import { byId } from '../../http/route-shapes.ts';
import { listBreaches, noteBreach } from './breaches.ts';
import { readPromisesNow } from './promises-now.ts';

/** How the promises stand now, and what was not kept. */
export const breachRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['clocks'];

    server.get('/promises/now', { schema: { tags, response: { 200: promisesNowSchema } } }, (request) =>
      readPromisesNow(app, actorOf(request)),
    );

    server.get(
      '/breaches',
      { schema: { tags, querystring: listBreachesQuery, response: { 200: pageOf(breachSchema) } } },
      (request) => listBreaches(app, actorOf(request), request.query),
    );

    server.patch(
      '/breaches/:id',
      { schema: { tags, params: byId, body: noteBreachBody, response: { 200: breachSchema } } },
      (request) => noteBreach(app, actorOf(request), request.params.id, request.body),
    );
  };
