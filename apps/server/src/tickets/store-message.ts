import type { ArrivedFile, MessageArrival, Party } from '@hilo/channel-kit';
import type { Placement, TicketState, TicketStatus, WaitingOn } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { searchText } from '../search/search-text.ts';

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

export type NewMessage = {
  id?: string;
  ticketId: string;
  channelId: string | null;
  kind: 'message' | 'note' | 'receipt';
  direction: 'in' | 'out' | 'internal';
  author: { identityId?: string; agentId?: string; name: string | null };
  arrival: StoredContent;
  placement?: Placement;
  delivery?: 'queued' | 'unsent';
  /** Sent on to somebody else: the customer has no answer by it. */
  isForward?: boolean;
  ownParties?: { kind: string; value: string }[];
  /** How the ticket moves on; null leaves it where it stands. */
  move: ((state: TicketState) => TicketState) | null;
};

type TicketRow = {
  status: TicketStatus;
  waitingOn: WaitingOn | null;
  followUpAt: Date | null;
  snoozedUntil: Date | null;
  waitingSince: Date | null;
};

/**
 * Adds a message to its ticket with all that hangs on it: interaction, files, words to search, participants, and the
 * ticket's own state. The ticket row is locked first, so two messages at once are counted one after the other.
 */
export const storeMessage = async (unit: Unit, message: NewMessage): Promise<string> => {
  const { trx, now } = unit;
  const { arrival, ticketId, channelId } = message;
  const id = message.id ?? unit.newId();
  const before = await trx
    .selectFrom('ticket')
    .select(['status', 'waitingOn', 'followUpAt', 'snoozedUntil', 'waitingSince'])
    .where('id', '=', ticketId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const interactionId = await moveInteraction(unit, message);
  await trx
    .insertInto('message')
    .values({
      id,
      ticketId,
      interactionId,
      channelId,
      kind: message.kind,
      direction: message.direction,
      authorIdentityId: message.author.identityId ?? null,
      authorAgentId: message.author.agentId ?? null,
      authorName: message.author.name,
      subject: arrival.subject,
      text: arrival.text,
      quotedText: arrival.quotedText,
      signature: arrival.signature,
      html: arrival.html,
      parties: JSON.stringify({
        to: arrival.to,
        cc: arrival.cc,
        bcc: arrival.bcc ?? [],
        replyTo: arrival.replyTo ?? [],
      }),
      ownRef: arrival.thread.ownRef,
      refs: arrival.thread.refs,
      nativeThread: arrival.thread.nativeThread,
      isForward: message.isForward ?? false,
      automatic: arrival.automatic && arrival.automatic.kind !== 'none' ? arrival.automatic.kind : null,
      assurance: arrival.assurance ? JSON.stringify(arrival.assurance) : null,
      placement: message.placement ? JSON.stringify(message.placement) : null,
      warnings: arrival.warnings,
      rawBlob: arrival.raw?.id ?? null,
      delivery: message.delivery ?? null,
      occurredAt: arrival.occurredAt,
      createdAt: now,
    })
    .execute();
  await storeWordsAndFiles(unit, id, message);
  await addParticipants(unit, message);
  await moveTicket(unit, id, message, before as TicketRow);
  return id;
};

/** A mail interaction opens with the first unanswered inbound and ends with a person's answer. */
const moveInteraction = async (unit: Unit, message: NewMessage): Promise<string | null> => {
  const { ticketId, channelId, direction } = message;
  if (channelId === null || direction === 'internal' || message.kind !== 'message') return null;
  const open = await unit.trx
    .selectFrom('interaction')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('channelId', '=', channelId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (direction === 'out') {
    if (!open || message.isForward) return null;
    await unit.trx
      .updateTable('interaction')
      .set({ endedAt: unit.now, endedBy: 'answer', agentId: message.author.agentId ?? null })
      .where('id', '=', open.id)
      .execute();
    unit.emit({
      type: 'interaction.ended',
      ticketId,
      facts: { interactionId: open.id, by: 'answer', disposition: null },
    });
    return open.id;
  }
  if (open) return open.id;
  if (message.move === null) return null;
  const id = unit.newId();
  await unit.trx.insertInto('interaction').values({ id, ticketId, channelId, openedAt: unit.now }).execute();
  unit.emit({ type: 'interaction.opened', ticketId, facts: { interactionId: id, channelId } });
  return id;
};

const storeWordsAndFiles = async (
  unit: Unit,
  messageId: string,
  { ticketId, arrival }: NewMessage,
): Promise<void> => {
  const names = arrival.files.map((file) => file.name ?? '');
  const words = searchable([arrival.subject ?? '', ...names, arrival.text].join('\n'));
  const files = arrival.files.map((file, position) => ({
    id: unit.newId(),
    position,
    name: file.name,
    type: file.type,
    size: file.blob.size,
    is_inline: file.inline,
    content_id: file.contentId,
    blob: file.blob.id,
  }));
  await sql`
    with words as (
      insert into message_search (message_id, ticket_id, at, words)
      values (${messageId}, ${ticketId}, ${arrival.occurredAt}, hilo_search_vector(${words})))
    insert into attachment (id, message_id, position, name, type, size, is_inline, content_id, blob)
    select id, ${messageId}, position, name, type, size, is_inline, content_id, blob
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
      as file(id uuid, position int, name text, type text, size bigint, is_inline boolean, content_id text, blob text)
  `.execute(unit.trx);
};

/** A tsvector holds at most 1 MB (PostgreSQL §12.11), three dictionaries over many short words included. */
const maxWordBytes = 120_000;

/** The words of a text from its beginning, cut between two, as far as they can be indexed. */
export const searchable = (text: string): string => {
  // Cut first: what lies far beyond is never looked at.
  const words = searchText(text.slice(0, 2 * maxWordBytes));
  if (Buffer.byteLength(words) <= maxWordBytes) return words;
  const cut = Buffer.from(words).subarray(0, maxWordBytes).toString('utf8');
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 0)) || cut;
};

/** Who was written to openly takes part: that is what lets their answer join this ticket under their own name. */
const addParticipants = async (unit: Unit, message: NewMessage): Promise<void> => {
  const { arrival, ticketId } = message;
  if (message.direction === 'internal') return;
  const isOurs = ({ kind, value }: Party): boolean =>
    (message.ownParties ?? []).some((own) => own.kind === kind && own.value === value);
  const sender = message.direction === 'in' && arrival.from ? [{ ...arrival.from, role: 'customer' }] : [];
  // Not who was copied blindly: an answer of theirs would show them what the others write.
  const role = message.isForward ? 'partner' : 'copied';
  const copied = [...arrival.to, ...arrival.cc].map((party) => ({ ...party, role }));
  const values = [...sender, ...copied]
    .filter((party) => !isOurs(party))
    .slice(0, 100)
    .map(({ kind, value, name, role }) => ({ ticketId, kind, value, name, role, since: unit.now }));
  if (values.length === 0) return;
  await unit.trx
    .insertInto('participant')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

const moveTicket = async (
  unit: Unit,
  messageId: string,
  message: NewMessage,
  before: TicketRow,
): Promise<void> => {
  const { arrival, ticketId } = message;
  const state: TicketState = {
    status: before.status,
    waitingOn: before.waitingOn,
    followUpAt: iso(before.followUpAt),
    snoozedUntil: iso(before.snoozedUntil),
    waitingSince: iso(before.waitingSince),
  };
  const next = message.move ? message.move(state) : state;
  const isInbound = message.direction === 'in' && message.move !== null;
  // A machine's answer stands in the thread and brings nothing to the top of a list.
  const isSilent = message.direction === 'in' && message.move === null;
  const at = sql`${arrival.occurredAt}::timestamptz`;
  const ifNewest = (column: string, value: string | null) =>
    sql<string>`case when message_count = 0 or ${at} >= last_message_at then ${value} else ${sql.ref(column)} end`;
  await unit.trx
    .updateTable('ticket')
    .set({
      ...next,
      // One that stays resolved keeps the time at which it was.
      ...(next.status !== 'resolved'
        ? { resolvedAt: null }
        : before.status === 'resolved'
          ? {}
          : { resolvedAt: unit.now }),
      messageCount: sql`message_count + 1`,
      version: sql`version + 1`,
      updatedAt: unit.now,
      ...(isSilent ? {} : { lastMessageAt: sql<Date>`greatest(last_message_at, ${at})` }),
      ...(message.kind === 'message' && !isSilent
        ? {
            lastText: ifNewest('lastText', arrival.text.slice(0, 200)),
            lastChannelId: ifNewest('lastChannelId', message.channelId),
          }
        : {}),
      ...(isInbound ? { lastInboundAt: sql<Date>`greatest(last_inbound_at, ${at})` } : {}),
    })
    .where('id', '=', ticketId)
    .execute();
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
};
