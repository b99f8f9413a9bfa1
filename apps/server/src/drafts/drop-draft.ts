import { type dropDraftQuery, HiloError } from '@hilo/api';
import type { z } from 'zod';
import type { App } from '../app/app.ts';

/**
 * Throws away what an agent was writing on a ticket. Words that are newer than the copy that the caller knows stay: they
 * were written elsewhere, and nobody has seen them here.
 * @returns whether it was the note, for each that is gone
 * @throws resource.changed where a newer copy stays
 */
export const dropDraft = async (
  app: App,
  agentId: string,
  ticketId: string,
  { kind, knownAt }: z.output<typeof dropDraftQuery>,
): Promise<boolean[]> => {
  const gone = await app.db
    .deleteFrom('draft')
    .where('agentId', '=', agentId)
    .where('ticketId', '=', ticketId)
    .$if(kind !== undefined, (query) => query.where('isNote', '=', kind === 'note'))
    .$if(knownAt !== undefined, (query) => query.where('updatedAt', '<=', new Date(knownAt!)))
    .returning('isNote')
    .execute();
  if (knownAt !== undefined) {
    const newer = await app.db
      .selectFrom('draft')
      .select('updatedAt')
      .where('agentId', '=', agentId)
      .where('ticketId', '=', ticketId)
      .$if(kind !== undefined, (query) => query.where('isNote', '=', kind === 'note'))
      .where('updatedAt', '>', new Date(knownAt))
      .executeTakeFirst();
    if (newer)
      throw new HiloError('resource.changed', 'This draft was written on meanwhile. Read it again.', {
        updatedAt: newer.updatedAt.toISOString(),
      });
  }
  return gone.map(({ isNote }) => isNote);
};
