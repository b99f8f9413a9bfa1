import {
  changeViewBody,
  createViewBody,
  orderViewsBody,
  pageOf,
  savedViewSchema,
  viewCountsSchema,
  whole,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { countViews } from './count-views.ts';
import { readSavedViews } from './read-view.ts';
import { changeView, createView, deleteView, orderViews } from './write-view.ts';

/** The views of the list of tickets that people saved. */
export const viewRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['views'];

    server.get(
      '/views',
      { schema: { tags, response: { 200: pageOf(savedViewSchema) } } },
      async (request) => {
        authorise(actorOf(request), 'tickets.read');
        return whole(await readSavedViews(app, actorOf(request)));
      },
    );

    server.get(
      '/views/counts',
      { schema: { tags, response: { 200: viewCountsSchema } } },
      async (request) => ({
        counts: await countViews(app, actorOf(request)),
      }),
    );

    server.post(
      '/views',
      { schema: { tags, body: createViewBody, response: { 201: savedViewSchema } } },
      async (request, reply) => reply.status(201).send(await createView(app, actorOf(request), request.body)),
    );

    server.post(
      '/views/order',
      { schema: { tags, body: orderViewsBody, response: { 204: z.null() } } },
      async (request, reply) => {
        await orderViews(app, actorOf(request), request.body);
        return reply.status(204).send(null);
      },
    );

    server.patch(
      '/views/:id',
      { schema: { tags, params: byId, body: changeViewBody, response: { 200: savedViewSchema } } },
      (request) => changeView(app, actorOf(request), request.params.id, request.body),
    );

    server.delete(
      '/views/:id',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await deleteView(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
  };
