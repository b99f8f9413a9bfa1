import {
  draftSchema,
  draftsSchema,
  dropDraftQuery,
  HiloError,
  saveDraftBody,
  savedDraftSchema,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';
import { mustBeThere } from '../tickets/see-ticket.ts';
import { saveDraft } from './save-draft.ts';

const byId = z.object({ id: z.uuid() });

/** Drafts belong to an agent; a program with a key has none. */
const agentOf = (actor: Actor): string => {
  authorise(actor, 'tickets.write');
  if (actor.type !== 'agent') throw new HiloError('auth.forbidden', 'Drafts belong to agents.');
  return actor.agentId;
};

/** What an agent is writing on a ticket, so that no word is lost by leaving or crashing. */
export const draftRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/tickets/:id/draft',
      {
        schema: {
          tags: ['drafts'],
          params: byId,
          response: { 200: draftsSchema },
        },
      },
      async (request) => {
        const agentId = agentOf(actorOf(request));
        await mustBeThere(app.db, request.params.id);
        const rows = await app.db
          .selectFrom('draft')
          .select(['body', 'updatedAt', 'isNote'])
          .where('agentId', '=', agentId)
          .where('ticketId', '=', request.params.id)
          .execute();
        const find = (isNote: boolean) => {
          const row = rows.find((one) => one.isNote === isNote);
          return row ? { ...draftSchema.parse(row.body), updatedAt: row.updatedAt.toISOString() } : null;
        };
        return { draft: find(false), note: find(true) };
      },
    );

    server.put(
      '/tickets/:id/draft',
      {
        schema: {
          tags: ['drafts'],
          params: byId,
          body: saveDraftBody,
          response: { 200: savedDraftSchema },
        },
      },
      async (request) => saveDraft(app, agentOf(actorOf(request)), request.params.id, request.body),
    );

    server.delete(
      '/tickets/:id/draft',
      {
        schema: { tags: ['drafts'], params: byId, querystring: dropDraftQuery, response: { 204: z.null() } },
      },
      async (request, reply) => {
        const { kind } = request.query;
        await app.db
          .deleteFrom('draft')
          .where('agentId', '=', agentOf(actorOf(request)))
          .where('ticketId', '=', request.params.id)
          .$if(kind !== undefined, (query) => query.where('isNote', '=', kind === 'note'))
          .execute();
        return reply.status(204).send(null);
      },
    );
  };
