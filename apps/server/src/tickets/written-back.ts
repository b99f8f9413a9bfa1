import type { DraftDto, FiledDraftDto } from '@hilo/api';
import type { DB } from '@hilo/db';
import type { Selectable } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { withFiles } from '../drafts/with-files.ts';
import { uploaderOf } from '../files/uploader-of.ts';
import { contentIdOf } from '../outgoing/place-pictures.ts';
import type { WrittenFrom } from '../outgoing/queue-outgoing.ts';

/**
 * What a message of ours was before it was sent: its words, whom it was for, what it answers or sends on. Its own files
 * become uploads again; those of earlier messages go along as they did, as far as they are still in its ticket.
 */
export const writtenBack = async (
  unit: Unit,
  message: Selectable<DB['message']>,
  from: WrittenFrom | null,
): Promise<FiledDraftDto> => {
  const { to = [], cc = [], bcc = [] } = message.parties;
  const { attachmentIds, uploads } = await filesBack(unit, message, from?.attachmentIds ?? []);
  const draft: DraftDto = {
    kind: message.isForward ? 'forward' : 'answer',
    text: message.text,
    html: uploads.reduce(
      (html, { id, contentId }) =>
        contentId ? (html?.replaceAll(`cid:${contentId}`, `cid:${contentIdOf(id)}`) ?? null) : html,
      message.html,
    ),
    channelId: message.channelId,
    to,
    cc,
    bcc,
    subject: message.subject,
    uploadIds: uploads.map(({ id }) => id),
    attachmentIds,
    inReplyTo: from && (await isStillThere(unit, message.ticketId, from.inReplyTo)) ? from.inReplyTo : null,
  };
  return withFiles(unit.trx, { agentId: uploaderOf(unit.actor), ticketId: message.ticketId }, draft);
};

/** @param carriedIds the attachments that its last files were copied from, in their order */
const filesBack = async (
  unit: Unit,
  { id: messageId, ticketId }: Selectable<DB['message']>,
  carriedIds: readonly string[],
): Promise<{ attachmentIds: string[]; uploads: { id: string; contentId: string | null }[] }> => {
  const files = await unit.trx
    .selectFrom('attachment')
    .selectAll()
    .where('messageId', '=', messageId)
    .orderBy('position')
    .execute();
  const stays = await stillThere(unit, ticketId, carriedIds);
  const carriedFrom = files.length - carriedIds.length;
  const originOf = (at: number): string | undefined => {
    const id = carriedIds[at - carriedFrom];
    return id !== undefined && stays.has(id) ? id : undefined;
  };
  const uploads = files.flatMap((file, at) =>
    file.blob === null || originOf(at) !== undefined
      ? []
      : [
          {
            id: unit.newId(),
            blob: file.blob,
            name: file.name ?? 'file',
            type: file.type,
            size: file.size,
            uploadedBy: uploaderOf(unit.actor),
            createdAt: unit.now,
            contentId: file.contentId,
          },
        ],
  );
  if (uploads.length > 0)
    await unit.trx
      .insertInto('upload')
      .values(uploads.map(({ contentId: _, ...upload }) => upload))
      .execute();
  return { attachmentIds: files.flatMap((_, at) => originOf(at) ?? []), uploads };
};

const stillThere = async (
  unit: Unit,
  ticketId: string,
  attachmentIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (attachmentIds.length === 0) return new Set();
  const rows = await unit.trx
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.messageId')
    .select('attachment.id')
    .where('attachment.id', 'in', [...attachmentIds])
    .where('message.ticketId', '=', ticketId)
    .where('attachment.blob', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
};

const isStillThere = async (unit: Unit, ticketId: string, messageId: string | null): Promise<boolean> =>
  messageId !== null &&
  (await unit.trx
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('ticketId', '=', ticketId)
    .executeTakeFirst()) !== undefined;
