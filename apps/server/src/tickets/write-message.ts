import type { Party } from '@hilo/channel-kit';
import { unreadMark } from '@hilo/db';
import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { ClockWork } from '../promises/clocks/clock-work.ts';
import { clockParts } from '../promises/clocks/write-clocks.ts';
import { writeReceiptRow } from '../receipts/ask-receipt.ts';
import { fileWords, searchText } from '../search/search-text.ts';
import type { DraftedTicket } from './create-ticket.ts';
import type { InteractionMove, NewMessage, NewSender, TicketMove } from './store-message.ts';

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
  // Nobody is brought in by a mail whose sender was proved to be somebody else.
  const isForged = arrival.assurance?.level === 'failed';
  // Not who was copied blindly: an answer of theirs would show them what the others write.
  const role = message.isForward ? 'partner' : 'copied';
  const copied = (isForged ? [] : [...arrival.to, ...arrival.cc]).map((party) => ({ ...party, role }));
  return [...sender, ...copied].filter((party) => !isOurs(party)).slice(0, 100);
};

/**
 * Writes a message with all that hangs on it, and what its ticket becomes, as one statement, which leaves with the next
 * one of the transaction: what it violates is told there, by its commit at the latest.
 */
export const writeMessage = async (
  unit: Unit,
  id: string,
  message: NewMessage,
  interaction: InteractionMove,
  ticket: TicketMove,
  clocks: ClockWork | null,
): Promise<void> => {
  const { arrival, ticketId, channelId, author } = message;
  const names = arrival.files.map((file) => fileWords(file.name ?? ''));
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
  const participants = participantsOf(message);
  const parties = {
    to: arrival.to,
    cc: arrival.cc,
    bcc: arrival.bcc ?? [],
    replyTo: arrival.replyTo ?? [],
  };
  const json = (value: unknown): string | null =>
    value === undefined || value === null ? null : JSON.stringify(value);
  const automatic = arrival.automatic && arrival.automatic.kind !== 'none' ? arrival.automatic.kind : null;
  await sql`${sql.raw(unreadMark)}
    with fact as materialized (
      select ${id}::uuid as id, ${ticketId}::uuid as ticket_id, ${channelId}::uuid as channel_id,
        ${interaction.id}::uuid as interaction_id, ${unit.now}::timestamptz as now,
        ${arrival.occurredAt}::timestamptz as at)
    ${message.introduces ? introduction(message.introduces) : sql``}
    ${message.record ? recordOf(message.record, message) : sql``}
    ${message.asksReceipt ? writeReceiptRow(message.asksReceipt) : sql``}
    ${moved(interaction, author.agentId ?? null)},
    said as (
      insert into message (id, ticket_id, interaction_id, channel_id, kind, direction, author_identity_id,
        author_agent_id, author_name, subject, text, quoted_text, signature, html, parties, own_ref, refs,
        native_thread, is_forward, counts_as_answer, not_counted_why, counts_reason, automatic, assurance, placement, warnings, raw_blob, delivery, occurred_at, created_at)
      select id, ticket_id, interaction_id, channel_id, ${message.kind}, ${message.direction},
        ${author.identityId ?? null}::uuid, ${author.agentId ?? null}::uuid, ${author.name}::text,
        ${arrival.subject}::text, ${arrival.text}::text, ${arrival.quotedText}::text, ${arrival.signature}::text,
        ${arrival.html}::text, ${json(parties)}::jsonb, ${arrival.thread.ownRef}::text,
        ${arrival.thread.refs}::text[], ${arrival.thread.nativeThread}::text, ${message.isForward ?? false}::boolean,
        ${message.answer?.counts ?? null}::boolean, ${message.answer?.why ?? null}::text,
        ${message.answer?.reason ?? null}::text, ${automatic}::text, ${json(arrival.assurance)}::jsonb, ${json(message.placement)}::jsonb,
        ${arrival.warnings}::text[], ${arrival.raw?.id ?? null}::text, ${message.delivery ?? null}::text, at, now
      from fact),
    searched as (
      insert into message_search (message_id, ticket_id, at, words)
      select id, ticket_id, at, hilo_search_vector(${words}, at) from fact)
    ${files.length > 0 ? attach(files) : sql``}
    ${participants.length > 0 ? takePart(participants) : sql``}
    ${clockParts(sql`(select ticket_id from fact)`, clocks?.written() ?? [])}
    ${message.opens ? begin(message.opens, message, ticket, clocks) : goOn(message, ticket, clocks)}`.execute(
    unit.trx,
  );
};

/** What a message begins or ends is a part of the statement of its own, as PostgreSQL makes ready even for no rows. */
const moved = ({ opens, ends }: InteractionMove, agentId: string | null): RawBuilder<unknown> => {
  if (opens)
    return sql`,
    opened as (
      insert into interaction (id, ticket_id, channel_id, opened_at)
      select interaction_id, ticket_id, channel_id, now from fact)`;
  if (ends)
    return sql`,
    ended as (
      update interaction set ended_at = fact.now, ended_by = 'answer', agent_id = ${agentId}::uuid
      from fact where interaction.id = fact.interaction_id)`;
  return sql``;
};

const attach = (files: object[]) => sql`,
    attached as (
      insert into attachment (id, message_id, position, name, type, size, is_inline, content_id, blob)
      select file.id, fact.id, position, name, type, size, is_inline, content_id, blob
      from fact, jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
        as file(id uuid, position int, name text, type text, size bigint, is_inline boolean, content_id text, blob text))`;

const takePart = (participants: object[]) => sql`,
    taking_part as (
      insert into participant (ticket_id, kind, value, name, role, since)
      select ticket_id, kind, value, name, role, now
      from fact, jsonb_to_recordset(${JSON.stringify(participants)}::jsonb)
        as party(kind text, value text, name text, role text)
      on conflict do nothing)`;

const introduction = ({ customerId, identityId, kind, value, name, locale, verifiedBy }: NewSender) => sql`,
    met as (
      insert into customer (id, name, locale, search_name, created_at, updated_at)
      select ${customerId}::uuid, ${name}::text, ${locale}::text, hilo_search_name(${name ?? ''}), now, now from fact),
    recognised as (
      insert into identity (id, customer_id, kind, value, display_name, verified_at, verified_by, created_at)
      select ${identityId}::uuid, ${customerId}::uuid, ${kind}, ${value}, ${name}::text,
        case when ${verifiedBy}::text is not null then now end, ${verifiedBy}::text, now from fact)`;

const recordOf = (record: NonNullable<NewMessage['record']>, { arrival, author }: NewMessage) => sql`,
    recorded as (
      insert into arrival (id, channel_id, external_id, type, outcome, why, message_id, sender_identity_id, raw_blob,
        occurred_at, received_at)
      select ${record.id}::uuid, channel_id, ${record.externalId}, 'message', 'placed', ${record.why}, id,
        ${author.identityId ?? null}::uuid, ${arrival.raw?.id ?? null}::text, at, now from fact)`;

/** The ticket as it stands after its first message: written once, since each of its indexes is paid for. */
const begin = (
  opens: DraftedTicket,
  message: NewMessage,
  { next, isSilent, isInbound }: TicketMove,
  clocks: ClockWork | null,
) => {
  const due = clocks?.due() ?? null;
  return sql`
    insert into ticket (id, tracking_key, subject, kind, priority, tags, customer_id, queue_id, owner_id, channel_id,
      is_spam, status,
      waiting_on, follow_up_at, snoozed_until, waiting_since, resolved_at, message_count, version, last_message_at,
      last_text, last_channel_id, last_inbound_at, due_at, due_kind, due_state, created_at, updated_at)
    select ticket_id, ${opens.trackingKey}, ${opens.subject}::text, ${opens.kind}, ${opens.priority}, ${opens.tags}::text[],
      ${opens.customerId}::uuid,
      ${opens.queueId}::uuid, ${opens.ownerId}::uuid, channel_id, ${opens.isSpam}::boolean, ${next.status},
      ${next.waitingOn}::text, ${next.followUpAt}::timestamptz, ${next.snoozedUntil}::timestamptz,
      ${next.waitingSince}::timestamptz, case when ${next.status === 'resolved'}::boolean then now end, 1, 2, at,
      ${isSilent ? '' : message.arrival.text.slice(0, 200)}, case when ${!isSilent}::boolean then channel_id end,
      case when ${isInbound}::boolean then at end, ${due?.dueAt ?? null}::timestamptz, ${due?.dueKind ?? null}::text,
      ${due?.dueState ?? null}::text, now, now
    from fact`;
};

const goOn = (
  message: NewMessage,
  { next, keepsResolvedAt, isSilent, isInbound }: TicketMove,
  clocks: ClockWork | null,
) => {
  const due = clocks?.due() ?? null;
  const isShown = message.kind === 'message' && !isSilent;
  return sql`
    update ticket set
      status = ${next.status}, waiting_on = ${next.waitingOn}::text, follow_up_at = ${next.followUpAt}::timestamptz,
      snoozed_until = ${next.snoozedUntil}::timestamptz, waiting_since = ${next.waitingSince}::timestamptz,
      resolved_at = case when ${next.status !== 'resolved'}::boolean then null
        when ${keepsResolvedAt}::boolean then resolved_at else fact.now end,
      due_at = case when ${due !== null}::boolean then ${due?.dueAt ?? null}::timestamptz else due_at end,
      due_kind = case when ${due !== null}::boolean then ${due?.dueKind ?? null}::text else due_kind end,
      due_state = case when ${due !== null}::boolean then ${due?.dueState ?? null}::text else due_state end,
      message_count = message_count + 1, version = version + 1, updated_at = fact.now,
      last_message_at = case when ${isSilent}::boolean then last_message_at else greatest(last_message_at, fact.at) end,
      last_text = case when ${isShown}::boolean and (message_count = 0 or fact.at >= last_message_at)
        then ${message.arrival.text.slice(0, 200)} else last_text end,
      last_channel_id = case when ${isShown}::boolean and (message_count = 0 or fact.at >= last_message_at)
        then fact.channel_id else last_channel_id end,
      last_inbound_at = case when ${isInbound}::boolean then greatest(last_inbound_at, fact.at) else last_inbound_at end
    from fact where ticket.id = fact.ticket_id`;
};
