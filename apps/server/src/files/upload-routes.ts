import fastifyMultipart from '@fastify/multipart';
import { HiloError, uploadSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { actorOf } from '../http/build-server.ts';
import { digestUpload, maxFileBytes, readUpload } from './read-upload.ts';
import { uploaderOf } from './uploader-of.ts';

/** What one agent or key may upload within a day, which is as long as an upload is kept that no draft holds. */
const mostBytesADay = 5 * 1024 ** 3;
const daySeconds = 24 * 60 * 60;

/** @throws request.tooMany, so that one who uploads without end does not fill the disk for all: with when there is room again */
const mustHaveRoom = async (app: App, uploadedBy: string, bytes: number): Promise<void> => {
  const now = app.now();
  const { rows } = await sql<{ size: number; createdAt: Date; isInDraft: boolean }>`
    select size::float8 as size, created_at, is_in_draft from (
      select size, created_at,
        exists (select from draft where draft.body->'uploadIds' ? upload.id::text) as is_in_draft
      from upload where uploaded_by = ${uploadedBy}) as held
    where is_in_draft or created_at > ${new Date(now.getTime() - daySeconds * 1000)}
    order by created_at`.execute(app.db);
  let over = rows.reduce((sum, { size }) => sum + size, bytes) - mostBytesADay;
  if (over <= 0) return;
  // Those of a day ago go first. What drafts hold stays: where that is all, nobody knows how long.
  const last = rows.find(({ size, isInDraft }) => {
    if (!isInDraft) over -= size;
    return over <= 0;
  });
  const ageSeconds = last ? (now.getTime() - last.createdAt.getTime()) / 1000 : 0;
  throw new HiloError('request.tooMany', 'You have uploaded 5 GB within a day. Go on later.', {
    retryAfterSeconds: Math.max(1, Math.ceil(daySeconds - ageSeconds)),
  });
};

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
        const uploadedBy = uploaderOf(actor);
        await mustHaveRoom(app, uploadedBy, content.byteLength);
        const sniffed = await fileTypeFromBuffer(content);
        const blob = await app.blobs.put(content);
        const upload = { id: app.newId(), name, type: sniffed?.mime ?? type, size: blob.size };
        await app.db
          .insertInto('upload')
          .values({
            ...upload,
            blob: blob.id,
            uploadedBy,
            createdAt: app.now(),
          })
          .execute();
        reply.status(201);
        return upload;
      },
    );
  };
