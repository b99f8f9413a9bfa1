import {
  attemptSchema,
  changeWebhookBody,
  createWebhookBody,
  deliverySchema,
  listDeliveriesQuery,
  pageOf,
  replayBody,
  resumeWebhookBody,
  rotateSecretBody,
  webhookSchema,
  webhookWithSecretSchema,
  whole,
} from '@hilo/api';
import { eventTypes } from '@hilo/core';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { listDeliveries, listWebhooks, readWebhook } from './read-webhook.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  replayDeliveries,
  resumeWebhook,
  rotateSecret,
  testWebhook,
} from './write-webhook.ts';

/** Webhooks: who is told what, and what came of it. */
export const webhookRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['webhooks'];
    const one = { tags, params: byId, response: { 200: webhookSchema } };

    server.get(
      '/event-types',
      { schema: { tags, response: { 200: pageOf(z.string()) } } },
      async (request) => {
        authorise(actorOf(request), 'settings.write');
        return whole([...eventTypes]);
      },
    );
    server.get('/webhooks', { schema: { tags, response: { 200: pageOf(webhookSchema) } } }, (request) =>
      listWebhooks(app, actorOf(request)),
    );
    server.post(
      '/webhooks',
      { schema: { tags, body: createWebhookBody, response: { 201: webhookWithSecretSchema } } },
      async (request, reply) =>
        reply.status(201).send(await createWebhook(app, actorOf(request), request.body)),
    );
    server.get('/webhooks/:id', { schema: one }, (request) =>
      readWebhook(app, actorOf(request), request.params.id),
    );
    server.patch('/webhooks/:id', { schema: { ...one, body: changeWebhookBody } }, (request) =>
      changeWebhook(app, actorOf(request), request.params.id, request.body),
    );
    server.delete(
      '/webhooks/:id',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await deleteWebhook(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
    server.post(
      '/webhooks/:id/rotate-secret',
      {
        schema: { tags, params: byId, body: rotateSecretBody, response: { 200: webhookWithSecretSchema } },
      },
      (request) => rotateSecret(app, actorOf(request), request.params.id, request.body),
    );
    server.post('/webhooks/:id/resume', { schema: { ...one, body: resumeWebhookBody } }, (request) =>
      resumeWebhook(app, actorOf(request), request.params.id, request.body),
    );
    server.post(
      '/webhooks/:id/test',
      { schema: { tags, params: byId, response: { 200: attemptSchema } } },
      (request) => testWebhook(app, actorOf(request), request.params.id),
    );
    server.get(
      '/webhooks/:id/deliveries',
      {
        schema: {
          tags,
          params: byId,
          querystring: listDeliveriesQuery,
          response: { 200: pageOf(deliverySchema) },
        },
      },
      (request) => listDeliveries(app, actorOf(request), request.params.id, request.query),
    );
    server.post(
      '/webhooks/:id/replay',
      {
        schema: {
          tags,
          params: byId,
          body: replayBody,
          response: { 200: z.object({ replayed: z.number().int() }) },
        },
      },
      (request) => replayDeliveries(app, actorOf(request), request.params.id, request.body),
    );
  };
