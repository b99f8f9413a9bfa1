import { apiKeySchema, pageOf, pageQuery } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { createApiKey, createApiKeyBody, listApiKeys, revokeApiKey } from './api-keys.ts';
import { listSignIns, signInSchema } from './record-sign-in.ts';

/** Keys of programs, and the record of sign-ins. */
export const authRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const byId = z.object({ id: z.uuid() });

    server.get(
      '/api-keys',
      { schema: { tags: ['apiKeys'], response: { 200: pageOf(apiKeySchema) } } },
      (request) => listApiKeys(app, actorOf(request)),
    );

    server.post(
      '/api-keys',
      {
        schema: {
          tags: ['apiKeys'],
          body: createApiKeyBody,
          response: { 201: apiKeySchema.extend({ key: z.string() }) },
        },
      },
      async (request, reply) => {
        reply.status(201);
        return createApiKey(app, actorOf(request), request.body);
      },
    );

    server.post(
      '/api-keys/:id/revoke',
      { schema: { tags: ['apiKeys'], params: byId, response: { 200: apiKeySchema } } },
      (request) => revokeApiKey(app, actorOf(request), request.params.id),
    );

    server.get(
      '/sign-ins',
      {
        schema: {
          tags: ['agents'],
          querystring: pageQuery,
          response: { 200: pageOf(signInSchema) },
        },
      },
      (request) => listSignIns(app, actorOf(request), request.query),
    );
  };
