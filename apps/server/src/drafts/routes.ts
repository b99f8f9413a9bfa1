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
import type { Moments } from '../live/moments.ts';
import { mustBeThere } from '../tickets/see-ticket.ts';
import { dropDraft } from './drop-draft.ts';
import { saveDraft } from './save-draft.ts';
import { withFiles } from './with-files.ts';

const byId = z.object({ id: z.uuid() });

/** Drafts belong to an agent; a program with a key has none. */
const agentOf = (actor: Actor): string => {
  authorise(actor, 'tickets.write');
  if (actor.type !== 'agent') throw new HiloError('auth.forbidden', 'Drafts belong to agents.');
  return actor.agentId;
};

/** What an agent is writing on a ticket, so that no word is lost by leaving or crashing. */
export const draftRoutes =
  (app: App, moments: Pick<Moments, 'say'>): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    /** The agent's other desks read it anew; what it says stays out of what is told. */
    const tell = (agentId: string, ticketId: string, isNote: boolean, updatedAt: string | null): void =>
      moments.say(`draft:${agentId}:${ticketId}:${isNote ? 'note' : 'answer'}`, {
        type: 'draft',
        agentId,
        ticketId,
        isNote,
        updatedAt,
      });

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
          if (!row) return null;
          const kept = { ...draftSchema.parse(row.body), updatedAt: row.updatedAt.toISOString() };
          return withFiles(app.db, { agentId, ticketId: request.params.id }, kept);
        };
        const [draft, note] = await Promise.all([find(false), find(true)]);
        return { draft, note };
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
      async (request) => {
        const agentId = agentOf(actorOf(request));
        const { id } = request.params;
        const saved = await saveDraft(app, agentId, id, request.body);
        tell(agentId, id, request.body.kind === 'note', saved.updatedAt);
        return saved;
      },
    );

    server.delete(
      '/tickets/:id/draft',
      {
        schema: { tags: ['drafts'], params: byId, querystring: dropDraftQuery, response: { 204: z.null() } },
      },
      async (request, reply) => {
        const agentId = agentOf(actorOf(request));
        const { id } = request.params;
        for (const isNote of await dropDraft(app, agentId, id, request.query))
          tell(agentId, id, isNote, null);
        return reply.status(204).send(null);
      },
    );
  };
