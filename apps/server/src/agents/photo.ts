import { readFile } from 'node:fs/promises';
import { HiloError, type MeDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { releaseBlobs } from '../files/remove-unshared.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { readMe, requireAgent } from './me.ts';

const mostBytes = 1024 * 1024;

/**
 * Gives the calling agent a face, out of a picture that was uploaded. Another photo has another address, so that one
 * may be kept for ever. @throws auth.forbidden, resource.notFound, request.invalid for what is no small JPEG
 */
export const setPhoto = async (app: App, actor: Actor, uploadId: string): Promise<MeDto> => {
  const { agentId } = requireAgent(actor);
  const upload = await app.db
    .selectFrom('upload')
    .select(['blob', 'size'])
    .where('id', '=', uploadId)
    .where('uploadedBy', '=', agentId)
    .executeTakeFirst();
  if (!upload) throw new HiloError('resource.notFound', 'There is no such upload of yours.');
  const picture = upload.size > mostBytes ? null : cleanJpeg(await readFile(app.blobs.path(upload.blob)));
  if (!picture)
    throw new HiloError('request.invalid', 'A photo is a JPEG of at most 1 MB and 1,024 pixels a side.', {
      fields: [{ field: 'uploadId', problem: 'notAPhoto' }],
    });
  const { id } = await app.blobs.put(picture);
  await changePhoto(app, actor, agentId, { photoId: app.newId(), photoBlob: id });
  return readMe(app, actor);
};

/** @throws auth.forbidden */
export const removePhoto = async (app: App, actor: Actor): Promise<MeDto> => {
  await changePhoto(app, actor, requireAgent(actor).agentId, { photoId: null, photoBlob: null });
  return readMe(app, actor);
};

const changePhoto = async (
  app: App,
  actor: Actor,
  agentId: string,
  photo: { photoId: string; photoBlob: string } | { photoId: null; photoBlob: null },
): Promise<void> => {
  const before = await inTransaction(app, actor, (unit) => replacePhoto(unit, agentId, photo));
  await releaseBlobs(app, [before]);
};

/** @returns the file that is not needed any more, to be let go of after the commit */
export const replacePhoto = async (
  unit: Unit,
  agentId: string,
  photo: { photoId: string | null; photoBlob: string | null },
): Promise<string | null> => {
  const before = await unit.trx
    .selectFrom('agent')
    .select('photoBlob')
    .where('id', '=', agentId)
    .forUpdate()
    .executeTakeFirst();
  if (!before || before.photoBlob === photo.photoBlob) return null;
  await unit.trx.updateTable('agent').set(photo).where('id', '=', agentId).execute();
  unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['photo'] } });
  return before.photoBlob;
};
