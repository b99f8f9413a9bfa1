import {
  type CustomerView,
  readTrackingKey,
  type TicketStatus,
  viewOfCustomer,
  type WaitingOn,
} from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';

/** What a key alone shows: how the matter stands and by when what happens. No name, subject, text or address. */
export type FollowUp = {
  /** Where the messages are by now; never shown. */
  ticketId: string;
  customerId: string;
  /** As it was asked for, in our spelling. */
  key: string;
  view: CustomerView;
  receivedAt: Date;
  answeredAt: Date | null;
  /** Since when something is unanswered. */
  waitingSince: Date | null;
  resolvedAt: Date | null;
  /** Past where the promise was not kept. */
  answerBy: Date | null;
  solutionBy: Date | null;
  /** The latest that the law allows, and whether it counts hours. */
  lawBy: Date | null;
  isLawByHours: boolean;
  /** Until when she has time to complete what is missing; null once that is over. */
  cureBy: Date | null;
};

type Row = Omit<FollowUp, 'key' | 'view'> & {
  status: TicketStatus;
  waitingOn: WaitingOn | null;
  hasOwner: boolean;
};

/** Null for a key that is none, that nobody has, or whose customer's data are blocked: one answer for all of them. */
export const readFollowUp = async (app: App, typed: string): Promise<FollowUp | null> => {
  const read = readTrackingKey(typed.slice(0, 40));
  const { rows } = await sql<Row>`
    select ticket.id as ticket_id, ticket.customer_id, ticket.status, ticket.waiting_on, ticket.waiting_since,
      ticket.owner_id is not null as has_owner, ticket.resolved_at,
      coalesce((select min(occurred_at) from message where message.ticket_id = ticket.id and direction = 'in'),
        ticket.created_at) as received_at,
      (select max(occurred_at) from message where message.ticket_id = ticket.id and direction = 'out'
        and kind = 'message' and not is_forward and counts_as_answer is distinct from false
        and coalesce(delivery, 'sent') in ('sent', 'delivered', 'read', 'unknown')) as answered_at,
      (select min(due_at) from clock where clock.ticket_id = ticket.id and ended_at is null
        and clock.kind in ('firstAnswer', 'nextAnswer')) as answer_by,
      (select min(due_at) from clock where clock.ticket_id = ticket.id and ended_at is null
        and clock.kind = 'solution' and clock.state <> 'paused') as solution_by,
      (select min(due_at) from clock where clock.ticket_id = ticket.id and ended_at is null
        and clock.kind = 'legal' and is_binding) as law_by,
      exists (select from clock where clock.ticket_id = ticket.id and ended_at is null
        and clock.kind = 'legal' and is_binding and trace->>'unit' = 'hours') as is_law_by_hours,
      (select min(due_at) from clock where clock.ticket_id = ticket.id and ended_at is null
        and clock.kind = 'cure' and clock.state = 'running') as cure_by
    from ticket as named join ticket on ticket.id = hilo_ticket_home(named.id)
      join customer on customer.id = ticket.customer_id
    where named.tracking_key = ${read.ok ? read.key : ''} and customer.restricted_at is null
      and customer.erased_at is null`.execute(app.db);
  const row = rows[0];
  if (!row || !read.ok) return null;
  const { status, waitingOn, hasOwner, ...shown } = { ...row, ...earliest(row) };
  const view = viewOfCustomer({
    status,
    waitingOn,
    hasOwner,
    isUnanswered: row.waitingSince !== null,
    hasAnswer: row.answeredAt !== null,
  });
  return { ...shown, key: read.key, view };
};

/** Where the law wants an answer sooner than it was promised, it comes by then. */
const earliest = ({ answerBy, lawBy }: Pick<FollowUp, 'answerBy' | 'lawBy'>): Pick<FollowUp, 'answerBy'> => ({
  answerBy: answerBy && lawBy && lawBy < answerBy ? lawBy : answerBy,
});
