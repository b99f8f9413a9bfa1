import type { Party } from '@hilo/channel-kit';
import type { DB } from '@hilo/db';
import { type Kysely, sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { Moments } from '../live/moments.ts';
import { type Kinds, mailTicket } from './mail-ticket.ts';
import { wordsFor } from './words-for.ts';
import { fileNames, wordsAndFiles, writeConversation } from './write-conversation.ts';

/** Who is still there may just be slow: it is looked at again. */
const lookAgainMs = 60_000;
const batch = 50;

/**
 * Sends by mail what was answered on one of our pages and not read there: all that is unread of a ticket in one mail,
 * once. Where no address is known the answer stays unread, as the thread shows. Several nodes may look at once.
 * @returns how many tickets were mailed
 */
export const mailUnread = async (
  app: App,
  kinds: Kinds,
  moments: Moments,
  publicUrl: () => string,
): Promise<number> => {
  const { rows } = await sql<{ ticketId: string }>`
    select distinct ticket_id from unread_answer where due_at <= ${app.now()} limit ${batch}`.execute(app.db);
  let mailed = 0;
  for (const { ticketId } of rows)
    try {
      const isMailed = await inTransaction(app, { type: 'system' }, (unit) =>
        mailOne(unit, kinds, moments, ticketId, publicUrl()),
      );
      if (isMailed) mailed++;
    } catch (error) {
      // One that cannot be mailed keeps no other from it.
      app.log.error({ err: error, ticketId }, 'unread.mailFailed');
      await lookAgain(app.db, ticketId, app.now());
    }
  return mailed;
};

const lookAgain = async (db: Kysely<DB>, ticketId: string, now: Date): Promise<void> => {
  await db
    .updateTable('unreadAnswer')
    .set({ dueAt: new Date(now.getTime() + lookAgainMs) })
    .where('ticketId', '=', ticketId)
    .execute();
};

/** `customerId`: who it was written to; several may speak in one ticket whose matters were joined. */
type Unread = {
  customerId: string;
  messageId: string;
  text: string;
  files: string[];
  authorName: string | null;
  delivery: string | null;
  isRedacted: boolean;
};

const mailOne = async (
  unit: Unit,
  kinds: Kinds,
  moments: Moments,
  ticketId: string,
  publicUrl: string,
): Promise<boolean> => {
  const ticket = await unit.trx
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select(['ticket.trackingKey', 'ticket.customerId', 'customer.restrictedAt', 'ticket.mergedInto'])
    .where('ticket.id', '=', ticketId)
    .forUpdate('ticket')
    .executeTakeFirst();
  if (!ticket) return false;
  const { rows } = await sql<Unread>`
    select coalesce((select identity.customer_id from jsonb_array_elements(parties->'to') as party
        join identity on identity.kind = party->>'kind' and identity.value = party->>'value' limit 1),
        ${ticket.customerId}::uuid) as customer_id,
      message.id as message_id, text, ${fileNames} as files, author_name, delivery, redacted_at is not null as is_redacted
    from unread_answer join message on message.id = unread_answer.message_id
    where unread_answer.ticket_id = ${ticketId} order by occurred_at, message.id`.execute(unit.trx);
  const there = new Set(moments.of('customer').map(({ customerId }) => customerId));
  const readers = Map.groupBy(rows, ({ customerId }) => customerId);
  if (rows.some(({ customerId }) => there.has(customerId))) await lookAgain(unit.trx, ticketId, unit.now);
  let isMailed = false;
  for (const [customerId, hers] of readers) {
    if (there.has(customerId)) continue;
    const ids = hers.map(({ messageId }) => messageId);
    await unit.trx.deleteFrom('unreadAnswer').where('messageId', 'in', ids).execute();
    const unread = hers.filter(({ delivery, isRedacted }) => delivery === 'sent' && !isRedacted);
    const to =
      ticket.restrictedAt || ticket.mergedInto
        ? null
        : await addressOf(unit, { ...ticket, id: ticketId }, customerId);
    if (unread.length === 0 || to === null) continue;
    const spoken = await wordsFor(unit, ticketId);
    const letter = writeConversation(spoken, {
      lead: spoken.words.unread(unread.at(-1)!.authorName ?? spoken.words.us),
      said: unread.map(({ text, files }) => ({ head: null, text: wordsAndFiles(spoken, text, files) })),
      trackingKey: ticket.trackingKey,
      publicUrl,
    });
    isMailed = (await mailTicket(unit, kinds, ticketId, to, letter)) !== null || isMailed;
  }
  return isMailed;
};

/**
 * Where a customer said that she can be answered in this ticket, else an address that is proved to be hers. Who left
 * an address in another's ticket left it for what is written to her.
 */
const addressOf = async (
  unit: Unit,
  ticket: { id: string; customerId: string },
  customerId: string,
): Promise<Party | null> => {
  const isHers = ticket.customerId === customerId;
  const { rows } = await sql<Party>`
    select kind, value, name from (
      select kind, value, name, 0 as rank, since as at from participant
        where ticket_id = ${ticket.id} and role = 'customer' and kind = 'mailAddress'
          and (left_by in (select id from identity where customer_id = ${customerId})
            or (${isHers}::boolean and left_by is null))
      union all
      select kind, value, display_name, 1, coalesce(verified_at, created_at) from identity
        where customer_id = ${customerId} and kind = 'mailAddress' and blocked_at is null
          and (verified_at is not null or exists (select from message
            where message.ticket_id = ${ticket.id} and author_identity_id = identity.id))
    ) as known order by rank, at desc limit 1`.execute(unit.trx);
  return rows[0] ?? null;
};
