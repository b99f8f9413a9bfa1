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
  /** The ticket was made in this same transaction, and this is its first message. */
  isFirst?: boolean;
  /** How the ticket moves on; null leaves it where it stands. */
  move: ((state: TicketState) => TicketState) | null;
};

type TicketRow = {
  status: TicketStatus;
  waitingOn: WaitingOn | null;
  followUpAt: Date | null;
  snoozedUntil: Date | null;
  waitingSince: Date | null;
  openInteractionId: string | null;
};

/**
 * Adds a message to its ticket with all that hangs on it: interaction, files, words to search, participants, and the
 * ticket's own state. The ticket row is locked first, so two messages at once are counted one after the other. All of
 * it is written by one statement: an arrival is paid for by round trips more than by anything else.
 */
export const storeMessage = async (unit: Unit, message: NewMessage): Promise<string> => {
  const before = message.isFirst ? untouched : await lockTicketRow(unit, message);
  const id = message.id ?? unit.newId();
  const interaction = moveInteraction(unit, message, before.openInteractionId);
  const ticket = moveTicket(unit, id, message, before);
  await writeMessage(unit, id, message, interaction, ticket);
  return id;
};

/** The state of a ticket made a moment ago in this same transaction. */
const untouched: TicketRow = {
  status: 'open',
  waitingOn: null,
  followUpAt: null,
  snoozedUntil: null,
  waitingSince: null,
  openInteractionId: null,
};

const lockTicketRow = async (unit: Unit, { ticketId, channelId }: NewMessage): Promise<TicketRow> => {
  const { rows } = await sql<TicketRow>`
    select status, waiting_on, follow_up_at, snoozed_until, waiting_since,
      (select interaction.id from interaction where interaction.ticket_id = ticket.id
        and interaction.channel_id = ${channelId}::uuid and ended_at is null limit 1) as open_interaction_id
    from ticket where id = ${ticketId} for update`.execute(unit.trx);
  if (!rows[0]) throw new Error('the ticket of a message is gone');
  return rows[0];
};

type InteractionMove = { id: string | null; opens: boolean; ends: boolean };

/** A mail interaction opens with the first unanswered inbound and ends with a person's answer. */
const moveInteraction = (unit: Unit, message: NewMessage, openId: string | null): InteractionMove => {
  const { ticketId, channelId, direction } = message;
  const none = { id: null, opens: false, ends: false };
  if (channelId === null || direction === 'internal' || message.kind !== 'message') return none;
  if (direction === 'out') {
    if (!openId || message.isForward) return none;
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
const participantsOf = (message: NewMessage): (Party & { role: string })[] => {
  const { arrival } = message;
  if (message.direction === 'internal') return [];
  const isOurs = ({ kind, value }: Party): boolean =>
    (message.ownParties ?? []).some((own) => own.kind === kind && own.value === value);
  const sender = message.direction === 'in' && arrival.from ? [{ ...arrival.from, role: 'customer' }] : [];
  // Not who was copied blindly: an answer of theirs would show them what the others write.
  const role = message.isForward ? 'partner' : 'copied';
  const copied = [...arrival.to, ...arrival.cc].map((party) => ({ ...party, role }));
  return [...sender, ...copied].filter((party) => !isOurs(party)).slice(0, 100);
};

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

type TicketMove = {
  next: TicketState;
  keepsResolvedAt: boolean;
  /** A machine's answer stands in the thread and brings nothing to the top of a list. */
  isSilent: boolean;
  isInbound: boolean;
};

const moveTicket = (unit: Unit, messageId: string, message: NewMessage, before: TicketRow): TicketMove => {
  const { ticketId } = message;
  const state: TicketState = {
    status: before.status,
    waitingOn: before.waitingOn,
    followUpAt: iso(before.followUpAt),
    snoozedUntil: iso(before.snoozedUntil),
    waitingSince: iso(before.waitingSince),
  };
  const next = message.move ? message.move(state) : state;
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
    isSilent: message.direction === 'in' && message.move === null,
    isInbound: message.direction === 'in' && message.move !== null,
  };
};

const writeMessage = async (
  unit: Unit,
  id: string,
  message: NewMessage,
  interaction: InteractionMove,
  { next, keepsResolvedAt, isSilent, isInbound }: TicketMove,
): Promise<void> => {
  const { arrival, ticketId, channelId, author } = message;
  const names = arrival.files.map((file) => (file.name ?? '').replace(/[._-]+/g, ' '));
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
  const parties = {
    to: arrival.to,
    cc: arrival.cc,
    bcc: arrival.bcc ?? [],
    replyTo: arrival.replyTo ?? [],
  };
  const json = (value: unknown): string | null =>
    value === undefined || value === null ? null : JSON.stringify(value);
  const isShown = message.kind === 'message' && !isSilent;
  const automatic = arrival.automatic && arrival.automatic.kind !== 'none' ? arrival.automatic.kind : null;
  await sql`
    with fact as materialized (
      select ${id}::uuid as id, ${ticketId}::uuid as ticket_id, ${channelId}::uuid as channel_id,
        ${interaction.id}::uuid as interaction_id, ${unit.now}::timestamptz as now,
        ${arrival.occurredAt}::timestamptz as at),
    opened as (
      insert into interaction (id, ticket_id, channel_id, opened_at)
      select interaction_id, ticket_id, channel_id, now from fact where ${interaction.opens}::boolean),
    ended as (
      update interaction set ended_at = fact.now, ended_by = 'answer', agent_id = ${author.agentId ?? null}::uuid
      from fact where interaction.id = fact.interaction_id and ${interaction.ends}::boolean),
    said as (
      insert into message (id, ticket_id, interaction_id, channel_id, kind, direction, author_identity_id,
        author_agent_id, author_name, subject, text, quoted_text, signature, html, parties, own_ref, refs,
        native_thread, is_forward, automatic, assurance, placement, warnings, raw_blob, delivery, occurred_at, created_at)
      select id, ticket_id, interaction_id, channel_id, ${message.kind}, ${message.direction},
        ${author.identityId ?? null}::uuid, ${author.agentId ?? null}::uuid, ${author.name}::text,
        ${arrival.subject}::text, ${arrival.text}::text, ${arrival.quotedText}::text, ${arrival.signature}::text,
        ${arrival.html}::text, ${json(parties)}::jsonb, ${arrival.thread.ownRef}::text,
        ${arrival.thread.refs}::text[], ${arrival.thread.nativeThread}::text, ${message.isForward ?? false}::boolean,
        ${automatic}::text, ${json(arrival.assurance)}::jsonb, ${json(message.placement)}::jsonb,
        ${arrival.warnings}::text[], ${arrival.raw?.id ?? null}::text, ${message.delivery ?? null}::text, at, now
      from fact),
    searched as (
      insert into message_search (message_id, ticket_id, at, words)
      select id, ticket_id, at, hilo_search_vector(${words}) from fact),
    attached as (
      insert into attachment (id, message_id, position, name, type, size, is_inline, content_id, blob)
      select file.id, fact.id, position, name, type, size, is_inline, content_id, blob
      from fact, jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
        as file(id uuid, position int, name text, type text, size bigint, is_inline boolean, content_id text, blob text)),
    taking_part as (
      insert into participant (ticket_id, kind, value, name, role, since)
      select ticket_id, kind, value, name, role, now
      from fact, jsonb_to_recordset(${JSON.stringify(participantsOf(message))}::jsonb)
        as party(kind text, value text, name text, role text)
      on conflict do nothing)
    update ticket set
      status = ${next.status}, waiting_on = ${next.waitingOn}::text, follow_up_at = ${next.followUpAt}::timestamptz,
      snoozed_until = ${next.snoozedUntil}::timestamptz, waiting_since = ${next.waitingSince}::timestamptz,
      resolved_at = case when ${next.status !== 'resolved'}::boolean then null
        when ${keepsResolvedAt}::boolean then resolved_at else fact.now end,
      message_count = message_count + 1, version = version + 1, updated_at = fact.now,
      last_message_at = case when ${isSilent}::boolean then last_message_at else greatest(last_message_at, fact.at) end,
      last_text = case when ${isShown}::boolean and (message_count = 0 or fact.at >= last_message_at)
        then ${arrival.text.slice(0, 200)} else last_text end,
      last_channel_id = case when ${isShown}::boolean and (message_count = 0 or fact.at >= last_message_at)
        then fact.channel_id else last_channel_id end,
      last_inbound_at = case when ${isInbound}::boolean then greatest(last_inbound_at, fact.at) else last_inbound_at end
    from fact where ticket.id = fact.ticket_id`.execute(unit.trx);
};
