import type { DraftDto, FiledDraftDto } from '@hilo/api';
import type { DB } from '@hilo/db';
import { type Kysely, sql } from 'kysely';

type Found = { id: string; name: string | null; type: string; size: number };

/** A draft with what its files are called: uploads of the agent's, and attachments of the ticket that go along. */
export const withFiles = async <Draft extends DraftDto>(
  db: Kysely<DB>,
  { agentId, ticketId }: { agentId: string; ticketId: string },
  draft: Draft,
): Promise<Draft & Pick<FiledDraftDto, 'files'>> => {
  const { uploadIds, attachmentIds } = draft;
  if (uploadIds.length + attachmentIds.length === 0) return { ...draft, files: [] };
  const { rows } = await sql<Found>`
    select id, name, type, size from upload
      where id = any(${uploadIds}::uuid[]) and uploaded_by = ${agentId}
    union all select attachment.id, attachment.name, attachment.type, attachment.size
      from attachment join message on message.id = attachment.message_id
      where attachment.id = any(${attachmentIds}::uuid[]) and message.ticket_id = ${ticketId}
        and attachment.blob is not null`.execute(db);
  return {
    ...draft,
    files: rows.map((file) => ({ ...file, name: file.name ?? '', size: Number(file.size) })),
  };
};
