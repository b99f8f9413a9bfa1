import type { CustomerDto, EventDto, MessageDto } from '@hilo/api';
import type { EventFacts } from '@hilo/core';
import type { QueryClient } from '@tanstack/react-query';
import type { KeptLists } from '../tickets/keep-lists.ts';
import { ticketsOf } from '../tickets/patch-lists.ts';
import { dropMessages, patchMessage, threadKey } from '../tickets/ticket-queries.ts';
import { paced } from './paced.ts';

/** Events come in bursts (an answer is three of them); the opened ticket follows at once all the same. */
const ticketPace = { firstMs: 50, mostMs: 250 };
/** A list is right within a second, however much happens. */
const listPace = { firstMs: 200, mostMs: 800 };
/** How many there are in each view costs the server a dozen questions. */
const countPace = { firstMs: 500, mostMs: 10_000 };

/** Brings what happened into the caches: patched where the event says all, else read again, and only if shown. */
export function eventApplier(client: QueryClient, lists: KeptLists): (event: EventDto) => void {
  const changed = new Set<string>();

  const renew = (...keys: (string | null)[][]): Promise<unknown> =>
    Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  const renewTickets = paced(() => {
    const ids = [...changed];
    changed.clear();
    return renew(
      ...ids.flatMap((id) => [
        ['ticket', id],
        ['clocks', id],
      ]),
    );
  }, ticketPace);
  const renewLists = paced(async () => {
    await Promise.all([lists.refresh(), renew(['promisesNow'])]);
  }, listPace);
  const renewCounts = paced(() => renew(['viewCounts']), countPace);
  const touch = (ticketId: string | null, event: EventDto): void => {
    if (ticketId === null) return;
    changed.add(ticketId);
    lists.add(ticketId, event);
    renewTickets();
    renewLists();
    // A word more in a conversation moves no ticket from one view to another.
    if (!/^(message|note|participant)\./.test(event.type)) renewCounts();
  };

  return (event) => {
    const noun = event.type.slice(0, event.type.indexOf('.'));
    if (noun === 'ticket' || noun === 'participant' || noun === 'note' || noun === 'clock')
      touch(event.ticketId, event);
    else if (noun === 'message') applyMessage(client, event, touch);
    else if (noun === 'customer' || noun === 'identity') {
      void renew(['customer', event.customerId], ['customers']);
      // Her name and what is kept of her stand in the rows of her tickets.
      if (event.type === 'customer.changed')
        for (const id of ticketsOf(client, event.customerId)) {
          lists.add(id, event);
          renewLists();
        }
      if (event.type === 'identity.moved') {
        const { fromCustomerId, toCustomerId } = event.facts as EventFacts['identity.moved'];
        void renew(['customer', fromCustomerId], ['customer', toCustomerId], ['tickets']);
      }
    } else if (noun === 'agent') void renew(['agents'], ['me'], ['absences']);
    else if (noun === 'settings') void renew(['me']);
    else if (noun === 'team') void renew(['teams'], ['queues']);
    else if (noun === 'channel') void renew(['channels']);
    else if (noun === 'arrival') void renew(['arrivals']);
    else if (noun === 'answer' || noun === 'rule') void renew([`${noun}s`]);
    else if (noun === 'notification') void renew(['notifications']);
    else if (noun === 'view') void renew(['views'], ['viewCounts']);
    else if (noun === 'tag') void renew(['tags']);
    else if (noun === 'calendar') void renew(['calendars'], ['openingHours']);
    else if (noun === 'hours') void renew(['openingHours']);
    else if (noun === 'promise') void renew(['servicePromises']);
    else if (noun === 'regime') void renew(['regime']);
    else if (noun === 'breach') void renew(['breaches']);
    else if (noun === 'approval') {
      touch(event.ticketId, event);
      void renew(['approvals']);
    }
    if (noun === 'ticket') void renewCustomer(client, event);
  };
}

/** What of a ticket the page of its customer counts and lists. */
const isCounted = /^ticket\.(?:opened|resolved|reopened|statusChanged|snoozed|customerChanged)$/;

/** Most events name the ticket alone; whose it is, the pages that list it know. */
const renewCustomer = (client: QueryClient, { type, ticketId, customerId }: EventDto): Promise<void> =>
  client.invalidateQueries({
    queryKey: ['customer'],
    predicate: ({ queryKey, state }) =>
      queryKey[1] === customerId ||
      (isCounted.test(type) &&
        (state.data as Partial<CustomerDto> | undefined)?.tickets?.some(({ id }) => id === ticketId) ===
          true),
  });

function applyMessage(
  client: QueryClient,
  event: EventDto,
  touch: (id: string | null, event: EventDto) => void,
): void {
  if (event.type === 'message.deliveryChanged' && event.ticketId !== null) {
    const { messageId, status, code } = event.facts as EventFacts['message.deliveryChanged'];
    patchMessage(client, event.ticketId, messageId, {
      delivery: status as MessageDto['delivery'],
      deliveryCode: code,
      ...(status === 'queued' ? {} : { undoUntil: null }),
    });
    // Why it failed is not in the event: words stay out of the log.
    if (status === 'failed' || status === 'unsent' || status === 'unknown' || status === 'cancelled')
      touch(event.ticketId, event);
    return;
  }
  if (event.type === 'message.moved') {
    const { messageIds, fromTicketId, toTicketId } = event.facts as EventFacts['message.moved'];
    dropMessages(client, fromTicketId, messageIds);
    client.removeQueries({ queryKey: threadKey(toTicketId), type: 'inactive' });
    touch(fromTicketId, event);
    touch(toTicketId, event);
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
  touch(event.ticketId, event);
}
