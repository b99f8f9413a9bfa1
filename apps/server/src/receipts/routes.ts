import { pageOf, receiptSchema, whole } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { listReceipts } from './list-receipts.ts';

/** What senders were told on arrival. */
export const receiptRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    server.get(
      '/tickets/:id/receipts',
      {
        schema: {
          tags: ['tickets'],
          params: byId,
          response: { 200: pageOf(receiptSchema) },
        },
      },
      async (request) => whole(await listReceipts(app, actorOf(request), request.params.id)),
    );
  };
