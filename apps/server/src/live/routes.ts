import { eventSchema, listEventsQuery } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';
import { presentEvent } from './event-feed.ts';

/** `/events?after=`: the log by position, for programs that keep their own copy. */
export const eventRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    server.get(
      '/events',
      {
        schema: {
          tags: ['events'],
          querystring: listEventsQuery,
          response: { 200: z.object({ items: z.array(eventSchema), nextCursor: z.string().nullable() }) },
        },
      },
      async (request) => {
        authorise(actorOf(request), 'events.read');
        const { after, limit, ticketId } = request.query;
        let rows = app.db
          .selectFrom('event')
          .selectAll()
          .where('position', '>', after)
          .orderBy('position')
          .limit(limit + 1);
        if (ticketId) rows = rows.where('ticketId', '=', ticketId);
        const found = await rows.execute();
        const items = found.slice(0, limit).map(presentEvent);
        return { items, nextCursor: found.length > limit ? String(items.at(-1)!.position) : null };
      },
    );
  };
