import fastifyMultipart from '@fastify/multipart';
import { uploadSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { fileTypeFromBuffer } from 'file-type';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';
import { digestUpload, maxFileBytes, readUpload } from './read-upload.ts';
import { uploaderOf } from './uploader-of.ts';

/** `POST /uploads`: one file for a message that is being written. What it really is, its first bytes say. */
export const uploadRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    await plain.register(fastifyMultipart, {
      limits: { files: 1, fileSize: maxFileBytes, fields: 0, headerPairs: 20 },
    });
    plain.withTypeProvider<ZodTypeProvider>().post(
      '/uploads',
      {
        config: { digestBody: digestUpload },
        schema: {
          tags: ['files'],
          description:
            'One part of `multipart/form-data`, 25 MB at most. Its id goes into `uploadIds` of the message.',
          consumes: ['multipart/form-data'],
          response: { 201: uploadSchema },
        },
        bodyLimit: maxFileBytes + 64 * 1024,
      },
      async (request, reply) => {
        const actor = actorOf(request);
        authorise(actor, 'tickets.write');
        const { name, type, content } = await readUpload(request);
        const sniffed = await fileTypeFromBuffer(content);
        const blob = await app.blobs.put(content);
        const upload = { id: app.newId(), name, type: sniffed?.mime ?? type, size: blob.size };
        await app.db
          .insertInto('upload')
          .values({
            ...upload,
            blob: blob.id,
            uploadedBy: uploaderOf(actor),
            createdAt: app.now(),
          })
          .execute();
        reply.status(201);
        return upload;
      },
    );
  };
