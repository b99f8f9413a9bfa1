import {
  listNotificationsQuery,
  noticeChoiceSchema,
  notificationCountSchema,
  notificationSchema,
  pageOf,
  readNotificationsBody,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { requireAgent } from '../agents/me.ts';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { actorOf } from '../http/build-server.ts';
import { readChoice, writeChoice } from './choices.ts';
import { countNotifications, listNotifications } from './list-notifications.ts';
import { readNotificationsOf } from './read-notifications.ts';

/** What the calling agent is told of, and how. */
export const notificationRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['notifications'];

    server.get(
      '/notifications',
      {
        schema: { tags, querystring: listNotificationsQuery, response: { 200: pageOf(notificationSchema) } },
      },
      (request) => listNotifications(app, actorOf(request), request.query),
    );
    server.get(
      '/notifications/count',
      { schema: { tags, response: { 200: notificationCountSchema } } },
      (request) => countNotifications(app, actorOf(request)),
    );
    server.post(
      '/notifications/read',
      { schema: { tags, body: readNotificationsBody, response: { 204: z.null() } } },
      async (request, reply) => {
        const actor = actorOf(request);
        authorise(actor, 'tickets.read');
        const { agentId } = requireAgent(actor);
        const { ids } = request.body;
        await inTransaction(app, actor, (unit) => readNotificationsOf(unit, agentId, ids ? { ids } : {}));
        return reply.status(204).send(null);
      },
    );
    server.get('/me/notifications', { schema: { tags, response: { 200: noticeChoiceSchema } } }, (request) =>
      readChoice(app, actorOf(request)),
    );
    server.put(
      '/me/notifications',
      { schema: { tags, body: noticeChoiceSchema, response: { 200: noticeChoiceSchema } } },
      (request) => writeChoice(app, actorOf(request), request.body),
    );
  };
