import {
  escalationSchema,
  HiloError,
  openingHoursSchema,
  orderServicePromisesBody,
  pageOf,
  previewedDaySchema,
  previewHoursBody,
  regimeSchema,
  regimeSettingsSchema,
  type ServicePromiseDto,
  segmentSchema,
  servicePromiseSchema,
  testedRegimeSchema,
  testedServicePromiseSchema,
  testRegimeBody,
  testServicePromiseBody,
  writeHoursBody,
  writeServicePromiseBody,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, ifMatch, versionOf } from '../http/route-shapes.ts';
import { changeEscalation, readEscalation } from './escalation.ts';
import { listSegments } from './list-segments.ts';
import { listHours, previewHours, readHours } from './read-hours.ts';
import { changeRegime, readRegime, testRegime } from './regime.ts';
import { testServicePromise } from './test-promise.ts';
import { archiveHours, changeHours, createHours, makeHoursDefault } from './write-hours.ts';
import {
  archiveServicePromise,
  changeServicePromise,
  createServicePromise,
  listServicePromises,
  orderServicePromises,
} from './write-promises.ts';

const promiseList = pageOf(servicePromiseSchema);

/** Opening hours, what is promised in them, the law that binds, and who is told when a time is not kept. */
export const promiseRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const hours = ['hours'];
    const tags = ['promises'];

    server.get(
      '/opening-hours',
      { schema: { tags: hours, response: { 200: pageOf(openingHoursSchema) } } },
      (request) => listHours(app, actorOf(request)),
    );
    server.post(
      '/opening-hours',
      { schema: { tags: hours, body: writeHoursBody, response: { 201: openingHoursSchema } } },
      async (request, reply) => {
        const id = await createHours(app, actorOf(request), request.body);
        return reply.status(201).send(await readHours(app, actorOf(request), id));
      },
    );
    server.put(
      '/opening-hours/:id',
      {
        schema: {
          tags: hours,
          params: byId,
          headers: ifMatch,
          body: writeHoursBody,
          response: { 200: openingHoursSchema },
        },
      },
      async (request) => {
        const { id } = request.params;
        await changeHours(app, actorOf(request), id, request.body, versionOf(request.headers));
        return readHours(app, actorOf(request), id);
      },
    );
    server.post(
      '/opening-hours/:id/default',
      { schema: { tags: hours, params: byId, response: { 200: openingHoursSchema } } },
      async (request) => {
        await makeHoursDefault(app, actorOf(request), request.params.id);
        return readHours(app, actorOf(request), request.params.id);
      },
    );
    server.delete(
      '/opening-hours/:id',
      { schema: { tags: hours, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await archiveHours(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
    server.post(
      '/opening-hours/preview',
      {
        schema: {
          tags: hours,
          body: previewHoursBody,
          response: { 200: pageOf(previewedDaySchema) },
        },
      },
      (request) => previewHours(app, actorOf(request), request.body),
    );

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

    const law = ['regime'];
    server.get('/regime', { schema: { tags: law, response: { 200: regimeSchema } } }, (request) =>
      readRegime(app, actorOf(request)),
    );
    server.put(
      '/regime',
      { schema: { tags: law, body: regimeSettingsSchema, response: { 200: regimeSchema } } },
      (request) => changeRegime(app, actorOf(request), request.body),
    );
    server.post(
      '/regime/test',
      { schema: { tags: law, body: testRegimeBody, response: { 200: testedRegimeSchema } } },
      (request) => testRegime(app, actorOf(request), request.body),
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
