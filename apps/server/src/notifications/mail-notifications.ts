import type { NoticeKind } from '@hilo/core';
import { sql } from 'kysely';
import type { SendStaffMail } from '../agents/send-staff-mail.ts';
import type { App } from '../app/app.ts';
import { noticeMail } from './notice-words.ts';

/** At most one mail an agent in this time. */
const mailEveryMs = 10 * 60_000;
/** So long something stays unread before it is mailed: who is at the desk sees it there. */
const mailAfterMs = 2 * 60_000;

type Due = {
  id: string;
  kind: NoticeKind;
  times: number;
  tickets: number;
  ticketId: string;
  trackingKey: string;
};

/**
 * Mails agents what they chose to be mailed and have not read. Claimed before it is sent, so that two nodes and a
 * crash send it once at most; given back where sending failed, to be tried with the next mail. @returns how many mails
 */
export const mailNotifications = async (
  app: App,
  send: SendStaffMail,
  publicUrl: () => string,
): Promise<number> => {
  const { rows: agents } = await sql<{ id: string; email: string; name: string; locale: string }>`
    select agent.id, email, agent.name, locale from agent
      left join notification_choice on notification_choice.agent_id = agent.id
    where deactivated_at is null
      and (notification_choice.mailed_at is null or notification_choice.mailed_at <= ${ago(app, mailEveryMs)})
      and exists (select from notification where agent_id = agent.id and by_mail and read_at is null
        and notification.mailed_at is null and made_at <= ${ago(app, mailAfterMs)})`.execute(app.db);
  let mails = 0;
  for (const agent of agents) {
    const due = await claim(app, agent.id);
    if (due.length === 0) continue;
    const base = publicUrl();
    const lines = due.map((one) => ({
      ...one,
      link:
        one.tickets > 1
          ? `${base}/tickets?view=${one.kind === 'opened' ? 'unassigned' : 'mine'}`
          : `${base}/tickets/${one.ticketId}`,
    }));
    try {
      await send({
        to: agent.email,
        name: agent.name,
        ...noticeMail(agent.locale, agent.name, lines, `${base}/account/notifications`),
      });
      mails++;
    } catch (error) {
      app.log.warn({ err: error, agentId: agent.id }, 'notifications.mailFailed');
      await sql`update notification set mailed_at = null
        where id = any(${due.map(({ id }) => id)}::uuid[])`.execute(app.db);
    }
  }
  return mails;
};

const ago = (app: App, ms: number): Date => new Date(app.now().getTime() - ms);

/** What is due of an agent, taken by this node alone: nothing where another was quicker. */
const claim = (app: App, agentId: string): Promise<Due[]> =>
  app.db.transaction().execute(async (trx) => {
    // Who never chose anything is told as is usual.
    const turn = await sql`
      insert into notification_choice (agent_id, choice, mailed_at) values (${agentId}, '{}', ${app.now()})
      on conflict (agent_id) do update set mailed_at = excluded.mailed_at
      where notification_choice.mailed_at is null
        or notification_choice.mailed_at <= ${ago(app, mailEveryMs)}`.execute(trx);
    if (turn.numAffectedRows !== 1n) return [];
    const { rows } = await sql<Due>`
      with due as (
        update notification set mailed_at = ${app.now()} from ticket join customer on customer.id = ticket.customer_id
        where ticket.id = notification.ticket_id and customer.restricted_at is null
          and agent_id = ${agentId} and by_mail and read_at is null and notification.mailed_at is null
        returning notification.id, notification.kind, notification.times, 1 + cardinality(other_ticket_ids) as tickets,
          notification.made_at,
          ticket.id as ticket_id, ticket.tracking_key)
      select id, kind, times, tickets, ticket_id, tracking_key from due order by made_at desc`.execute(trx);
    return rows;
  });
