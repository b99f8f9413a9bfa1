import type { MessageDto } from '@hilo/api';

/** A message of the customer, one minute after the other by its number. */
export function sampleMessage(number: number, change: Partial<MessageDto> = {}): MessageDto {
  const at = new Date(Date.parse('2026-11-22T09:00:00Z') + number * 60_000).toISOString();
  return {
    id: `m${String(number).padStart(4, '0')}`,
    ticketId: 't',
    interactionId: null,
    channelId: 'c',
    kind: 'message',
    direction: 'in',
    author: { type: 'customer', customerId: 'a', agentId: null, name: 'Ana', address: 'ana@correo.example' },
    subject: null,
    text: `words ${number}`,
    quotedText: null,
    signature: null,
    hasHtml: false,
    hasOriginal: false,
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    automatic: null,
    assurance: null,
    placement: null,
    warnings: [],
    delivery: null,
    deliveryCode: null,
    deliveryDetail: null,
    countsAsAnswer: null,
    notCountedWhy: null,
    countsReason: null,
    channelReason: null,
    sendAt: null,
    undoUntil: null,
    attachments: [],
    occurredAt: at,
    createdAt: at,
    mentions: [],
    redactedAt: null,
    ...change,
  };
}
