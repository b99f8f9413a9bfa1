import {
  changeFieldBody,
  changeFieldValuesBody,
  createFieldBody,
  fieldSchema,
  fieldValuesSchema,
  pageOf,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, ifMatch, versionOf } from '../http/route-shapes.ts';
import { changeField, createField, listFields } from './define-fields.ts';
import { changeFields, readFields } from './field-values.ts';

/** Custom fields: what they are, and what a ticket or a customer holds in them. */
export const fieldRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['fields'];

    server.get('/fields', { schema: { tags, response: { 200: pageOf(fieldSchema) } } }, (request) =>
      listFields(app, actorOf(request)),
    );
    server.post(
      '/fields',
      { schema: { tags, body: createFieldBody, response: { 201: fieldSchema } } },
      async (request, reply) =>
        reply.status(201).send(await createField(app, actorOf(request), request.body)),
    );
    server.patch(
      '/fields/:id',
      { schema: { tags, params: byId, body: changeFieldBody, response: { 200: fieldSchema } } },
      (request) => changeField(app, actorOf(request), request.params.id, request.body),
    );
    for (const subject of ['ticket', 'customer'] as const) {
      const path = `/${subject}s/:id/fields`;
      server.get(path, { schema: { tags, params: byId, response: { 200: fieldValuesSchema } } }, (request) =>
        readFields(app, actorOf(request), subject, request.params.id),
      );
      server.patch(
        path,
        {
          schema: {
            tags,
            params: byId,
            headers: ifMatch,
            body: changeFieldValuesBody,
            response: { 200: fieldValuesSchema },
          },
        },
        (request) =>
          changeFields(
            app,
            actorOf(request),
            subject,
            request.params.id,
            request.body,
            versionOf(request.headers),
          ),
      );
    }
  };
