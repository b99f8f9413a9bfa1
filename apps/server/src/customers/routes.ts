import { Readable } from 'node:stream';
import {
  addIdentityBody,
  blockedIdentitySchema,
  changeCustomerBody,
  createCustomerBody,
  customerRowSchema,
  customerSchema,
  erasureReportSchema,
  idSchema,
  listBlockedQuery,
  listCustomersQuery,
  moveIdentitiesBody,
  pageOf,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, ifMatch, versionOf } from '../http/route-shapes.ts';
import { blockIdentity } from './block-identity.ts';
import { eraseCustomer } from './erase-customer.ts';
import { exportCustomer } from './export-customer.ts';
import { listBlocked } from './list-blocked.ts';
import { listCustomers } from './list-customers.ts';
import { moveIdentities, undoMove } from './move-identities.ts';
import { readCustomer } from './read-customer.ts';
import { liftRestriction, restrictCustomer } from './restrict-customer.ts';
import {
  addIdentity,
  changeCustomer,
  createCustomer,
  dismissSuggestion,
  removeIdentity,
} from './write-customer.ts';

const moved = z.object({ moveId: idSchema });
const withOther = byId.extend({ otherId: z.uuid() });

export const customerRoutes =
  (app: App, hub: ChannelHub): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['customers'];

    server.get(
      '/customers',
      { schema: { tags, querystring: listCustomersQuery, response: { 200: pageOf(customerRowSchema) } } },
      (request) => listCustomers(app, actorOf(request), request.query),
    );
    server.get(
      '/customers/:id',
      { schema: { tags, params: byId, response: { 200: customerSchema } } },
      async (request, reply) => {
        const customer = await readCustomer(app, actorOf(request), request.params.id);
        return reply.header('etag', `"${customer.version}"`).send(customer);
      },
    );
    server.post(
      '/customers',
      { schema: { tags, body: createCustomerBody, response: { 201: customerSchema } } },
      async (request, reply) => {
        const id = await createCustomer(app, actorOf(request), request.body);
        return reply.status(201).send(await readCustomer(app, actorOf(request), id));
      },
    );
    server.patch(
      '/customers/:id',
      {
        schema: {
          tags,
          params: byId,
          headers: ifMatch,
          body: changeCustomerBody,
          response: { 200: customerSchema },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        await changeCustomer(app, actorOf(request), id, request.body, versionOf(request.headers));
        const customer = await readCustomer(app, actorOf(request), id);
        return reply.header('etag', `"${customer.version}"`).send(customer);
      },
    );
    server.post(
      '/customers/:id/identities',
      { schema: { tags, params: byId, body: addIdentityBody, response: { 201: customerSchema } } },
      async (request, reply) => {
        await addIdentity(app, actorOf(request), request.params.id, request.body);
        return reply.status(201).send(await readCustomer(app, actorOf(request), request.params.id));
      },
    );
    server.delete(
      '/customers/:id/identities/:otherId',
      { schema: { tags, params: withOther, response: { 204: z.null() } } },
      async (request, reply) => {
        await removeIdentity(app, actorOf(request), request.params.id, request.params.otherId);
        return reply.status(204).send(null);
      },
    );
    server.get(
      '/blocked-identities',
      { schema: { tags, querystring: listBlockedQuery, response: { 200: pageOf(blockedIdentitySchema) } } },
      (request) => listBlocked(app, actorOf(request), request.query),
    );
    for (const isBlocked of [true, false])
      server.post(
        `/customers/:id/identities/:otherId/${isBlocked ? 'block' : 'unblock'}`,
        { schema: { tags, params: withOther, response: { 200: customerSchema } } },
        async (request) => {
          const { id, otherId } = request.params;
          await blockIdentity(app, actorOf(request), id, otherId, isBlocked);
          return readCustomer(app, actorOf(request), id);
        },
      );
    server.post(
      '/customers/:id/moves',
      { schema: { tags, params: byId, body: moveIdentitiesBody, response: { 201: moved } } },
      async (request, reply) =>
        reply.status(201).send(await moveIdentities(app, actorOf(request), request.params.id, request.body)),
    );
    server.post(
      '/customer-moves/:id/undo',
      { schema: { tags, params: byId, response: { 201: moved } } },
      async (request, reply) =>
        reply.status(201).send(await undoMove(app, actorOf(request), request.params.id)),
    );
    server.delete(
      '/customers/:id/suggestions/:otherId',
      { schema: { tags, params: withOther, response: { 204: z.null() } } },
      async (request, reply) => {
        await dismissSuggestion(app, actorOf(request), request.params.id, request.params.otherId);
        return reply.status(204).send(null);
      },
    );
    server.get('/customers/:id/export', { schema: { tags, params: byId } }, async (request, reply) => {
      const pieces = await exportCustomer(app, hub, actorOf(request), request.params.id);
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="customer-${request.params.id}.json"`)
        .send(Readable.from(pieces));
    });
    for (const [path, act] of [
      ['restrict', restrictCustomer],
      ['lift-restriction', liftRestriction],
    ] as const)
      server.post(
        `/customers/:id/${path}`,
        { schema: { tags, params: byId, response: { 204: z.null() } } },
        async (request, reply) => {
          await act(app, actorOf(request), request.params.id);
          return reply.status(204).send(null);
        },
      );
    server.post(
      '/customers/:id/erase',
      { schema: { tags, params: byId, response: { 200: erasureReportSchema } } },
      (request) => eraseCustomer(app, actorOf(request), request.params.id),
    );
  };
