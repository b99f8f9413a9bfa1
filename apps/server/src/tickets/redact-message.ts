import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { forgetAnswers } from '../app/forget-answers.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { releaseBlobs } from '../files/remove-unshared.ts';
import { forgetArrivals } from './forget-arrivals.ts';
import { lockTicketOf } from './lock-ticket-of.ts';
import { recountTicket } from './recount-ticket.ts';
import { redactCopies } from './redact-copies.ts';
import { reindexMessage } from './reindex-message.ts';

/**
 * Blacks out a message, or one file of it, for good: what it said is gone from the tables, the search, the disk, and
 * from whatever repeats it in its ticket; that it was there, who removed it and when is kept. The original goes too,
 * since the file is in it. A file stored less than an hour ago leaves the disk when that hour is over; nobody can ask
 * for it in the meantime.
 * @throws resource.notFound; resource.conflict while the message waits to be sent
 */
export const redactMessage = async (
  app: App,
  actor: Actor,
  messageId: string,
  { reason, attachmentId }: { reason: string; attachmentId?: string | undefined },
): Promise<void> => {
  authorise(actor, 'messages.redact');
  const blobs = await inTransaction(app, actor, async (unit) => {
    await lockTicketOf(unit, messageId);
    const message = await unit.trx
      .selectFrom('message')
      .select(['id', 'ticketId', 'rawBlob', 'delivery', 'subject', 'text'])
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow();
    // What leaves later would leave with nothing in it.
    if (['scheduled', 'queued', 'sending'].includes(message.delivery ?? ''))
      throw new HiloError('resource.conflict', 'This message is on its way out. Call it back first.');
    const files = await unit.trx
      .selectFrom('attachment')
      .select(['id', 'blob'])
      .where('messageId', '=', messageId)
      .$if(attachmentId !== undefined, (query) => query.where('id', '=', attachmentId!))
      .execute();
    if (attachmentId !== undefined && files.length === 0)
      throw new HiloError('resource.notFound', 'There is no such file in this message.');
    const gone = files.map((file) => file.blob).filter((blob) => blob !== null);
    const carriers = await sentOn(unit, message.ticketId, messageId, gone);
    await takeFilesOut(unit, [...files.map(({ id }) => id), ...carriers.map(({ fileId }) => fileId)]);
    const holders = [messageId, ...carriers.map((carrier) => carrier.messageId)];
    await unit.trx.updateTable('message').set({ rawBlob: null }).where('id', 'in', holders).execute();
    const arrived = await forgetArrivals(unit, holders);
    await unit.trx
      .updateTable('message')
      .set({ redactionReason: reason })
      .where('id', '=', messageId)
      .execute();
    const copied =
      attachmentId === undefined ? await redactCopies(unit, { ...message, messageId, reason }) : [];
    if (attachmentId === undefined) await blackOut(unit, actor, message.ticketId, messageId, message.subject);
    else await reindexMessage(unit, messageId);
    for (const carrier of carriers) await reindexMessage(unit, carrier.messageId);
    await forgetCopies(unit, message.ticketId, gone);
    unit.emit({
      type: 'message.redacted',
      ticketId: message.ticketId,
      facts: { messageId, fileId: attachmentId ?? null },
    });
    return [
      message.rawBlob,
      ...arrived,
      ...copied,
      ...files.map((file) => file.blob),
      ...carriers.map(({ rawBlob }) => rawBlob),
    ];
  });
  await releaseBlobs(app, blobs);
};

type Carrier = { messageId: string; fileId: string; rawBlob: string | null };

/** The same files in what we wrote in this ticket: they were sent on, or attached again. */
const sentOn = async (
  unit: Unit,
  ticketId: string,
  messageId: string,
  blobs: string[],
): Promise<Carrier[]> => {
  if (blobs.length === 0) return [];
  const { rows } = await sql<Carrier>`
    select message.id as message_id, attachment.id as file_id, raw_blob
    from attachment join message on message.id = attachment.message_id
    where blob = any(${blobs}::text[]) and message.ticket_id = ${ticketId} and message.id <> ${messageId}
      and direction <> 'in'`.execute(unit.trx);
  return rows;
};

const takeFilesOut = async (unit: Unit, fileIds: string[]): Promise<void> => {
  if (fileIds.length === 0) return;
  await unit.trx
    .updateTable('attachment')
    .set({ name: null, blob: null, contentId: null, size: 0, redactedAt: unit.now })
    .where('id', 'in', fileIds)
    .execute();
};

const blackOut = async (
  unit: Unit,
  actor: Actor,
  ticketId: string,
  messageId: string,
  subject: string | null,
): Promise<void> => {
  await unit.trx
    .updateTable('message')
    .set({
      subject: null,
      text: '',
      quotedText: null,
      signature: null,
      html: null,
      warnings: [],
      deliveryDetail: null,
      redactedAt: unit.now,
      redactedBy: actor.type === 'agent' ? actor.agentId : null,
    })
    .where('id', '=', messageId)
    .execute();
  await unit.trx.deleteFrom('messageSearch').where('messageId', '=', messageId).execute();
  // The ticket got its subject from this message.
  if (subject !== null)
    await unit.trx
      .updateTable('ticket')
      .set({ subject: null })
      .where('id', '=', ticketId)
      .where('subject', '=', subject)
      .execute();
  await recountTicket(unit, ticketId);
};

/**
 * The same content elsewhere: answers kept for retries, what a move would restore, what a
 * receiver of events answered.
 */
const forgetCopies = async (unit: Unit, ticketId: string, blobs: string[]): Promise<void> => {
  await forgetAnswers(unit);
  await sql`update webhook_delivery set response = null where response is not null
    and position in (select position from event where ticket_id = ${ticketId})`.execute(unit.trx);
  await sql`delete from upload where blob = any(${blobs}::text[])`.execute(unit.trx);
  await sql`
    update message_move set before = jsonb_set(jsonb_set(jsonb_set(jsonb_set(before,
        '{from,before,counters,lastText}', '""'), '{from,after,counters,lastText}', '""'),
        '{to,before,counters,lastText}', '""'), '{to,after,counters,lastText}', '""')
    where (from_ticket_id = ${ticketId} or to_ticket_id = ${ticketId}) and before ? 'from'`.execute(unit.trx);
  await sql`update outbox set before = null where before is not null
    and message_id in (select id from message where ticket_id = ${ticketId})`.execute(unit.trx);
};
