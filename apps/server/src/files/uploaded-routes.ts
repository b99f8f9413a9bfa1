import { open } from 'node:fs/promises';
import { HiloError } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, strictPolicy } from '../http/route-shapes.ts';
import { uploaderOf } from './uploader-of.ts';

/** What a browser draws and cannot be made to run. */
const drawn = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** A picture in a message that is still being written, for whoever writes it and nobody else. */
export const uploadedRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    plain
      .withTypeProvider<ZodTypeProvider>()
      .get('/uploads/:id', { schema: { tags: ['files'], params: byId } }, async (request, reply) => {
        const actor = actorOf(request);
        authorise(actor, 'tickets.write');
        const upload = await app.db
          .selectFrom('upload')
          .select(['blob', 'type', 'size'])
          .where('id', '=', request.params.id)
          .where('uploadedBy', '=', uploaderOf(actor))
          .executeTakeFirst();
        const content = upload && (await open(app.blobs.path(upload.blob)).catch(() => null));
        if (!upload || !content) throw new HiloError('resource.notFound', 'This file is no longer there.');
        const isDrawn = drawn.has(upload.type);
        return reply
          .header('content-type', isDrawn ? upload.type : 'application/octet-stream')
          .header('content-length', upload.size)
          .header('content-disposition', isDrawn ? 'inline' : 'attachment')
          .header('content-security-policy', strictPolicy)
          .header('cache-control', 'private, max-age=3600, immutable')
          .send(content.createReadStream());
      });
  };
