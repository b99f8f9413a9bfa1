import { openingHoursSchema, pageOf, previewedDaySchema, previewHoursBody, writeHoursBody } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../../app/app.ts';
import { actorOf } from '../../http/build-server.ts';
import { byId, ifMatch, versionOf } from '../../http/route-shapes.ts';
import { listHours, previewHours, readHours } from './read-hours.ts';
import { archiveHours, changeHours, createHours, makeHoursDefault } from './write-hours.ts';

/** When there is somebody: opening hours, and what they come to. */
export const hoursRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['hours'];

    server.get(
      '/opening-hours',
      { schema: { tags, response: { 200: pageOf(openingHoursSchema) } } },
      (request) => listHours(app, actorOf(request)),
    );
    server.post(
      '/opening-hours',
      { schema: { tags, body: writeHoursBody, response: { 201: openingHoursSchema } } },
      async (request, reply) => {
        const id = await createHours(app, actorOf(request), request.body);
        return reply.status(201).send(await readHours(app, actorOf(request), id));
      },
    );
    server.put(
      '/opening-hours/:id',
      {
        schema: {
          tags,
          params: byId,
          headers: ifMatch,
          body: writeHoursBody,
          response: { 200: openingHoursSchema },
        },
      },
      async (request) => {
        const { id } = request.params;
        await changeHours(app, actorOf(request), id, request.body, versionOf(request.headers));
        return readHours(app, actorOf(request), id);
      },
    );
    server.post(
      '/opening-hours/:id/default',
      { schema: { tags, params: byId, response: { 200: openingHoursSchema } } },
      async (request) => {
        await makeHoursDefault(app, actorOf(request), request.params.id);
        return readHours(app, actorOf(request), request.params.id);
      },
    );
    server.delete(
      '/opening-hours/:id',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await archiveHours(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
    server.post(
      '/opening-hours/preview',
      {
        schema: {
          tags,
          body: previewHoursBody,
          response: { 200: pageOf(previewedDaySchema) },
        },
      },
      (request) => previewHours(app, actorOf(request), request.body),
    );
  };
