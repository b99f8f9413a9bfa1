import { bareSubject, repeats, takeOutCopy } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { forgetArrivals } from './forget-arrivals.ts';
import { reindexMessage } from './reindex-message.ts';

type Redacted = {
  ticketId: string;
  messageId: string;
  subject: string | null;
  text: string;
  reason: string;
};

type Copy = {
  id: string;
  kind: string;
  isOurs: boolean;
  subject: string | null;
  text: string;
  quotedText: string | null;
  rawBlob: string | null;
};

/**
 * Takes the words of a message out of others that repeat them: what they quote, what we sent on or pasted, our
 * confirmations and copies by mail, and the drafts of its ticket; with the formatted texts and originals that hold them.
 * What their writers said themselves stays. @returns files to be released
 */
export const redactCopies = async (unit: Unit, redacted: Redacted): Promise<string[]> => {
  const copies = await readKin(unit, redacted);
  const isFirst = await broughtItsSubject(unit, redacted);
  const changed: Copy[] = [];
  for (const copy of copies) {
    const subject = isFirst && isSameSubject(copy.subject, redacted.subject) ? null : copy.subject;
    const quotedText =
      copy.quotedText !== null && repeats(copy.quotedText, redacted.text) ? null : copy.quotedText;
    // A program of ours wrote it around their words.
    const isEcho = copy.kind === 'receipt' && repeats(copy.text, redacted.text);
    const text = isEcho ? '' : copy.isOurs ? (takeOutCopy(copy.text, redacted.text) ?? copy.text) : copy.text;
    if (subject === copy.subject && quotedText === copy.quotedText && text === copy.text) continue;
    changed.push(copy);
    const holdsWords = quotedText !== copy.quotedText || text !== copy.text;
    await unit.trx
      .updateTable('message')
      .set({ subject, quotedText, text, rawBlob: null })
      .$if(holdsWords, (query) => query.set({ html: null }))
      .$if(isEcho, (query) => query.set({ redactedAt: unit.now, redactionReason: redacted.reason }))
      .where('id', '=', copy.id)
      .execute();
    await reindexMessage(unit, copy.id);
  }
  if (isFirst)
    await sql`update ticket set subject = null
      where subject = ${redacted.subject} and id in ${kin(redacted.ticketId)}`.execute(unit.trx);
  await redactDrafts(unit, redacted);
  return [
    ...changed.flatMap(({ rawBlob }) => (rawBlob === null ? [] : [rawBlob])),
    ...(await forgetArrivals(
      unit,
      changed.map(({ id }) => id),
    )),
  ];
};

/** Its ticket, and those that messages were moved to or from: an answer may have stayed behind. */
const kin = (ticketId: string): RawBuilder<unknown> => sql`(
  select ${ticketId}::uuid
  union select to_ticket_id from message_move where from_ticket_id = ${ticketId}
  union select from_ticket_id from message_move where to_ticket_id = ${ticketId})`;

const readKin = async (unit: Unit, { ticketId, messageId }: Redacted): Promise<Copy[]> => {
  const { rows } = await sql<Copy>`
    select id, kind, direction <> 'in' as is_ours, subject, text, quoted_text, raw_blob from message
    where id <> ${messageId} and redacted_at is null and ticket_id in ${kin(ticketId)}`.execute(unit.trx);
  return rows;
};

const isSameSubject = (one: string | null, other: string | null): boolean =>
  one !== null && bareSubject(one) === bareSubject(other) && bareSubject(one) !== '';

/** Whoever answers keeps the subject: it is the first one's words, and the ticket is called by them. */
const broughtItsSubject = async (
  unit: Unit,
  { ticketId, messageId, subject }: Redacted,
): Promise<boolean> => {
  if (bareSubject(subject) === '') return false;
  const { rows } = await sql<{ subject: string }>`
    select subject from message where ticket_id = ${ticketId} and subject is not null
      and occurred_at < (select occurred_at from message where id = ${messageId})`.execute(unit.trx);
  return !rows.some((row) => isSameSubject(row.subject, subject));
};

/** What a colleague was writing stays, without what it quotes. */
const redactDrafts = async (unit: Unit, { ticketId, text }: Redacted): Promise<void> => {
  const drafts = await unit.trx
    .selectFrom('draft')
    .select(['agentId', 'isNote', 'body'])
    .where('ticketId', '=', ticketId)
    .forUpdate()
    .execute();
  for (const { agentId, isNote, body } of drafts) {
    const draft = body as { text?: string; html?: string | null };
    const left = takeOutCopy(draft.text ?? '', text);
    if (left === null) continue;
    await unit.trx
      .updateTable('draft')
      .set({
        body: JSON.stringify({ ...draft, text: left, html: null }),
        updatedAt: sql`greatest(${unit.now}, updated_at + interval '1 millisecond')`,
      })
      .where('agentId', '=', agentId)
      .where('ticketId', '=', ticketId)
      .where('isNote', '=', isNote)
      .execute();
  }
};
