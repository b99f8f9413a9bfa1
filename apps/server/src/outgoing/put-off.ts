import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { lockOutgoing } from '../tickets/lock-outgoing.ts';
import type { Departure } from './departure.ts';

/**
 * Lets a message that is to leave later leave at another time, or now (null).
 * @throws auth.forbidden, resource.notFound, request.invalid for a time that is past, message.alreadySent
 */
export const putOff = async (
  app: App,
  actor: Actor,
  messageId: string,
  sendAt: string | null,
): Promise<void> => {
  authorise(actor, 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    const { message, outbox } = await lockOutgoing(unit, messageId);
    if (outbox?.state !== 'queued' || outbox.departure === null)
      throw new HiloError('message.alreadySent', 'This message has left already, or was called back before.');
    const at = sendAt === null ? unit.now : new Date(sendAt);
    const { followUpAt, ...departure } = outbox.departure as Departure;
    const isPast = sendAt !== null && at <= unit.now;
    if (isPast || (followUpAt !== undefined && Date.parse(followUpAt) <= at.getTime()))
      throw new HiloError('request.invalid', 'It cannot leave then.', {
        fields: [{ field: 'sendAt', problem: isPast ? 'past' : 'followUpBefore' }],
      });
    const next: Departure = { ...departure, followUpAt, sendAt: at.toISOString() };
    await unit.trx
      .updateTable('outbox')
      .set({ dueAt: at, departure: JSON.stringify(next) })
      .where('id', '=', outbox.id)
      .execute();
    await unit.trx.updateTable('message').set({ occurredAt: at }).where('id', '=', messageId).execute();
    unit.emit({
      type: 'message.scheduled',
      ticketId: message.ticketId,
      facts: { messageId, channelId: outbox.channelId, sendAt: next.sendAt },
    });
  });
};
