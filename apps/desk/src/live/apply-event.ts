import type { EventDto, MessageDto } from '@hilo/api';
import type { EventFacts } from '@hilo/core';
import type { QueryClient } from '@tanstack/react-query';
import { refreshRows } from '../tickets/patch-lists.ts';
import { dropMessages, patchMessage, threadKey } from '../tickets/ticket-queries.ts';

/** Events come in bursts (an answer is three of them); what they ask to be read again is read once. */
const gatherMs = 200;

/** Brings what happened into the caches: patched where the event says all, else read again, and only if shown. */
export function eventApplier(client: QueryClient): (event: EventDto) => void {
  const changed = new Set<string>();
  let _timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const renew = (...keys: (string | null)[][]): void => {
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  const flush = (): void => {
    _timer = undefined;
    const ids = new Set(changed);
    changed.clear();
    for (const id of ids) renew(['ticket', id], ['clocks', id]);
    renew(['promisesNow']);
    running = running.then(() => refreshRows(client, ids)).catch(() => undefined);
  };
  const touch = (ticketId: string | null): void => {
    if (ticketId === null) return;
    changed.add(ticketId);
    _timer ??= setTimeout(flush, gatherMs);
  };

  return (event) => {
    const noun = event.type.slice(0, event.type.indexOf('.'));
    if (noun === 'ticket' || noun === 'participant' || noun === 'note' || noun === 'clock')
      touch(event.ticketId);
    else if (noun === 'message') applyMessage(client, event, touch);
    else if (noun === 'customer' || noun === 'identity') {
      renew(['customer', event.customerId], ['customers']);
      if (event.type === 'identity.moved') {
        const { fromCustomerId, toCustomerId } = event.facts as EventFacts['identity.moved'];
        renew(['customer', fromCustomerId], ['customer', toCustomerId], ['tickets']);
      }
    } else if (noun === 'agent') renew(['agents'], ['me'], ['absences']);
    else if (noun === 'team') renew(['teams'], ['queues']);
    else if (noun === 'channel') renew(['channels']);
    else if (noun === 'arrival') renew(['arrivals']);
    else if (noun === 'answer' || noun === 'rule') renew([`${noun}s`]);
    else if (noun === 'notification') renew(['notifications']);
    else if (noun === 'view') renew(['views'], ['viewCounts']);
    else if (noun === 'tag') renew(['tags']);
    else if (noun === 'calendar') renew(['calendars'], ['openingHours']);
    else if (noun === 'hours') renew(['openingHours']);
    else if (noun === 'promise') renew(['servicePromises']);
    else if (noun === 'regime') renew(['regime']);
    else if (noun === 'breach') renew(['breaches']);
    else if (noun === 'approval') {
      touch(event.ticketId);
      renew(['approvals']);
    }
    if (event.customerId !== null && noun === 'ticket') renew(['customer', event.customerId]);
  };
}

function applyMessage(client: QueryClient, event: EventDto, touch: (id: string | null) => void): void {
  if (event.type === 'message.deliveryChanged' && event.ticketId !== null) {
    const { messageId, status, code } = event.facts as EventFacts['message.deliveryChanged'];
    patchMessage(client, event.ticketId, messageId, {
      delivery: status as MessageDto['delivery'],
      deliveryCode: code,
      ...(status === 'queued' ? {} : { undoUntil: null }),
    });
    // Why it failed is not in the event: words stay out of the log.
    if (status === 'failed' || status === 'unsent' || status === 'unknown' || status === 'cancelled')
      touch(event.ticketId);
    return;
  }
  if (event.type === 'message.moved') {
    const { messageIds, fromTicketId, toTicketId } = event.facts as EventFacts['message.moved'];
    dropMessages(client, fromTicketId, messageIds);
    client.removeQueries({ queryKey: threadKey(toTicketId), type: 'inactive' });
    touch(fromTicketId);
    touch(toTicketId);
    return;
  }
  if (event.type === 'message.redacted' && event.ticketId !== null) {
    const { messageId, fileId } = event.facts as EventFacts['message.redacted'];
    if (fileId === null)
      patchMessage(client, event.ticketId, messageId, {
        text: '',
        quotedText: null,
        signature: null,
        hasHtml: false,
        hasOriginal: false,
        redactedAt: event.at,
      });
  }
  touch(event.ticketId);
}
