import { eventSchema, listEventsQuery } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { readNumberCursor } from '../app/cursor.ts';
import { actorOf } from '../http/build-server.ts';
import { presentEvent } from './event-feed.ts';
import { maySee } from './event-permission.ts';

/** Rows read for one page: those that the caller may not know of are passed over. */
const readAtOnce = 500;

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
        const actor = actorOf(request);
        authorise(actor, 'events.read');
        const { limit, ticketId } = request.query;
        const after = readNumberCursor(request.query.cursor) ?? request.query.after;
        let rows = app.db
          .selectFrom('event')
          .selectAll()
          .where('position', '>', after)
          .orderBy('position')
          .limit(readAtOnce);
        if (ticketId) rows = rows.where('ticketId', '=', ticketId);
        const read = await rows.execute();
        const seen = read.filter((row) => maySee(actor, row.type, row.facts));
        const items = seen.slice(0, limit).map(presentEvent);
        // The page ends where its last event is, or where reading stopped among events that are not for this caller.
        const last =
          seen.length > limit ? items.at(-1) : read.length === readAtOnce ? read.at(-1) : undefined;
        return { items, nextCursor: last ? String(last.position) : null };
      },
    );
  };
