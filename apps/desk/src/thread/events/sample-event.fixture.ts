import type { EventDto } from '@hilo/api';

/** Something that happened to a ticket, that many minutes after nine. */
export function sampleEvent(minute: number, change: Partial<EventDto> = {}): EventDto {
  return {
    position: 1_000 + minute,
    type: 'ticket.resolved',
    at: new Date(Date.parse('2026-11-22T09:00:00Z') + minute * 60_000).toISOString(),
    actor: { type: 'agent', id: 'l' },
    ticketId: 't',
    customerId: null,
    facts: { disposition: null },
    ...change,
  };
}
