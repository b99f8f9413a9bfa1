import { clearedDemoSchema, demoSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { actorOf } from '../http/build-server.ts';
import { clearDemo } from './clear-demo.ts';
import type { DemoChannels } from './ensure-channels.ts';
import { loadDemo, readDemo } from './load-demo.ts';

/** Example data: are they here, bring them in, take them away. */
export const demoRoutes =
  (app: App, hub: ChannelHub, channels: DemoChannels): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['settings'];

    server.get('/demo', { schema: { tags, response: { 200: demoSchema } } }, (request) =>
      readDemo(app, actorOf(request)),
    );

    server.post('/demo', { schema: { tags, response: { 200: demoSchema } } }, (request) =>
      loadDemo(app, hub, actorOf(request), channels),
    );

    server.delete('/demo', { schema: { tags, response: { 200: clearedDemoSchema } } }, (request) =>
      clearDemo(app, hub, actorOf(request)),
    );
  };
