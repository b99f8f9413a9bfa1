import { absenceSchema, goAwayBody, pageOf } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { comeBack, goAway, listAbsences } from './absences.ts';

/** Who is away, and who stands in. */
export const absenceRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['agents'];

    server.get('/absences', { schema: { tags, response: { 200: pageOf(absenceSchema) } } }, (request) =>
      listAbsences(app, actorOf(request)),
    );

    server.put(
      '/agents/:id/absence',
      { schema: { tags, params: byId, body: goAwayBody, response: { 204: z.null() } } },
      async (request, reply) => {
        await goAway(app, actorOf(request), request.params.id, request.body);
        return reply.status(204).send(null);
      },
    );

    server.delete(
      '/agents/:id/absence',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await comeBack(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
  };
