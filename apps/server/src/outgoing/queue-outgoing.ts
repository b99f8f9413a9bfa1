import { HiloError } from '@hilo/api';
import type { ArrivedFile, Capabilities, Party } from '@hilo/channel-kit';
import { findGaps, type TicketState } from '@hilo/core';
import type { Unit } from '../app/transaction.ts';
import { expectReader } from '../conversations/expect-reader.ts';
import { type NewMessage, storeMessage } from '../tickets/store-message.ts';
import { readStanding } from '../tickets/ticket-standing.ts';
import { checkLimits } from './check-limits.ts';
import type { Departure } from './departure.ts';

export type Outgoing = {
  ticket: { id: string; ownerId: string | null; customerId: string };
  /** A receipt is no person's answer. */
  kind?: 'message' | 'receipt';
  channelId: string;
  capabilities: Capabilities;
  author: { agentId?: string; name: string | null };
  to: Party[];
  cc: Party[];
  bcc: Party[];
  subject: string | null;
  text: string;
  html: string | null;
  files: ArrivedFile[];
  refs: string[];
  nativeThread: string | null;
  lastInboundAt: Date | null;
  ownParties: Party[];
  isForward: boolean;
  /** Whether it answers the customer; a receipt is asked nothing. */
  answer?: NonNullable<NewMessage['answer']>;
  givesUp?: string | null;
  undoSeconds: number;
  /** Leaves later: what becomes of the ticket then. Null leaves as soon as it can no longer be called back. */
  departure?: Departure | null;
  move: ((state: TicketState) => TicketState) | null;
  writtenFrom?: WrittenFrom | null;
};

/** The message that it answers or sends on, and attachments of earlier ones that go along: the last of its files. */
export type WrittenFrom = { inReplyTo: string | null; attachmentIds: string[] };

/**
 * Stores a message on its way out with its row in the outbox, in the caller's transaction; sending comes after the
 * commit. Who writes in a ticket that nobody has, has it from then on.
 * @returns the message's id
 */
export const queueOutgoing = async (unit: Unit, out: Outgoing): Promise<string> => {
  const { ticket, channelId, author } = out;
  refuseGaps(out);
  const departure = out.departure ?? null;
  const leavesAt = departure ? new Date(departure.sendAt) : unit.now;
  checkLimits(out.capabilities, out.text, out.files, out.lastInboundAt, leavesAt);
  // On our own page the customer reads it from the commit on: there is nothing to carry.
  const isThere = out.capabilities.carrier === 'own';
  const before = await readStanding(unit, ticket.id);
  const messageId = unit.newId();
  await storeMessage(unit, {
    id: messageId,
    ticketId: ticket.id,
    channelId,
    kind: out.kind ?? 'message',
    direction: 'out',
    author,
    delivery: departure ? 'scheduled' : isThere ? 'sent' : 'queued',
    isHeld: departure !== null,
    isForward: out.isForward,
    ...(out.answer ? { answer: out.answer } : {}),
    givesUp: out.givesUp ?? null,
    arrival: {
      subject: out.subject,
      text: out.text,
      quotedText: null,
      signature: null,
      // Our own pages show words alone.
      html: isThere ? null : out.html,
      occurredAt: unit.now.toISOString(),
      warnings: [],
      files: out.files,
      to: out.to,
      cc: out.cc,
      bcc: out.bcc,
      thread: { ownRef: `hilo.${messageId}`, nativeThread: out.nativeThread, refs: out.refs },
    },
    ownParties: out.ownParties,
    move: out.move,
  });
  if (departure) await putOff(unit, messageId, leavesAt);
  if (ticket.ownerId === null && author.agentId) await takeOver(unit, ticket.id, author.agentId);
  const about = { ticketId: ticket.id, customerId: ticket.customerId };
  unit.emit(
    departure
      ? { ...about, type: 'message.scheduled', facts: { messageId, channelId, sendAt: departure.sendAt } }
      : {
          ...about,
          type: 'message.sent',
          facts: { messageId, channelId, ...(out.answer?.why ? { notCounted: out.answer.why } : {}) },
        },
  );
  if (isThere) {
    await expectReader(unit, messageId, ticket.id);
    return messageId;
  }
  const after = await readStanding(unit, ticket.id);
  const undoSeconds = out.capabilities.liveness === 'deferred' ? out.undoSeconds : 0;
  await unit.trx
    .insertInto('outbox')
    .values({
      id: unit.newId(),
      messageId,
      channelId,
      state: 'queued',
      dueAt: new Date(leavesAt.getTime() + (departure ? 0 : undoSeconds * 1000)),
      departure: departure && JSON.stringify(departure),
      createdAt: unit.now,
      before: departure ? null : JSON.stringify({ before, after }),
      writtenFrom: out.writtenFrom ? JSON.stringify(out.writtenFrom) : null,
    })
    .execute();
  return messageId;
};

/** What nobody filled in is not sent: the customer would read our braces. */
const refuseGaps = ({ text, subject }: Pick<Outgoing, 'text' | 'subject'>): void => {
  const gaps = findGaps(`${subject ?? ''}\n${text}`);
  if (gaps.length > 0)
    throw new HiloError('message.hasGaps', 'Fill in what is missing in the text, or take it out.', { gaps });
};

/** It stands behind everything until it leaves, and is found by nobody who searches. */
const putOff = async (unit: Unit, messageId: string, leavesAt: Date): Promise<void> => {
  await unit.trx.updateTable('message').set({ occurredAt: leavesAt }).where('id', '=', messageId).execute();
  await unit.trx.deleteFrom('messageSearch').where('messageId', '=', messageId).execute();
};

const takeOver = async (unit: Unit, ticketId: string, agentId: string): Promise<void> => {
  await unit.trx.updateTable('ticket').set({ ownerId: agentId }).where('id', '=', ticketId).execute();
  unit.emit({ type: 'ticket.assigned', ticketId, facts: { from: null, to: agentId } });
};
