import type { SendMessageBody } from '@hilo/api';
import { type Actor, holdsForward } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/**
 * A draft ends with the message that its words have become, in one commit: whoever closes the page as she sends must not
 * find it again and send it a second time. A message may have more words than its draft, as a signature: behind them, or,
 * in a forward, between the agent's words and what is sent on.
 */
export const endDraft = async (
  unit: Unit,
  actor: Actor,
  ticketId: string,
  { kind, text }: Pick<SendMessageBody, 'kind' | 'text'>,
): Promise<void> => {
  if (actor.type !== 'agent') return;
  if (kind === 'forward') return endForward(unit, actor.agentId, ticketId, text);
  await sql`
    delete from draft where agent_id = ${actor.agentId} and ticket_id = ${ticketId}
      and body->>'kind' = ${kind} and starts_with(${text}, btrim(body->>'text', E' \\t\\r\\n'))`.execute(
    unit.trx,
  );
};

const endForward = async (unit: Unit, agentId: string, ticketId: string, text: string): Promise<void> => {
  const found = await unit.trx
    .selectFrom('draft')
    .select('body')
    .where('agentId', '=', agentId)
    .where('ticketId', '=', ticketId)
    .where('isNote', '=', false)
    .forUpdate()
    .executeTakeFirst();
  const draft = found?.body as { kind: string; text: string } | undefined;
  if (draft?.kind !== 'forward' || !holdsForward(text, draft.text)) return;
  await unit.trx
    .deleteFrom('draft')
    .where('agentId', '=', agentId)
    .where('ticketId', '=', ticketId)
    .where('isNote', '=', false)
    .execute();
};
