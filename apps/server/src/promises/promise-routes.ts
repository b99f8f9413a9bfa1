import {
  escalationSchema,
  HiloError,
  orderServicePromisesBody,
  pageOf,
  type ServicePromiseDto,
  segmentSchema,
  servicePromiseSchema,
  testedServicePromiseSchema,
  testServicePromiseBody,
  writeServicePromiseBody,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, ifMatch, versionOf } from '../http/route-shapes.ts';
import { listSegments } from './list-segments.ts';
import { testServicePromise } from './test-promise.ts';
import { changeEscalation, readEscalation } from './wake/escalation.ts';
import {
  archiveServicePromise,
  changeServicePromise,
  createServicePromise,
  listServicePromises,
  orderServicePromises,
} from './write-promises.ts';

const promiseList = pageOf(servicePromiseSchema);

/** What is promised, to whom, and who is told when it is not kept. */
export const servicePromiseRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['promises'];

    const read = async (actor: Actor, id: string): Promise<ServicePromiseDto> => {
      const promise = (await listServicePromises(app, actor)).items.find((one) => one.id === id);
      if (!promise) throw new HiloError('resource.notFound', 'There is no such promise.');
      return promise;
    };
    server.get('/service-promises', { schema: { tags, response: { 200: promiseList } } }, (request) =>
      listServicePromises(app, actorOf(request)),
    );
    server.post(
      '/service-promises',
      { schema: { tags, body: writeServicePromiseBody, response: { 201: servicePromiseSchema } } },
      async (request, reply) => {
        const id = await createServicePromise(app, actorOf(request), request.body);
        return reply.status(201).send(await read(actorOf(request), id));
      },
    );
    server.put(
      '/service-promises/order',
      { schema: { tags, body: orderServicePromisesBody, response: { 200: promiseList } } },
      async (request) => {
        await orderServicePromises(app, actorOf(request), request.body.promiseIds);
        return listServicePromises(app, actorOf(request));
      },
    );
    server.put(
      '/service-promises/:id',
      {
        schema: {
          tags,
          params: byId,
          headers: ifMatch,
          body: writeServicePromiseBody,
          response: { 200: servicePromiseSchema },
        },
      },
      async (request) => {
        const { id } = request.params;
        await changeServicePromise(app, actorOf(request), id, request.body, versionOf(request.headers));
        return read(actorOf(request), id);
      },
    );
    server.delete(
      '/service-promises/:id',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await archiveServicePromise(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
    server.post(
      '/service-promises/test',
      { schema: { tags, body: testServicePromiseBody, response: { 200: testedServicePromiseSchema } } },
      (request) => testServicePromise(app, actorOf(request), request.body),
    );
    server.get('/segments', { schema: { tags, response: { 200: pageOf(segmentSchema) } } }, (request) =>
      listSegments(app, actorOf(request)),
    );

    server.get('/escalation', { schema: { tags, response: { 200: escalationSchema } } }, (request) =>
      readEscalation(app, actorOf(request)),
    );
    server.put(
      '/escalation',
      { schema: { tags, body: escalationSchema, response: { 200: escalationSchema } } },
      (request) => changeEscalation(app, actorOf(request), request.body),
    );
  };
