import {
  bulkBody,
  bulkResultSchema,
  colourTagBody,
  deleteTagBody,
  listTagsQuery,
  pageOf,
  renameTagBody,
  seenBody,
  tagSchema,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import type { Moments } from '../live/moments.ts';
import { bulkChange } from './bulk-change.ts';
import { followTicket, unfollowTicket } from './follow-ticket.ts';
import { seeTicket, unseeTicket } from './see-ticket.ts';
import { colourTag, deleteTag, listTags, renameTag } from './tags.ts';

const nothing = { 204: z.null() };
const counted = { 200: z.object({ tickets: z.number().int() }) };

/** Working through tickets: many at once, their tags, what was read and who follows. */
export const ticketWorkRoutes =
  (app: App, moments: Pick<Moments, 'say'>): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['tickets'];
    const tellRead = (actor: Actor, ticketId: string, isUnread: boolean): void => {
      if (actor.type !== 'agent') return;
      const { agentId } = actor;
      const at = app.now().toISOString();
      moments.say(`read:${agentId}:${ticketId}`, { type: 'read', agentId, ticketId, isUnread, at });
    };

    server.post(
      '/tickets/bulk',
      { schema: { tags, body: bulkBody, response: { 200: bulkResultSchema } } },
      (request) => bulkChange(app, actorOf(request), request.body),
    );

    server.put(
      '/tickets/:id/seen',
      { schema: { tags, params: byId, body: seenBody, response: nothing } },
      async (request, reply) => {
        const { id } = request.params;
        if (await seeTicket(app, actorOf(request), id, request.body.position))
          tellRead(actorOf(request), id, false);
        return reply.status(204).send(null);
      },
    );
    server.delete(
      '/tickets/:id/seen',
      { schema: { tags, params: byId, response: nothing } },
      async (request, reply) => {
        await unseeTicket(app, actorOf(request), request.params.id);
        tellRead(actorOf(request), request.params.id, true);
        return reply.status(204).send(null);
      },
    );

    server.put(
      '/tickets/:id/follow',
      { schema: { tags, params: byId, response: nothing } },
      async (request, reply) => {
        await followTicket(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
    server.delete(
      '/tickets/:id/follow',
      { schema: { tags, params: byId, response: nothing } },
      async (request, reply) => {
        await unfollowTicket(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );

    server.get(
      '/tags',
      {
        schema: {
          tags: ['tags'],
          querystring: listTagsQuery,
          response: { 200: pageOf(tagSchema) },
        },
      },
      (request) => listTags(app, actorOf(request), request.query),
    );
    server.post(
      '/tags/rename',
      { schema: { tags: ['tags'], body: renameTagBody, response: counted } },
      (request) => renameTag(app, actorOf(request), request.body),
    );
    server.post(
      '/tags/colour',
      { schema: { tags: ['tags'], body: colourTagBody, response: { 200: tagSchema } } },
      (request) => colourTag(app, actorOf(request), request.body),
    );
    server.post(
      '/tags/delete',
      { schema: { tags: ['tags'], body: deleteTagBody, response: counted } },
      (request) => deleteTag(app, actorOf(request), request.body.name),
    );
  };
