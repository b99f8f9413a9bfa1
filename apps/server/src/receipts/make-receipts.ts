import { whyNoReceipt } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { dueSettler } from '../app/settle-due.ts';
import type { Unit } from '../app/transaction.ts';
import type { KindEntry } from '../channels/open-channel.ts';
import { presentSettings } from '../channels/settings.ts';
import { getOrganisation, type Organisation } from '../settings/organisation.ts';
import { type DueReceipt, takeDue } from './take-due.ts';
import { writeReceipt } from './write-receipt.ts';

/** So many are made in one transaction: a burst of mail is confirmed by few commits, and nobody waits long for one. */
const batch = 100;

type Kinds = ReadonlyMap<string, KindEntry>;

/**
 * Makes the confirmations that arrivals asked for: each becomes a message with its row in the outbox, or says why not.
 * Both commit with the row that asked, so each is made once, whatever crashes when; several nodes share the work.
 * @returns how many rows were settled
 */
export const makeReceipts = async (app: App, kinds: Kinds, publicUrl: () => string): Promise<number> => {
  for (let settled = 0; ; ) {
    // Most looks find nothing, and then nothing is begun.
    const { rows } = await sql`select from receipt where state = 'queued' limit 1`.execute(app.db);
    if (rows.length === 0) return settled;
    const made = await makeSome(app, { kinds, publicUrl: publicUrl() });
    settled += made.settled;
    // What is left is in other hands just now.
    if (made.taken < batch) return settled;
  }
};

const makeSome = dueSettler<DueReceipt, { kinds: Kinds; publicUrl: string }>({
  failure: 'receipts.makeFailed',
  take: (unit, which) => takeDue(unit, batch, which),
  settle: (_app, unit, due, { kinds, publicUrl }) => makeAll(unit, due, kinds, publicUrl),
});

const makeAll = async (
  unit: Unit,
  due: readonly DueReceipt[],
  kinds: Kinds,
  publicUrl: string,
): Promise<number> => {
  const organisation = await getOrganisation(unit.trx);
  const sentBy = new Map<string, number>();
  const settled = due.map((receipt) => {
    const sentToday = receipt.sentToday + (sentBy.get(receipt.identityId) ?? 0);
    const entry = kinds.get(receipt.channelKind);
    const why = whyNoReceipt(factsOf(receipt, entry, sentToday));
    if (why !== null || !entry) return { receipt, why: why ?? ('noWay' as const), out: null };
    sentBy.set(receipt.identityId, (sentBy.get(receipt.identityId) ?? 0) + 1);
    return { receipt, why: null, out: composeFor(unit, receipt, entry, organisation, publicUrl) };
  });
  await settle(unit, settled);
  for (const { receipt, out } of settled)
    if (out)
      unit.emit({
        type: 'message.sent',
        ticketId: receipt.ticketId,
        customerId: receipt.customerId,
        facts: { messageId: out.messageId, channelId: receipt.channelId, kind: 'receipt' },
      });
  return due.length;
};

const factsOf = (
  receipt: DueReceipt,
  entry: KindEntry | undefined,
  sentToday: number,
): Parameters<typeof whyNoReceipt>[0] => {
  const { party } = receipt;
  const capabilities = entry?.adapter.capabilities;
  // Own identities never need a secret, so the sealed ones stay sealed.
  const own = entry
    ? entry.adapter.ownParties(presentSettings(entry.adapter, receipt.channelSettings).settings)
    : [];
  return {
    automatic: receipt.automatic,
    assurance: receipt.assurance,
    isSpam: receipt.isSpam,
    isBlocked: receipt.isBlocked,
    isOwnAddress: own.some(({ kind, value }) => kind === party.kind && value === party.value),
    channel: {
      sendsReceipts: receipt.sendsReceipts,
      isOpen: receipt.isChannelOpen,
      isOutbound: capabilities?.outbound ?? false,
      isPublic: capabilities?.audience === 'public',
    },
    sentToday,
  };
};

type Composed = {
  messageId: string;
  outboxId: string | null;
  subject: string | null;
  text: string;
  html: string | null;
  refs: string[];
};

const composeFor = (
  unit: Unit,
  receipt: DueReceipt,
  { adapter }: KindEntry,
  organisation: Organisation,
  publicUrl: string,
): Composed => {
  const { capabilities } = adapter;
  const isThere = capabilities.carrier === 'own';
  const { subject, text, html } = writeReceipt(receipt, organisation, publicUrl, capabilities);
  return {
    messageId: unit.newId(),
    // On our own page it is there with the commit.
    outboxId: isThere ? null : unit.newId(),
    subject: isThere ? null : subject,
    text,
    html,
    refs: [...new Set([...(receipt.ownRef ? [receipt.ownRef] : []), ...receipt.refs])].slice(0, 30),
  };
};

/**
 * All of a batch by one statement. The ticket's standing does not move: a confirmation answers nobody, brings nothing
 * to the top of a list, and must not make an agent's next change collide.
 */
const settle = async (
  unit: Unit,
  settled: { receipt: DueReceipt; why: string | null; out: Composed | null }[],
): Promise<void> => {
  const rows = settled.map(({ receipt, why, out }) => ({
    receipt_id: receipt.id,
    ticket_id: receipt.ticketId,
    channel_id: receipt.channelId,
    native_thread: receipt.nativeThread,
    parties: { to: [receipt.party], cc: [], bcc: [], replyTo: [] },
    why,
    said_id: out?.messageId ?? null,
    outbox_id: out?.outboxId ?? null,
    subject: out?.subject ?? null,
    text: out?.text ?? null,
    html: out?.html ?? null,
    refs: out?.refs ?? [],
  }));
  await sql`
    with given as materialized (
      select given.*, ${unit.now}::timestamptz as at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(
        receipt_id uuid, ticket_id uuid, channel_id uuid, native_thread text, parties jsonb, why text,
        said_id uuid, outbox_id uuid, subject text, text text, html text, refs text[])),
    said as (
      insert into message (id, ticket_id, channel_id, kind, direction, subject, text, html, parties, own_ref, refs,
        native_thread, delivery, occurred_at, created_at)
      select said_id, ticket_id, channel_id, 'receipt', 'out', subject, text, html, parties,
        'hilo.' || said_id, refs, native_thread, case when outbox_id is null then 'sent' else 'queued' end, at, at
      from given where said_id is not null),
    counted as (
      update ticket set message_count = message_count + many
      from (select ticket_id, count(*)::int as many from given where said_id is not null group by ticket_id) as told
      where ticket.id = told.ticket_id),
    leaving as (
      insert into outbox (id, message_id, channel_id, state, due_at, is_receipt, created_at)
      select outbox_id, said_id, channel_id, 'queued', at, true, at from given where outbox_id is not null)
    update receipt set state = case when said_id is null then 'skipped' else 'made' end, why = given.why,
      receipt_message_id = given.said_id, finished_at = at
    from given where receipt.id = given.receipt_id`.execute(unit.trx);
};
