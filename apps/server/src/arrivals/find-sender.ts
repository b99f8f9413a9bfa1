import type { MessageArrival } from '@hilo/channel-kit';
import type { Unit } from '../app/transaction.ts';
import type { NewSender } from '../tickets/store-message.ts';
import type { SenderFacts } from './load-placing-facts.ts';

export type Sender = { identityId: string; customerId: string };

/**
 * The sender's identity and customer; where they are new, also what has to be written of them. Two channels may meet
 * the same new identity at once: the table refuses the second, and its arrival is placed again as a whole.
 */
export const findSender = async (
  unit: Unit,
  arrival: MessageArrival,
  known: SenderFacts,
): Promise<{ sender: Sender; introduces: NewSender | null }> => {
  const isProved = arrival.assurance.level === 'verified';
  if (known.identityId !== null && known.customerId !== null) {
    if (isProved && !known.isVerified)
      await markVerified(unit, known.identityId, known.customerId, arrival.assurance.method);
    return { sender: { identityId: known.identityId, customerId: known.customerId }, introduces: null };
  }
  const sender = { customerId: unit.newId(), identityId: unit.newId() };
  const { kind, value, name } = arrival.from;
  unit.emit(
    { type: 'customer.created', customerId: sender.customerId, facts: {} },
    { type: 'identity.added', customerId: sender.customerId, facts: { identityId: sender.identityId, kind } },
  );
  const verifiedBy = isProved ? (arrival.assurance.method ?? 'unknown') : null;
  return { sender, introduces: { ...sender, kind, value, name, locale: arrival.locale ?? null, verifiedBy } };
};

const markVerified = async (
  unit: Unit,
  identityId: string,
  customerId: string,
  method: string | null,
): Promise<void> => {
  await unit.trx
    .updateTable('identity')
    .set({ verifiedAt: unit.now, verifiedBy: method })
    .where('id', '=', identityId)
    .execute();
  unit.emit({ type: 'identity.verified', customerId, facts: { identityId, method: method ?? 'unknown' } });
};
