import { HiloError } from '@hilo/api';
import type { ArrivedFile } from '@hilo/channel-kit';
import type { Unit } from '../app/transaction.ts';
import { uploaderOf } from '../files/uploader-of.ts';

/**
 * The files of an outgoing message: uploads that whoever writes it made for it, and attachments of this same ticket that
 * go along, in the order in which they are named.
 * @throws resource.notFound when one is missing, redacted, somebody else's, or belongs to another ticket
 */
export const takeFiles = async (
  unit: Unit,
  ticketId: string,
  uploadIds: string[],
  attachmentIds: string[],
): Promise<ArrivedFile[]> => {
  const files: ArrivedFile[] = [];
  if (uploadIds.length > 0) {
    const rows = await unit.trx
      .selectFrom('upload')
      .selectAll()
      .where('id', 'in', uploadIds)
      .where('uploadedBy', '=', uploaderOf(unit.actor))
      .execute();
    if (rows.length !== new Set(uploadIds).size)
      throw new HiloError('resource.notFound', 'An uploaded file is no longer there. Attach it again.');
    for (const id of uploadIds) {
      const row = rows.find((upload) => upload.id === id)!;
      files.push({
        name: row.name,
        type: row.type,
        blob: { id: row.blob, size: row.size },
        inline: false,
        contentId: null,
      });
    }
  }
  if (attachmentIds.length > 0) {
    const rows = await unit.trx
      .selectFrom('attachment')
      .innerJoin('message', 'message.id', 'attachment.messageId')
      .select([
        'attachment.id',
        'attachment.name',
        'attachment.type',
        'attachment.size',
        'attachment.blob',
        'attachment.contentId',
        'attachment.isInline',
      ])
      .where('attachment.id', 'in', attachmentIds)
      .where('message.ticketId', '=', ticketId)
      .where('attachment.blob', 'is not', null)
      .execute();
    if (rows.length !== new Set(attachmentIds).size)
      throw new HiloError('resource.notFound', 'A file of this ticket is no longer there.');
    for (const id of new Set(attachmentIds)) {
      const row = rows.find((attachment) => attachment.id === id)!;
      files.push({
        name: row.name,
        type: row.type,
        blob: { id: row.blob!, size: row.size },
        inline: row.isInline,
        contentId: row.contentId,
      });
    }
  }
  return files;
};
