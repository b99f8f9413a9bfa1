import { listApprovalsQuery, listedApprovalSchema, pageOf, ticketClocksSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { listApprovals } from './read-approvals.ts';
import { readTicketClocks } from './read-ticket-clocks.ts';

/** What runs on a ticket, and what was asked for about it. */
export const clockRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['clocks'];

    server.get(
      '/tickets/:id/clocks',
      { schema: { tags, params: byId, response: { 200: ticketClocksSchema } } },
      async (request) => ({ items: await readTicketClocks(app, actorOf(request), request.params.id) }),
    );

    server.get(
      '/approvals',
      { schema: { tags, querystring: listApprovalsQuery, response: { 200: pageOf(listedApprovalSchema) } } },
      (request) => listApprovals(app, actorOf(request), request.query),
    );
  };
