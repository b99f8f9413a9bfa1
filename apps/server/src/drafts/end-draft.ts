import type { SendMessageBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/**
 * A draft ends with the message that its words have become, in one commit: whoever closes the page as she sends must not
 * find it again and send it a second time. A message may have more words than its draft, as a signature.
 */
export const endDraft = async (
  unit: Unit,
  actor: Actor,
  ticketId: string,
  { kind, text }: Pick<SendMessageBody, 'kind' | 'text'>,
): Promise<void> => {
  if (actor.type !== 'agent') return;
  await sql`
    delete from draft where agent_id = ${actor.agentId} and ticket_id = ${ticketId}
      and body->>'kind' = ${kind} and starts_with(${text}, btrim(body->>'text', E' \\t\\r\\n'))`.execute(
    unit.trx,
  );
};
