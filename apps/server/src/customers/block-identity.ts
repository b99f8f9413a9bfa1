import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { lockCustomer } from './lock-customer.ts';

/**
 * Says that what comes from an identity is not to be heard, or that it is again. What comes meanwhile is listed among
 * the ignored, where one click opens it; nothing is lost. Saying it twice changes nothing.
 */
export const blockIdentity = async (
  app: App,
  actor: Actor,
  customerId: string,
  identityId: string,
  isBlocked: boolean,
): Promise<void> => {
  authorise(actor, 'customers.write');
  await inTransaction(app, actor, async (unit) => {
    await lockCustomer(unit, customerId);
    const known = await unit.trx
      .selectFrom('identity')
      .select('blockedAt')
      .where('id', '=', identityId)
      .where('customerId', '=', customerId)
      .forUpdate()
      .executeTakeFirst();
    if (!known) throw new HiloError('resource.notFound', 'This customer has no such identity.');
    if ((known.blockedAt !== null) === isBlocked) return;
    const by = actor.type === 'agent' ? actor.agentId : null;
    await unit.trx
      .updateTable('identity')
      .set(isBlocked ? { blockedAt: unit.now, blockedBy: by } : { blockedAt: null, blockedBy: null })
      .where('id', '=', identityId)
      .execute();
    unit.emit({
      type: isBlocked ? 'identity.blocked' : 'identity.unblocked',
      customerId,
      facts: { identityId },
    });
  });
};
