import type { TicketKind } from '@hilo/core';
import type { Unit } from '../../app/transaction.ts';
import { lockTicket } from '../../tickets/store-message.ts';
import { clockRules } from './clock-rules.ts';
import { changeClocks } from './clocks-of-change.ts';
import { relabelGuard } from './relabel-clocks.ts';

/**
 * Lets a rule call a ticket something else, with what that means for its clocks. What a regime guards no rule does: a
 * person may. Call it before the ticket is written. @returns whether it may
 */
export const relabelByRule = async (unit: Unit, ticketId: string, kind: TicketKind): Promise<boolean> => {
  const row = await lockTicket(unit, ticketId, null);
  const promises = await unit.readPromises();
  const rules = clockRules(promises, row.place, unit.now);
  const { guard } = relabelGuard(row, { kind, topic: row.topic }, rules, promises);
  if (guard !== 'free') return false;
  await changeClocks(unit, ticketId, { kind, change: {} });
  return true;
};
