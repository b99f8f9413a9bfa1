import { pageOf, queueSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import {
  changeOrganisation,
  changeOrganisationBody,
  organisationSchema,
  readOrganisation,
} from './organisation.ts';
import {
  archiveQueue,
  archiveQueueBody,
  changeQueue,
  changeQueueBody,
  createQueue,
  createQueueBody,
  listQueues,
} from './queues.ts';

type SettingsDeps = {
  /** Told after channels were changed by another use-case, so that the open ones follow. */
  channelsChanged(): void;
};

/** The organisation and its queues. */
export const settingsRoutes =
  (app: App, { channelsChanged }: SettingsDeps): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const byId = z.object({ id: z.uuid() });

    server.get(
      '/settings',
      { schema: { tags: ['settings'], response: { 200: organisationSchema } } },
      (request) => readOrganisation(app, actorOf(request)),
    );

    server.patch(
      '/settings',
      { schema: { tags: ['settings'], body: changeOrganisationBody, response: { 200: organisationSchema } } },
      (request) => changeOrganisation(app, actorOf(request), request.body),
    );

    server.get(
      '/queues',
      { schema: { tags: ['queues'], response: { 200: pageOf(queueSchema) } } },
      (request) => listQueues(app, actorOf(request)),
    );

    server.post(
      '/queues',
      { schema: { tags: ['queues'], body: createQueueBody, response: { 201: queueSchema } } },
      async (request, reply) => {
        reply.status(201);
        return createQueue(app, actorOf(request), request.body);
      },
    );

    server.patch(
      '/queues/:id',
      { schema: { tags: ['queues'], params: byId, body: changeQueueBody, response: { 200: queueSchema } } },
      (request) => changeQueue(app, actorOf(request), request.params.id, request.body),
    );

    server.post(
      '/queues/:id/archive',
      {
        schema: {
          tags: ['queues'],
          params: byId,
          body: archiveQueueBody,
          response: { 200: z.object({ movedTickets: z.number().int(), channelIds: z.array(z.uuid()) }) },
        },
      },
      async (request) => {
        const moved = await archiveQueue(app, actorOf(request), request.params.id, request.body);
        if (moved.channelIds.length > 0) channelsChanged();
        return moved;
      },
    );
  };
