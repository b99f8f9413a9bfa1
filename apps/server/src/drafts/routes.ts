import { draftSchema, HiloError, timeSchema } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';

const byId = z.object({ id: z.uuid() });
const savedDraft = draftSchema.extend({ updatedAt: timeSchema });

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
          response: { 200: z.object({ draft: savedDraft.nullable() }) },
        },
      },
      async (request) => {
        const row = await app.db
          .selectFrom('draft')
          .select(['body', 'updatedAt'])
          .where('agentId', '=', agentOf(actorOf(request)))
          .where('ticketId', '=', request.params.id)
          .executeTakeFirst();
        return {
          draft: row ? { ...draftSchema.parse(row.body), updatedAt: row.updatedAt.toISOString() } : null,
        };
      },
    );

    server.put(
      '/tickets/:id/draft',
      {
        schema: {
          tags: ['drafts'],
          params: byId,
          body: draftSchema,
          response: { 200: z.object({ updatedAt: timeSchema }) },
        },
      },
      async (request) => {
        const agentId = agentOf(actorOf(request));
        const updatedAt = app.now();
        const { rows } = await sql`
      insert into draft (agent_id, ticket_id, body, updated_at)
      select ${agentId}, id, ${JSON.stringify(request.body)}::jsonb, ${updatedAt} from ticket where id = ${request.params.id}
      on conflict (agent_id, ticket_id) do update set body = excluded.body, updated_at = excluded.updated_at
      returning ticket_id`.execute(app.db);
        if (rows.length === 0) throw new HiloError('resource.notFound', 'There is no such ticket.');
        return { updatedAt: updatedAt.toISOString() };
      },
    );

    server.delete(
      '/tickets/:id/draft',
      { schema: { tags: ['drafts'], params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await app.db
          .deleteFrom('draft')
          .where('agentId', '=', agentOf(actorOf(request)))
          .where('ticketId', '=', request.params.id)
          .execute();
        return reply.status(204).send(null);
      },
    );
  };
