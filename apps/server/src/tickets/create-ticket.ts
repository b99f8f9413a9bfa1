import { makeTrackingKey, type Priority, type TicketKind } from '@hilo/core';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';

type NewTicket = {
  customerId: string;
  channelId: string | null;
  queueId: string;
  subject: string | null;
  direction: 'in' | 'out';
  rule: string;
  isSpam?: boolean;
  kind?: TicketKind;
  priority?: Priority;
  tags?: string[];
  ownerId?: string | null;
  occurredAt: string;
};

/** A ticket with its id and key, not written yet. */
export type DraftedTicket = Required<Omit<NewTicket, 'direction' | 'rule'>> & {
  id: string;
  trackingKey: string;
};

/**
 * Gives a new ticket its id and a key of its own. One key in 29^8: a clash is refused by the table, and whoever writes
 * the ticket tries again as a whole.
 */
export const draftTicket = (
  app: App,
  unit: Unit,
  { direction, rule, ...ticket }: NewTicket,
): DraftedTicket => {
  const id = unit.newId();
  const trackingKey = drawKey(app);
  unit.emit({
    type: 'ticket.opened',
    ticketId: id,
    customerId: ticket.customerId,
    facts: { trackingKey, channelId: ticket.channelId, direction, rule },
  });
  return {
    kind: 'query',
    priority: 'normal',
    tags: [],
    ownerId: null,
    isSpam: false,
    ...ticket,
    id,
    trackingKey,
  };
};

const drawKey = (app: App): string => {
  for (;;) {
    const key = makeTrackingKey(app.random(24));
    if (key !== null) return key;
  }
};

/** Opens a ticket with a key of its own. One key in 29^8: a clash is drawn again, and the table has the last word. */
export const createTicket = async (app: App, unit: Unit, ticket: NewTicket): Promise<string> => {
  const id = unit.newId();
  const at = unit.now;
  for (let attempt = 0; attempt < 5; attempt++) {
    const trackingKey = drawKey(app);
    const made = await unit.trx
      .insertInto('ticket')
      .values({
        id,
        trackingKey,
        subject: ticket.subject,
        kind: ticket.kind ?? 'query',
        customerId: ticket.customerId,
        queueId: ticket.queueId,
        ownerId: ticket.ownerId ?? null,
        channelId: ticket.channelId,
        isSpam: ticket.isSpam ?? false,
        lastMessageAt: ticket.occurredAt,
        createdAt: at,
        updatedAt: at,
      })
      .onConflict((conflict) => conflict.column('trackingKey').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 1n) {
      unit.emit({
        type: 'ticket.opened',
        ticketId: id,
        customerId: ticket.customerId,
        facts: { trackingKey, channelId: ticket.channelId, direction: ticket.direction, rule: ticket.rule },
      });
      return id;
    }
  }
  throw new Error('no free tracking key was found in five tries');
};
