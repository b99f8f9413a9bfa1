import {
  arrivalSchema,
  channelCountsSchema,
  listArrivalsQuery,
  pageOf,
  releaseArrivalBody,
  ticketSchema,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, strictPolicy } from '../http/route-shapes.ts';
import { readTicket } from '../tickets/read-ticket.ts';
import { countArrivals, listArrivals, readArrival } from './list-arrivals.ts';
import { dismissArrival, releaseArrival } from './release-arrival.ts';

/** What came and is in no ticket. */
export const quarantineRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['quarantine'];

    server.get(
      '/arrivals',
      { schema: { tags, querystring: listArrivalsQuery, response: { 200: pageOf(arrivalSchema) } } },
      (request) => listArrivals(app, actorOf(request), request.query),
    );
    server.get('/arrivals/:id/original', { schema: { tags, params: byId } }, async (request, reply) => {
      const bytes = await readArrival(app, actorOf(request), request.params.id);
      return reply
        .header('content-type', 'text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="${request.params.id}.txt"`)
        .header('content-security-policy', strictPolicy)
        .send(Buffer.from(bytes));
    });
    server.post(
      '/arrivals/:id/release',
      { schema: { tags, params: byId, body: releaseArrivalBody, response: { 201: ticketSchema } } },
      async (request, reply) => {
        const { ticketId } = await releaseArrival(app, actorOf(request), request.params.id, request.body);
        return reply.status(201).send(await readTicket(app, actorOf(request), ticketId));
      },
    );
    server.post(
      '/arrivals/:id/dismiss',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await dismissArrival(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
    server.get(
      '/channels/:id/counts',
      { schema: { tags: ['channels'], params: byId, response: { 200: channelCountsSchema } } },
      (request) => countArrivals(app, actorOf(request), request.params.id),
    );
  };
