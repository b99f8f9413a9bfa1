import type { ArrivedFile, MessageArrival, Party } from '@hilo/channel-kit';
import type {
  AnswerVerdict,
  LegalTopic,
  Placement,
  TicketKind,
  TicketState,
  TicketStatus,
  WaitingOn,
} from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { livingClocks, readClockJson, type StoredClock } from '../promises/clocks/clock-rows.ts';
import { clocksOfMessage } from '../promises/clocks/clocks-of-message.ts';
import type { ReceiptRow } from '../receipts/ask-receipt.ts';
import type { DraftedTicket } from './create-ticket.ts';
import { writeMessage } from './write-message.ts';

export type StoredContent = Pick<
  MessageArrival,
  'subject' | 'text' | 'quotedText' | 'signature' | 'html' | 'occurredAt' | 'warnings'
> & {
  files: ArrivedFile[];
  to: Party[];
  cc: Party[];
  bcc?: Party[];
  replyTo?: Party[];
  thread: { ownRef: string | null; nativeThread: string | null; refs: string[] };
  automatic?: MessageArrival['automatic'];
  assurance?: MessageArrival['assurance'];
  raw?: MessageArrival['raw'];
  from?: Party;
};

/** A person met for the first time: a customer with one identity. */
export type NewSender = {
  customerId: string;
  identityId: string;
  kind: string;
  value: string;
  name: string | null;
  /** In which language they read us, where that is known. */
  locale: string | null;
  verifiedBy: string | null;
};

export type NewMessage = {
  id?: string;
  ticketId: string;
  channelId: string | null;
  kind: 'message' | 'note' | 'receipt';
  direction: 'in' | 'out' | 'internal';
  author: { identityId?: string; agentId?: string; name: string | null };
  arrival: StoredContent;
  placement?: Placement;
  delivery?: 'scheduled' | 'queued' | 'sent' | 'unsent';
  /** It leaves later: until then it moves neither its ticket nor its interaction. */
  isHeld?: boolean;
  /** Sent on to somebody else: the customer has no answer by it. */
  isForward?: boolean;
  /** Whether it answers the customer, and what the agent said who decided otherwise than its words suggest. */
  answer?: (AnswerVerdict | { counts: false; why: 'cure' | 'extension' | 'transfer' }) & {
    reason: string | null;
  };
  /** Why what the law waits for is given up, where the ticket ends with it unanswered and somebody may do that. */
  givesUp?: string | null;
  /** A partner's word: it is not the customer who asks. */
  isPartner?: boolean;
  /** Brought in from elsewhere: nobody promised anything about it. */
  isHistory?: boolean;
  ownParties?: { kind: string; value: string }[];
  /** The ticket begins with this message and is made with it. */
  opens?: DraftedTicket & { about: CustomerAbout };
  /** The author was not known before, and is made with it. */
  introduces?: NewSender;
  /** The arrival that brought it, written down with it. */
  record?: { id: string; externalId: string; why: string };
  /** Whether its sender is to be told that it came, written down with it. */
  asksReceipt?: ReceiptRow | null;
  /** Its ticket, where the caller has locked it already. */
  locked?: TicketRow | null;
  /** How the ticket moves on; null leaves it where it stands. */
  move: ((state: TicketState) => TicketState) | null;
};

/** What of a customer decides what she was promised. */
export type CustomerAbout = { segment: string | null; place: string | null; locale: string | null };

export type TicketRow = CustomerAbout & {
  customerId: string;
  kind: TicketKind;
  topic: LegalTopic | null;
  isSpam: boolean;
  lastInboundAt: Date | null;
  /** Those that still wait for something. */
  clocks: StoredClock[];
  status: TicketStatus;
  waitingOn: WaitingOn | null;
  followUpAt: Date | null;
  snoozedUntil: Date | null;
  waitingSince: Date | null;
  openInteractionId: string | null;
  mergedInto: string | null;
};

/**
 * Adds a message to its ticket with all that hangs on it: interaction, files, words to search, participants, and the
 * ticket's own state. The ticket row is locked first, so two messages at once are counted one after the other. All of
 * it is written by one statement: an arrival is paid for by round trips more than by anything else.
 */
export const storeMessage = async (unit: Unit, message: NewMessage): Promise<string> => {
  const before = message.opens
    ? untouched(message.opens)
    : (message.locked ?? (await lockTicket(unit, message.ticketId, message.channelId)));
  const id = message.id ?? unit.newId();
  const interaction = moveInteraction(unit, message, before.openInteractionId);
  const ticket = moveTicket(unit, id, message, before);
  const clocks = await clocksOfMessage(unit, id, message, before, ticket.next);
  await writeMessage(unit, id, message, interaction, ticket, clocks);
  clocks?.tell();
  return id;
};

/** The state in which a ticket begins. */
const untouched = ({ customerId, kind, isSpam, about }: NonNullable<NewMessage['opens']>): TicketRow => ({
  ...about,
  customerId,
  kind: kind as TicketKind,
  topic: null,
  isSpam,
  lastInboundAt: null,
  clocks: [],
  status: 'open',
  waitingOn: null,
  followUpAt: null,
  snoozedUntil: null,
  waitingSince: null,
  openInteractionId: null,
  mergedInto: null,
});

/** Locks a ticket and says how it stands, with its open interaction on a channel. */
export const lockTicket = async (
  unit: Unit,
  ticketId: string,
  channelId: string | null,
): Promise<TicketRow> => {
  // Left, since another customer may have it by the time it is locked: an inner join would then find neither.
  const { rows } = await sql<TicketRow & { isOvertaken: boolean }>`
    select ${ticketColumns(channelId)}, ${isOvertaken} as is_overtaken
    from ticket left join customer on customer.id = customer_id
    where ticket.id = ${ticketId} for no key update of ticket`.execute(unit.trx);
  if (!rows[0]) throw new Error('the ticket of a message is gone');
  const { isOvertaken: mustReadAgain, ...row } = rows[0];
  return mustReadAgain ? lockTicket(unit, ticketId, channelId) : readTicketRow(row);
};

/**
 * Whether somebody wrote to the ticket while the lock of this statement was awaited: the row is the newest then, but
 * its clocks and interactions are as they were when the statement began. A statement after it sees them.
 */
export const isOvertaken: RawBuilder<boolean> = sql`
  ticket.xmin <> (select seen.xmin from ticket as seen where seen.id = ticket.id)`;

/** How a ticket stands, for a statement that reads `ticket` and its `customer`. */
export const ticketColumns = (channelId: string | null): RawBuilder<TicketRow> => sql`
  status, waiting_on, follow_up_at, snoozed_until, waiting_since, ticket.merged_into, customer_id, kind, topic,
  is_spam, last_inbound_at, segment, place, locale, ${livingClocks} as clocks,
  (select interaction.id from interaction where interaction.ticket_id = ticket.id
    and interaction.channel_id = ${channelId}::uuid and ended_at is null limit 1) as open_interaction_id`;

export const readTicketRow = (row: TicketRow): TicketRow => ({
  ...row,
  clocks: row.clocks.map(readClockJson),
});

export type InteractionMove = { id: string | null; opens: boolean; ends: boolean };

/** A mail interaction opens with the first unanswered inbound and ends with a person's answer. */
const moveInteraction = (unit: Unit, message: NewMessage, openId: string | null): InteractionMove => {
  const { ticketId, channelId, direction } = message;
  const none = { id: null, opens: false, ends: false };
  if (channelId === null || direction === 'internal' || message.kind !== 'message' || message.isHeld)
    return none;
  if (direction === 'out') {
    if (!openId || message.isForward) return none;
    // Said within it, and no answer: it goes on.
    if (!message.answer?.counts) return { id: openId, opens: false, ends: false };
    unit.emit({
      type: 'interaction.ended',
      ticketId,
      facts: { interactionId: openId, by: 'answer', disposition: null },
    });
    return { id: openId, opens: false, ends: true };
  }
  if (openId) return { id: openId, opens: false, ends: false };
  if (message.move === null) return none;
  const id = unit.newId();
  unit.emit({ type: 'interaction.opened', ticketId, facts: { interactionId: id, channelId } });
  return { id, opens: true, ends: false };
};

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export type TicketMove = {
  next: TicketState;
  keepsResolvedAt: boolean;
  /** A machine's answer stands in the thread and brings nothing to the top of a list. */
  isSilent: boolean;
  isInbound: boolean;
};

/** What a ticket becomes with a message, told as it is. */
export const moveTicket = (
  unit: Unit,
  messageId: string,
  message: Pick<NewMessage, 'ticketId' | 'direction' | 'move' | 'isHeld'>,
  before: TicketRow,
): TicketMove => {
  const { ticketId } = message;
  const state: TicketState = {
    status: before.status,
    waitingOn: before.waitingOn,
    followUpAt: iso(before.followUpAt),
    snoozedUntil: iso(before.snoozedUntil),
    waitingSince: iso(before.waitingSince),
  };
  const next = message.move && !message.isHeld ? message.move(state) : state;
  if (before.status !== next.status)
    unit.emit(
      next.status === 'open' && before.status === 'resolved'
        ? { type: 'ticket.reopened', ticketId, facts: { messageId } }
        : {
            type: 'ticket.statusChanged',
            ticketId,
            facts: {
              from: before.status,
              to: next.status,
              waitingOn: next.waitingOn,
              followUpAt: next.followUpAt,
            },
          },
    );
  return {
    next,
    keepsResolvedAt: before.status === 'resolved',
    isSilent: message.isHeld === true || (message.direction === 'in' && message.move === null),
    isInbound: message.direction === 'in' && message.move !== null,
  };
};
