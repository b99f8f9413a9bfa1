import { HiloError } from '@hilo/api';
import { followUpClock } from '@hilo/core';
import type { Unit } from '../../app/transaction.ts';
import { lockTicket } from '../../tickets/store-message.ts';
import { workOnClocks } from './clock-work.ts';
import { writeClocks } from './write-clocks.ts';

/**
 * What an agent promised begins to run, in the caller's transaction, which has locked the ticket. @returns the clock's id
 * @throws request.invalid for a time that is past
 */
export const startFollowUp = async (
  unit: Unit,
  ticketId: string,
  { dueAt, note, messageId }: { dueAt: string; note: string; messageId: string | null },
): Promise<string> => {
  if (Date.parse(dueAt) <= unit.now.getTime())
    throw new HiloError('request.invalid', 'Only what is still to come can be promised.', {
      fields: [{ field: 'dueAt', problem: 'past' }],
    });
  const { clocks, customerId } = await lockTicket(unit, ticketId, null);
  const work = workOnClocks(unit, { id: ticketId, customerId }, clocks);
  const { organisation } = await unit.readPromises();
  const [clock] = work.start([
    followUpClock({
      rule: 'agent',
      at: unit.now.toISOString(),
      dueAt: new Date(dueAt).toISOString(),
      zone: organisation.zone,
      note,
      promisedBy: unit.actor.type === 'agent' ? unit.actor.agentId : null,
      channelId: null,
      messageId,
    }),
  ]);
  await writeClocks(unit, ticketId, work);
  return clock!.id;
};
