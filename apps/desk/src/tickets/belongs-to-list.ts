import type { SavedViewDto, TicketRow } from '@hilo/api';
import { matchesRule, ruleOf, type TicketFilter, type TicketSort } from '@hilo/core';
import { type ListSpec, resolveSpec } from './list-spec.ts';

/** Whether a ticket is in a list, by the server's own rule; null where only the server can tell. */
export function belongsToList(
  row: TicketRow,
  spec: ListSpec,
  saved: readonly SavedViewDto[] | undefined,
  agentId: string,
  now: number,
): boolean | null {
  const list = resolveSpec(spec, saved);
  return list && matchesRule(row, ruleOf(list.view, list.filter as TicketFilter, agentId), now);
}

/** The order of a list, as the server has it; the id decides between equals. */
export const comesFirst: Record<TicketSort, (a: TicketRow, b: TicketRow) => boolean> = {
  newest: (a, b) => a.lastMessageAt > b.lastMessageAt || (a.lastMessageAt === b.lastMessageAt && a.id > b.id),
  oldest: (a, b) => a.lastMessageAt < b.lastMessageAt || (a.lastMessageAt === b.lastMessageAt && a.id < b.id),
  longestWait: (a, b) => {
    const [one, other] = [a.waitingSince ?? '9999', b.waitingSince ?? '9999'];
    return one < other || (one === other && a.id < b.id);
  },
  dueNext: (a, b) => {
    const [one, other] = [a.dueAt ?? '9999', b.dueAt ?? '9999'];
    return one < other || (one === other && a.id < b.id);
  },
};
