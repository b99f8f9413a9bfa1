import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';

/**
 * "The same matter": an agent's word about a message that answered under a subject of its own. Making it a ticket of
 * its own is a move. @throws resource.notFound where nothing was asked, or it is decided
 */
export const keepInTicket = async (app: App, actor: Actor, messageId: string): Promise<void> => {
  authorise(actor, 'tickets.write');
  await inTransaction(app, actor, async (unit) => {
    const { rows } = await sql<{ ticketId: string }>`
      update message set placement = jsonb_set(placement, '{newSubject}', '"kept"')
      where id = ${messageId} and placement->>'newSubject' = 'asked' returning ticket_id`.execute(unit.trx);
    if (!rows[0]) throw new HiloError('resource.notFound', 'Nothing is asked about this message.');
    unit.emit({ type: 'ticket.changed', ticketId: rows[0].ticketId, facts: { fields: ['suggestions'] } });
  });
};
