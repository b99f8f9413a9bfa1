import { healthSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { readHealth } from './read-health.ts';

/** How this Hilo is, for whoever looks after it. */
export const systemRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const schema = { tags: ['settings'], response: { 200: healthSchema } };
    server.get('/health', { schema }, (request) => readHealth(app, actorOf(request)));
  };
