import { type CustomerView, type TicketStatus, viewOfCustomer, type WaitingOn } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import type { Access } from './access-codes.ts';

/** One of her other matters, as she may know of it. */
export type OwnTicket = {
  ticketId: string;
  key: string;
  subject: string | null;
  view: CustomerView;
  at: Date;
};

type Row = Omit<OwnTicket, 'view'> & {
  status: TicketStatus;
  waitingOn: WaitingOn | null;
  hasOwner: boolean;
  isUnanswered: boolean;
  hasAnswer: boolean;
};

const most = 20;

/**
 * The other matters of whoever proved who she is, newest first: those in which the same identity wrote, and all of its
 * customer's where it is proved otherwise, too. By an address that was left, none: its code says nothing of the rest.
 */
export const readOwnTickets = async (app: App, access: Access): Promise<OwnTicket[]> => {
  const { customerId, identityId, ticketId, left } = access;
  if (left !== null) return [];
  const { rows } = await sql<Row>`
    select ticket.id as ticket_id, tracking_key as key, subject, last_message_at as at, status, waiting_on,
      owner_id is not null as has_owner, waiting_since is not null as is_unanswered,
      exists (select from message where message.ticket_id = ticket.id and direction = 'out' and kind = 'message'
        and not is_forward and counts_as_answer is distinct from false
        and coalesce(delivery, 'sent') in ('sent', 'delivered', 'read', 'unknown')) as has_answer
    from ticket where customer_id = ${customerId} and ticket.id <> ${ticketId} and merged_into is null and not is_spam
      and (exists (select from identity where id = ${identityId} and verified_at is not null)
        or exists (select from message where message.ticket_id = ticket.id
          and author_identity_id = ${identityId} and direction = 'in'))
    order by last_message_at desc, ticket.id desc limit ${most}`.execute(app.db);
  return rows.map(({ ticketId: id, key, subject, at, ...facts }) => ({
    ticketId: id,
    key,
    subject,
    at,
    view: viewOfCustomer(facts),
  }));
};

/** The same access to another of them: who proved it once is not asked again for each. Null where that is none of hers. */
export const accessAlso = async (app: App, access: Access, ticketId: string): Promise<Access | null> =>
  access.ticketId === ticketId
    ? access
    : (await readOwnTickets(app, access)).some((one) => one.ticketId === ticketId)
      ? { ...access, ticketId }
      : null;
