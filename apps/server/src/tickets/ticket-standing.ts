import type { TicketState } from '@hilo/core';
import type { Unit } from '../app/transaction.ts';

/** Where a ticket stands, as texts, so that two standings compare and can be kept in a row. */
export type Standing = TicketState & {
  resolvedAt: string | null;
  ownerId: string | null;
  mergedInto: string | null;
};

/** Of it, what a change of the ticket goes by. */
export const stateOf = ({
  status,
  waitingOn,
  followUpAt,
  snoozedUntil,
  waitingSince,
}: Standing): TicketState => ({
  status,
  waitingOn,
  followUpAt,
  snoozedUntil,
  waitingSince,
});

/** What a list shows of its messages. */
type Counters = {
  messageCount: number;
  lastMessageAt: string;
  lastInboundAt: string | null;
  lastChannelId: string | null;
  lastText: string;
};

export type TicketStanding = { standing: Standing; counters: Counters; openInteractionIds: string[] };

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export const readStanding = async (unit: Unit, ticketId: string): Promise<TicketStanding> => {
  const row = await unit.trx
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const open = await unit.trx
    .selectFrom('interaction')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute();
  return {
    standing: {
      status: row.status,
      waitingOn: row.waitingOn,
      followUpAt: iso(row.followUpAt),
      snoozedUntil: iso(row.snoozedUntil),
      waitingSince: iso(row.waitingSince),
      resolvedAt: iso(row.resolvedAt),
      ownerId: row.ownerId,
      mergedInto: row.mergedInto,
    },
    counters: {
      messageCount: row.messageCount,
      lastMessageAt: row.lastMessageAt.toISOString(),
      lastInboundAt: iso(row.lastInboundAt),
      lastChannelId: row.lastChannelId,
      lastText: row.lastText,
    },
    openInteractionIds: open.map((one) => one.id),
  };
};

export const isSame = (one: object, other: object): boolean => {
  const spell = (value: object): string =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return spell(one) === spell(other);
};
