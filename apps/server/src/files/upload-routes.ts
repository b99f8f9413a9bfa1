import fastifyMultipart from '@fastify/multipart';
import { HiloError, uploadSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { fileTypeFromBuffer } from 'file-type';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';

export const maxFileBytes = 25 * 1024 * 1024;

/** `POST /uploads`: one file for a message that is being written. What it really is, its first bytes say. */
export const uploadRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    await plain.register(fastifyMultipart, { limits: { files: 1, fileSize: maxFileBytes, fields: 0 } });
    plain
      .withTypeProvider<ZodTypeProvider>()
      .post(
        '/uploads',
        { schema: { tags: ['files'], response: { 201: uploadSchema } }, bodyLimit: maxFileBytes + 64 * 1024 },
        async (request, reply) => {
          const actor = actorOf(request);
          authorise(actor, 'tickets.write');
          const part = await request.file();
          if (!part) throw new HiloError('request.invalid', 'Send one file as multipart/form-data.');
          const content = await part.toBuffer().catch((error: { code?: string }) => {
            if (error.code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
            throw new HiloError('file.tooLarge', 'A file may have 25 MB at most.', { limit: maxFileBytes });
          });
          const sniffed = await fileTypeFromBuffer(content);
          const blob = await app.blobs.put(content);
          const upload = {
            id: app.newId(),
            name:
              (part.filename || 'file')
                .replace(/[\p{Cc}/\\]/gu, ' ')
                .trim()
                .slice(0, 200) || 'file',
            type: sniffed?.mime ?? (part.mimetype || 'application/octet-stream').toLowerCase(),
            size: blob.size,
          };
          await app.db
            .insertInto('upload')
            .values({
              ...upload,
              blob: blob.id,
              uploadedBy: actor.type === 'agent' ? actor.agentId : actor.type,
              createdAt: app.now(),
            })
            .execute();
          reply.status(201);
          return upload;
        },
      );
  };
