import { Readable } from 'node:stream';
import { exportBreachesQuery, exportCustomersQuery, exportTicketsQuery } from '@hilo/api';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { exportBreaches } from './export-breaches.ts';
import { exportCustomers } from './export-customers.ts';
import { exportTickets } from './export-tickets.ts';

/** Lists as files for a spreadsheet. */
export const exportRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const send = (reply: FastifyReply, name: string, pieces: AsyncGenerator<string>) =>
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="${name}-${app.now().toISOString().slice(0, 10)}.csv"`,
        )
        .send(Readable.from(pieces));

    server.get(
      '/tickets.csv',
      { schema: { tags: ['tickets'], querystring: exportTicketsQuery } },
      async (request, reply) =>
        send(reply, 'tickets', await exportTickets(app, actorOf(request), request.query)),
    );
    server.get(
      '/customers.csv',
      { schema: { tags: ['customers'], querystring: exportCustomersQuery } },
      async (request, reply) =>
        send(reply, 'customers', await exportCustomers(app, actorOf(request), request.query)),
    );
    server.get(
      '/breaches.csv',
      { schema: { tags: ['clocks'], querystring: exportBreachesQuery } },
      async (request, reply) =>
        send(reply, 'breaches', await exportBreaches(app, actorOf(request), request.query)),
    );
  };
