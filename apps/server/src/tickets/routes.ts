import {
  HiloError,
  listTicketsQuery,
  messageSchema,
  pageOf,
  pageQuery,
  sendMessageBody,
  threadPageSchema,
  ticketRowSchema,
  ticketSchema,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, ifMatch, versionOf } from '../http/route-shapes.ts';
import type { Outbox } from '../outgoing/outbox.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { listTickets } from './list-tickets.ts';
import { readMessage, readThread } from './read-thread.ts';
import { readTicket } from './read-ticket.ts';

export const ticketRoutes =
  (app: App, hub: ChannelHub, outbox: Outbox): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/tickets',
      {
        schema: {
          tags: ['tickets'],
          querystring: listTicketsQuery,
          response: { 200: pageOf(ticketRowSchema) },
        },
      },
      (request) => listTickets(app, actorOf(request), request.query),
    );

    server.get(
      '/tickets/:id',
      { schema: { tags: ['tickets'], params: byId, response: { 200: ticketSchema } } },
      async (request, reply) => {
        const ticket = await readTicket(app, actorOf(request), request.params.id);
        reply.header('etag', `"${ticket.version}"`);
        return ticket;
      },
    );

    server.get(
      '/tickets/:id/messages',
      {
        schema: {
          tags: ['tickets'],
          params: byId,
          querystring: pageQuery,
          response: { 200: threadPageSchema },
        },
      },
      async (request) => {
        authorise(actorOf(request), 'tickets.read');
        const ticket = await app.db
          .selectFrom('ticket')
          .innerJoin('customer', 'customer.id', 'ticket.customerId')
          .select(['ticket.id', 'ticket.customerId'])
          .where('ticket.id', '=', request.params.id)
          .where('customer.restrictedAt', 'is', null)
          .executeTakeFirst();
        if (!ticket) throw new HiloError('resource.notFound', 'There is no such ticket.');
        return readThread(app, ticket, request.query);
      },
    );

    server.post(
      '/tickets/:id/messages',
      {
        schema: {
          tags: ['tickets'],
          params: byId,
          headers: ifMatch,
          body: sendMessageBody,
          response: { 201: messageSchema },
        },
      },
      async (request, reply) => {
        const { messageId } = await sendMessage(
          app,
          hub,
          actorOf(request),
          request.params.id,
          request.body,
          versionOf(request.headers),
        );
        outbox.wake();
        reply.status(201);
        return (await readMessage(app, messageId))!;
      },
    );
  };
