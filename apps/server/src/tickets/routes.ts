import {
  HiloError,
  listTicketsQuery,
  messageSchema,
  pageOf,
  pageQuery,
  sendMessageBody,
  ticketRowSchema,
  ticketSchema,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { actorOf } from '../http/build-server.ts';
import type { Outbox } from '../outgoing/outbox.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { listTickets } from './list-tickets.ts';
import { readMessage, readThread } from './read-thread.ts';
import { readTicket } from './read-ticket.ts';

const byId = z.object({ id: z.uuid() });
const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^"?\d+"?$/)
    .optional(),
});

export const ticketRoutes =
  (app: App, hub: ChannelHub, outbox: Outbox): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/tickets',
      {
        config: { scope: 'tickets.read' },
        schema: {
          tags: ['tickets'],
          summary: 'Lists the tickets of a view, newest activity first.',
          querystring: listTicketsQuery,
          response: { 200: pageOf(ticketRowSchema) },
        },
      },
      (request) => listTickets(app, actorOf(request), request.query),
    );

    server.get(
      '/tickets/:id',
      {
        config: { scope: 'tickets.read' },
        schema: {
          tags: ['tickets'],
          summary: 'Reads a ticket with the newest page of its thread.',
          params: byId,
          response: { 200: ticketSchema },
        },
      },
      async (request, reply) => {
        const ticket = await readTicket(app, actorOf(request), request.params.id);
        reply.header('etag', `"${ticket.version}"`);
        return ticket;
      },
    );

    server.get(
      '/tickets/:id/messages',
      {
        config: { scope: 'tickets.read' },
        schema: {
          tags: ['tickets'],
          summary: 'Reads a page of the thread of a ticket, from the newest backwards.',
          params: byId,
          querystring: pageQuery,
          response: { 200: pageOf(messageSchema) },
        },
      },
      async (request) => {
        authorise(actorOf(request), 'tickets.read');
        const ticket = await app.db
          .selectFrom('ticket')
          .select(['id', 'customerId'])
          .where('id', '=', request.params.id)
          .executeTakeFirst();
        if (!ticket) throw new HiloError('resource.notFound', 'There is no such ticket.');
        return readThread(app, ticket, request.query);
      },
    );

    server.post(
      '/tickets/:id/messages',
      {
        config: { scope: ['messages.send', 'tickets.write'] },
        schema: {
          tags: ['tickets'],
          summary: 'Adds an answer, a note or a forward to a ticket.',
          params: byId,
          headers: ifMatch,
          body: sendMessageBody,
          response: { 201: messageSchema },
        },
      },
      async (request, reply) => {
        const version = request.headers['if-match']?.replaceAll('"', '');
        const { messageId } = await sendMessage(
          app,
          hub,
          actorOf(request),
          request.params.id,
          request.body,
          version ? { ifVersion: Number(version) } : {},
        );
        outbox.wake();
        reply.status(201);
        return (await readMessage(app, messageId))!;
      },
    );
  };
