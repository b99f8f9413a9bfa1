import { Readable } from 'node:stream';
import {
  changeImportBody,
  createImportBody,
  importRowSchema,
  importSchema,
  listImportRowsQuery,
  pageOf,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { changeImport, createImport, findUpload } from './map-import.ts';
import { listImports, readImport } from './read-import.ts';
import { listImportRows, writeResult } from './read-rows.ts';
import { cancelImport, startWork, undoImport } from './steer-import.ts';

/** Customers out of a file: mapped, looked at line by line, then entered. */
export const importRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['imports'];
    const one = { tags, params: byId, response: { 200: importSchema } };
    server.get('/imports', { schema: { tags, response: { 200: pageOf(importSchema) } } }, (request) =>
      listImports(app, actorOf(request)),
    );
    server.post(
      '/imports',
      { schema: { tags, body: createImportBody, response: { 201: importSchema } } },
      async (request, reply) => {
        const actor = actorOf(request);
        const file = await findUpload(app, actor, request.body.uploadId);
        return reply.status(201).send(await createImport(app, actor, file));
      },
    );
    server.get('/imports/:id', { schema: one }, (request) =>
      readImport(app, actorOf(request), request.params.id),
    );
    server.patch('/imports/:id', { schema: { ...one, body: changeImportBody } }, (request) =>
      changeImport(app, actorOf(request), request.params.id, request.body),
    );
    for (const work of ['check', 'run'] as const)
      server.post(`/imports/:id/${work}`, { schema: one }, (request) =>
        startWork(app, actorOf(request), request.params.id, work),
      );
    server.post('/imports/:id/cancel', { schema: one }, (request) =>
      cancelImport(app, actorOf(request), request.params.id),
    );
    server.post('/imports/:id/undo', { schema: one }, (request) =>
      undoImport(app, actorOf(request), request.params.id),
    );
    server.get(
      '/imports/:id/rows',
      {
        schema: {
          tags,
          params: byId,
          querystring: listImportRowsQuery,
          response: { 200: pageOf(importRowSchema) },
        },
      },
      (request) => listImportRows(app, actorOf(request), request.params.id, request.query),
    );
    server.get('/imports/:id/result', { schema: { tags, params: byId } }, async (request, reply) => {
      const { id } = request.params;
      await readImport(app, actorOf(request), id);
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="import-${id}.csv"`)
        .send(Readable.from(writeResult(app, actorOf(request), id)));
    });
  };
