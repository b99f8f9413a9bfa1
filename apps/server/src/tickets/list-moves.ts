import { HiloError, type MessageMoveDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { lockTicket } from '../outgoing/send-message.ts';

/** Moves from and to a ticket, newest first, at most 100; those that only took one back are told by `undoneAt`. */
export const listMoves = async (app: App, actor: Actor, ticketId: string): Promise<MessageMoveDto[]> => {
  authorise(actor, 'tickets.read');
  const rows = await app.db
    .selectFrom('messageMove as move')
    .leftJoin('messageMove as undoing', 'undoing.undoes', 'move.id')
    .innerJoin('ticket', 'ticket.id', 'move.fromTicketId')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select(['move.id', 'move.messageIds', 'move.fromTicketId', 'move.toTicketId', 'move.reason'])
    .select(['move.movedBy', 'move.movedAt', 'undoing.movedAt as undoneAt'])
    .where('move.undoes', 'is', null)
    .where('customer.restrictedAt', 'is', null)
    .where((where) =>
      where.or([where('move.fromTicketId', '=', ticketId), where('move.toTicketId', '=', ticketId)]),
    )
    .orderBy('move.movedAt', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ movedBy, ...row }) => ({
    ...row,
    movedById: movedBy,
    movedAt: row.movedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }));
};

/** "Not the same matter": an agent's word. Joining is a merge. @throws resource.notFound */
export const dismissTicketSuggestion = async (
  app: App,
  actor: Actor,
  ticketId: string,
  otherTicketId: string,
): Promise<void> => {
  authorise(actor, 'tickets.write');
  await inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const decided = await unit.trx
      .updateTable('ticketSuggestion')
      .set({ decidedAt: unit.now, decision: 'dismissed' })
      .where('ticketId', '=', ticketId)
      .where('otherTicketId', '=', otherTicketId)
      .where('decidedAt', 'is', null)
      .executeTakeFirst();
    if (decided.numUpdatedRows === 0n)
      throw new HiloError('resource.notFound', 'There is no such suggestion, or it is decided.');
    unit.emit({ type: 'ticket.changed', ticketId, facts: { fields: ['suggestions'] } });
  });
};
