import type { ChangeTicketBody, TicketDto } from '@hilo/api';
import { applyChange } from './apply-change.ts';

const onTheWay = new Map<string, ChangeTicketBody[]>();

/** Keeps a change over whatever is read of its ticket meanwhile. @returns the way to let go of it */
export function holdChange(ticketId: string, change: ChangeTicketBody): () => void {
  onTheWay.set(ticketId, [...(onTheWay.get(ticketId) ?? []), change]);
  return () => {
    const rest = (onTheWay.get(ticketId) ?? []).filter((each) => each !== change);
    if (rest.length > 0) onTheWay.set(ticketId, rest);
    else onTheWay.delete(ticketId);
  };
}

/** A ticket as it will be once what is on its way has arrived. */
export const withChanges = (ticket: TicketDto): TicketDto =>
  (onTheWay.get(ticket.id) ?? []).reduce<TicketDto>(applyChange, ticket);

const turns = new Map<string, Promise<unknown>>();

/**
 * Runs what is written to a ticket one after the other, so that each builds on what the one before made of it.
 * @param run is told whether it had to wait
 */
export async function inTurn<Answer>(
  ticketId: string,
  run: (hadToWait: boolean) => Promise<Answer>,
): Promise<Answer> {
  const before = turns.get(ticketId);
  const mine = before ? before.then(() => run(true)) : run(false);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  turns.set(ticketId, settled);
  void settled.then(() => {
    if (turns.get(ticketId) === settled) turns.delete(ticketId);
  });
  return mine;
}
