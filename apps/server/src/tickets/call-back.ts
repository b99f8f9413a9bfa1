import { type FiledDraftDto, HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { WrittenFrom } from '../outgoing/queue-outgoing.ts';
import { isAnswer } from '../promises/answered/last-answer.ts';
import { reviveClocks } from '../promises/answered/revive-clocks.ts';
import { emitChanges } from './change-ticket.ts';
import { lockOutgoing } from './lock-outgoing.ts';
import { isSame, readStanding, type Standing, type TicketStanding } from './ticket-standing.ts';
import { writtenBack } from './written-back.ts';

/**
 * Calls back a message that has not left. The ticket stands again as before it was written, where nobody moved it
 * since, and the text with its files comes back to be written on.
 * @throws message.alreadySent once its channel has begun to carry it
 */
export const callBack = async (app: App, actor: Actor, messageId: string): Promise<FiledDraftDto> => {
  authorise(actor, 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    const { message, outbox } = await lockOutgoing(unit, messageId);
    if (outbox?.state !== 'queued')
      throw new HiloError('message.alreadySent', 'This message has left already, or was called back before.');
    await unit.trx
      .updateTable('outbox')
      .set({ state: 'cancelled', finishedAt: unit.now, departure: null })
      .where('id', '=', outbox.id)
      .execute();
    await unit.trx
      .updateTable('message')
      .set({
        delivery: 'cancelled',
        deliveryCode: null,
        deliveryDetail: null,
        // What was to leave later stands where it was called back.
        ...(message.delivery === 'scheduled' ? { occurredAt: unit.now } : {}),
      })
      .where('id', '=', messageId)
      .execute();
    await unit.trx.deleteFrom('messageSearch').where('messageId', '=', messageId).execute();
    await standAsBefore(unit, message.ticketId, outbox.before as Kept | null);
    await reviveClocks(unit, message.ticketId, messageId, (state) => state, { isCalledBack: true });
    unit.emit({
      type: 'message.deliveryChanged',
      ticketId: message.ticketId,
      facts: { messageId, status: 'cancelled', code: null },
    });
    return writtenBack(unit, message, outbox.writtenFrom as WrittenFrom | null);
  });
};

type Kept = { before: TicketStanding; after: TicketStanding };

const standAsBefore = async (unit: Unit, ticketId: string, kept: Kept | null): Promise<void> => {
  const now = await readStanding(unit, ticketId);
  const { messageCount: _count, ...shown } = kept?.before.counters ?? now.counters;
  const isUntouched = kept !== null && isSame(now.standing, kept.after.standing);
  const isNewest = kept !== null && isSame(now.counters, kept.after.counters);
  await unit.trx
    .updateTable('ticket')
    .set({
      ...(isUntouched ? kept.before.standing : {}),
      ...(isNewest ? shown : {}),
      version: sql`version + 1`,
      updatedAt: unit.now,
    })
    .where('id', '=', ticketId)
    .execute();
  // What the message had done to the ticket stands in the log, and so must that it is undone.
  if (isUntouched) {
    const was: Standing = kept.after.standing;
    const back = Object.entries(kept.before.standing).filter(
      ([name, value]) => was[name as keyof Standing] !== value,
    );
    emitChanges(unit, ticketId, kept.after, Object.fromEntries(back));
  }
  const ended = kept?.before.openInteractionIds.filter((id) => !kept.after.openInteractionIds.includes(id));
  if (ended && ended.length > 0) await goOn(unit, ticketId, ended, isUntouched);
};

/**
 * What the message had ended goes on, whatever was done to the ticket since, unless a colleague's answer ends it all the
 * same. On a ticket that somebody resolved meanwhile it ended by that, and not by an answer; and where the customer has
 * begun another on that channel since, it goes on in that one.
 */
const goOn = async (unit: Unit, ticketId: string, ids: string[], isUntouched: boolean): Promise<void> => {
  await sql`
    update interaction set agent_id = null,
      ended_at = case when is_over then interaction.ended_at end,
      ended_by = case when is_over then 'disposition' end
    from (select id, exists (select from ticket where ticket.id = ${ticketId} and status = 'resolved')
        or exists (select from interaction as other where other.ticket_id = ${ticketId}
          and other.channel_id = ended.channel_id and other.ended_at is null) as is_over
      from interaction as ended where id = any(${ids}::uuid[]) and ticket_id = ${ticketId}) as standing
    where interaction.id = standing.id and (
      (interaction.ended_by = 'disposition' and ${isUntouched})
      or (interaction.ended_by = 'answer' and not exists (select from message
        where ticket_id = ${ticketId} and ${isAnswer} and occurred_at >= interaction.ended_at)))`.execute(
    unit.trx,
  );
};
