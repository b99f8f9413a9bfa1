import { updatesSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { askForUpdates, readUpdates } from './ask-for-updates.ts';

/** Whether a newer version is announced, where somebody set where to ask. */
export const updateRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const schema = { tags: ['settings'], response: { 200: updatesSchema } };
    server.get('/updates', { schema }, (request) => readUpdates(app, actorOf(request)));
    server.post('/updates/ask', { schema }, (request) => askForUpdates(app, actorOf(request)));
  };
