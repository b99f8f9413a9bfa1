import {
  changeTicketBody,
  idSchema,
  mergeTicketBody,
  messageMoveSchema,
  moveMessagesBody,
  openTicketBody,
  pageOf,
  participantBody,
  removeParticipantQuery,
  ticketSchema,
  whole,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, ifMatch, versionOf } from '../http/route-shapes.ts';
import { changeTicket } from './change-ticket.ts';
import { dismissTicketSuggestion, listMoves } from './list-moves.ts';
import { moveMessages } from './move-messages.ts';
import { openTicket } from './open-ticket.ts';
import { addParticipant, removeParticipant } from './participants.ts';
import { readTicket } from './read-ticket.ts';
import { undoMessageMove } from './undo-message-move.ts';

const moved = z.object({ moveId: idSchema, toTicketId: idSchema });

/** What changes a ticket: its fields, its people, what is in it. */
export const ticketChangeRoutes =
  (app: App, hub: ChannelHub, outbox: { wake(): void }): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['tickets'];

    server.post(
      '/tickets',
      { schema: { tags, body: openTicketBody, response: { 201: ticketSchema } } },
      async (request, reply) => {
        const { ticketId } = await openTicket(app, hub, actorOf(request), request.body);
        outbox.wake();
        const ticket = await readTicket(app, actorOf(request), ticketId);
        return reply.status(201).header('etag', `"${ticket.version}"`).send(ticket);
      },
    );

    server.patch(
      '/tickets/:id',
      {
        schema: {
          tags,
          params: byId,
          headers: ifMatch,
          body: changeTicketBody,
          response: { 200: ticketSchema },
        },
      },
      async (request, reply) => {
        await changeTicket(
          app,
          actorOf(request),
          request.params.id,
          request.body,
          versionOf(request.headers),
        );
        const ticket = await readTicket(app, actorOf(request), request.params.id);
        return reply.header('etag', `"${ticket.version}"`).send(ticket);
      },
    );

    server.post(
      '/tickets/:id/moves',
      { schema: { tags, params: byId, body: moveMessagesBody, response: { 201: moved } } },
      async (request, reply) => {
        const { messageIds, toTicketId, reason } = request.body;
        const result = await moveMessages(app, actorOf(request), request.params.id, {
          messageIds,
          reason,
          ...(toTicketId ? { toTicketId } : {}),
        });
        return reply.status(201).send(result);
      },
    );

    server.post(
      '/tickets/:id/merge',
      { schema: { tags, params: byId, body: mergeTicketBody, response: { 201: moved } } },
      async (request, reply) =>
        reply.status(201).send(await moveMessages(app, actorOf(request), request.params.id, request.body)),
    );

    server.get(
      '/tickets/:id/moves',
      {
        schema: { tags, params: byId, response: { 200: pageOf(messageMoveSchema) } },
      },
      async (request) => whole(await listMoves(app, actorOf(request), request.params.id)),
    );

    server.post(
      '/moves/:id/undo',
      { schema: { tags, params: byId, response: { 201: z.object({ moveId: idSchema }) } } },
      async (request, reply) =>
        reply.status(201).send(await undoMessageMove(app, actorOf(request), request.params.id)),
    );

    server.post(
      '/tickets/:id/participants',
      { schema: { tags, params: byId, body: participantBody, response: { 204: z.null() } } },
      async (request, reply) => {
        await addParticipant(app, actorOf(request), request.params.id, request.body);
        return reply.status(204).send(null);
      },
    );

    server.delete(
      '/tickets/:id/participants',
      { schema: { tags, params: byId, querystring: removeParticipantQuery, response: { 204: z.null() } } },
      async (request, reply) => {
        await removeParticipant(app, actorOf(request), request.params.id, request.query);
        return reply.status(204).send(null);
      },
    );

    server.delete(
      '/tickets/:id/suggestions/:otherId',
      {
        schema: { tags, params: byId.extend({ otherId: z.uuid() }), response: { 204: z.null() } },
      },
      async (request, reply) => {
        await dismissTicketSuggestion(app, actorOf(request), request.params.id, request.params.otherId);
        return reply.status(204).send(null);
      },
    );
  };
