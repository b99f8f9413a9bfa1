import { givenTimeSchema, messageSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { readMessage } from '../tickets/read-thread.ts';
import { putOff } from './put-off.ts';

const departureBody = z.strictObject({ sendAt: givenTimeSchema.nullable() });

/** When a message leaves that is to leave later. It is called off as any other is called back. */
export const departureRoutes =
  (app: App, outbox: { wake(): void }): FastifyPluginAsync =>
  async (plain) => {
    plain.withTypeProvider<ZodTypeProvider>().put(
      '/messages/:id/departure',
      {
        schema: { tags: ['messages'], params: byId, body: departureBody, response: { 200: messageSchema } },
      },
      async (request) => {
        await putOff(app, actorOf(request), request.params.id, request.body.sendAt);
        outbox.wake();
        return (await readMessage(app, request.params.id))!;
      },
    );
  };
