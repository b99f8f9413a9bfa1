import { type DraftDto, draftSchema, HiloError, type saveDraftBody, type savedDraftSchema } from '@hilo/api';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';

/**
 * Keeps what an agent writes on a ticket: a note apart from an answer or a forward. The newest words stay, whatever machine they come from; what they were
 * written over, where their writer cannot have seen it, is handed back, so that it is not lost.
 * @throws resource.notFound, also where its customer is blocked
 */
export const saveDraft = async (
  app: App,
  agentId: string,
  ticketId: string,
  { knownAt, ...draft }: z.output<typeof saveDraftBody>,
): Promise<z.output<typeof savedDraftSchema>> => {
  const updatedAt = app.now();
  const { rows } = await sql<{ body: unknown; updatedAt: Date | null }>`
    with before as (
      select body, updated_at from draft where agent_id = ${agentId} and ticket_id = ${ticketId}
        and is_note = ${draft.kind === 'note'}),
    written as (
      insert into draft (agent_id, ticket_id, body, updated_at)
      select ${agentId}, ticket.id, ${JSON.stringify(draft)}::jsonb, ${updatedAt}
        from ticket join customer on customer.id = ticket.customer_id
        where ticket.id = ${ticketId} and customer.restricted_at is null
      on conflict (agent_id, ticket_id, is_note) do update set body = excluded.body, updated_at = excluded.updated_at
      returning ticket_id)
    select body, before.updated_at from written left join before on true`.execute(app.db);
  const [before] = rows;
  if (!before) throw new HiloError('resource.notFound', 'There is no such ticket.');
  const isUnseen =
    knownAt !== undefined &&
    before.updatedAt !== null &&
    (knownAt === null || before.updatedAt.getTime() > Date.parse(knownAt));
  return {
    updatedAt: updatedAt.toISOString(),
    replaced: isUnseen ? lost(draftSchema.parse(before.body), draft) : null,
  };
};

/** Null where the new words hold the old ones, or there were none. */
const lost = (before: DraftDto, now: DraftDto): DraftDto | null =>
  now.text.includes(before.text.trim()) ? null : before;
