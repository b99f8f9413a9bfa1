import { type DraftDto, draftSchema, HiloError, type saveDraftBody, type savedDraftSchema } from '@hilo/api';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { withFiles } from './with-files.ts';

/**
 * Keeps what an agent writes on a ticket: a note apart from an answer or a forward. The newest words stay, whatever machine
 * they come from; what they were written over, where their writer cannot have seen it, is handed back, so that it is not
 * lost. Each copy is later than the one before it, also where two come at once, or by nodes whose clocks differ.
 * @throws resource.notFound, also where its customer is blocked
 */
export const saveDraft = async (
  app: App,
  agentId: string,
  ticketId: string,
  { knownAt, ...draft }: z.output<typeof saveDraftBody>,
): Promise<z.output<typeof savedDraftSchema>> => {
  const { rows } = await sql<{ body: unknown; updatedAt: Date | null; nowAt: Date }>`
    with before as (
      select body, updated_at from draft where agent_id = ${agentId} and ticket_id = ${ticketId}
        and is_note = ${draft.kind === 'note'}),
    written as (
      insert into draft (agent_id, ticket_id, body, updated_at)
      select ${agentId}, ticket.id, ${JSON.stringify(draft)}::jsonb, ${app.now()}
        from ticket join customer on customer.id = ticket.customer_id
        where ticket.id = ${ticketId} and customer.restricted_at is null
      on conflict (agent_id, ticket_id, is_note) do update set body = excluded.body,
        updated_at = greatest(excluded.updated_at, draft.updated_at + interval '1 millisecond')
      returning updated_at as now_at)
    select body, before.updated_at, now_at from written left join before on true`.execute(app.db);
  const [before] = rows;
  if (!before) throw new HiloError('resource.notFound', 'There is no such ticket.');
  const isUnseen =
    knownAt !== undefined &&
    before.updatedAt !== null &&
    (knownAt === null || before.updatedAt.getTime() > Date.parse(knownAt));
  const replaced = isUnseen ? lost(draftSchema.parse(before.body), draft) : null;
  return {
    updatedAt: before.nowAt.toISOString(),
    replaced: replaced && (await withFiles(app.db, { agentId, ticketId }, replaced)),
  };
};

/** Null where the new words hold the old ones, or there were none. */
const lost = (before: DraftDto, now: DraftDto): DraftDto | null =>
  now.text.includes(before.text.trim()) ? null : before;
