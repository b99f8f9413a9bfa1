import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { answerAgain } from '../promises/answered/revive-clocks.ts';
import { mustStillHold } from '../promises/answered/tell-again.ts';
import { lockOutgoing } from './lock-outgoing.ts';

/**
 * Sends again what failed, or what perhaps never left: a person's decision, under the same name, so that a provider
 * that knows it takes it once. @throws message.notFailed; message.outdated where it names a time of the law that is over
 */
export const resend = async (app: App, actor: Actor, messageId: string): Promise<void> => {
  authorise(actor, 'messages.send');
  return queueAgain(app, actor, messageId);
};

/** The same for whoever may do so otherwise. */
export const queueAgain = (app: App, actor: Actor, messageId: string): Promise<void> =>
  inTransaction(app, actor, async (unit) => {
    const { message, outbox } = await lockOutgoing(unit, messageId);
    if (!['failed', 'unknown', 'unsent'].includes(message.delivery ?? ''))
      throw new HiloError('message.notFailed', 'This message did not fail; it is not sent twice.');
    if (message.redactedAt !== null || message.channelId === null)
      throw new HiloError('resource.conflict', 'What this message said is no longer kept.');
    await mustStillHold(unit, message.ticketId, messageId);
    const queued = {
      state: 'queued' as const,
      attempt: 0,
      dueAt: unit.now,
      lockedBy: null,
      lockedAt: null,
      lastCode: null,
      lastDetail: null,
      finishedAt: null,
      // The ticket moved on since: calling it back now only stops the message.
      before: null,
    };
    if (outbox) await unit.trx.updateTable('outbox').set(queued).where('id', '=', outbox.id).execute();
    else
      await unit.trx
        .insertInto('outbox')
        .values({ id: unit.newId(), messageId, channelId: message.channelId, createdAt: unit.now, ...queued })
        .execute();
    await unit.trx
      .updateTable('message')
      .set({ delivery: 'queued', deliveryCode: null, deliveryDetail: null })
      .where('id', '=', messageId)
      .execute();
    await answerAgain(unit, message.ticketId, messageId);
    unit.emit({
      type: 'message.deliveryChanged',
      ticketId: message.ticketId,
      facts: { messageId, status: 'queued', code: null },
    });
  });
