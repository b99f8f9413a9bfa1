import { open } from 'node:fs/promises';
import { HiloError, idSchema, meSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, strictPolicy } from '../http/route-shapes.ts';
import { removePhoto, setPhoto } from './photo.ts';

/** The face that the calling agent shows. */
export const photoRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const answers = { tags: ['me'], response: { 200: meSchema } };
    server.put(
      '/me/photo',
      { schema: { ...answers, body: z.strictObject({ uploadId: idSchema }) } },
      (request) => setPhoto(app, actorOf(request), request.body.uploadId),
    );
    server.delete('/me/photo', { schema: answers }, (request) => removePhoto(app, actorOf(request)));
  };

/** `/photos/{id}`: the face of an agent, for colleagues and for customers who were answered. */
export const photoFiles =
  (app: App): FastifyPluginAsync =>
  async (server) => {
    server
      .withTypeProvider<ZodTypeProvider>()
      .get('/photos/:id', { schema: { params: byId } }, async (request, reply) => {
        const agent = await app.db
          .selectFrom('agent')
          .select('photoBlob')
          .where('photoId', '=', request.params.id)
          .executeTakeFirst();
        const content = agent?.photoBlob && (await open(app.blobs.path(agent.photoBlob)).catch(() => null));
        if (!content) throw new HiloError('resource.notFound', 'There is no such photo, or no longer.');
        return reply
          .header('content-type', 'image/jpeg')
          .header('content-security-policy', strictPolicy)
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(content.createReadStream());
      });
  };
