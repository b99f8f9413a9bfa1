import type { RuleTestDto } from '@hilo/api';
import { type Actor, matchRule, type Rule, type RuleFacts } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { languageOf } from './gather-facts.ts';

const most = 200;

type Row = {
  id: string;
  trackingKey: string;
  subject: string | null;
  tags: string[];
  channelId: string;
  sender: string | null;
  recipients: string[];
  messageSubject: string | null;
  text: string;
  locale: string | null;
  organisationId: string | null;
};

/**
 * Which of the newest tickets a rule would have matched by their first message, and by which of its words. Changes
 * nothing. Tags are those that a ticket has now. @throws auth.forbidden
 */
export const testRule = async (
  app: App,
  actor: Actor,
  rule: Pick<Rule, 'match' | 'conditions'>,
): Promise<RuleTestDto> => {
  authorise(actor, 'rules.write');
  const { rows } = await sql<Row>`
    select recent.id, tracking_key, recent.subject, tags, first.channel_id, identity.value as sender,
      array(select party->>'value' from jsonb_array_elements(
        coalesce(parties->'to', '[]') || coalesce(parties->'cc', '[]')) as party) as recipients,
      first.subject as message_subject, first.text, customer.locale, customer.organisation_id
    from (select ticket.* from ticket join customer on customer.id = ticket.customer_id
        where ticket.merged_into is null and restricted_at is null
        order by last_message_at desc, ticket.id desc limit ${most}) as recent
      join customer on customer.id = recent.customer_id
      join lateral (select * from message where message.ticket_id = recent.id and direction = 'in'
        and redacted_at is null order by occurred_at, message.id limit 1) as first on true
      left join identity on identity.id = first.author_identity_id`.execute(app.db);
  const items = rows.flatMap((row) => {
    const reasons = matchRule(rule, factsOf(row));
    if (reasons === null) return [];
    const { id: ticketId, trackingKey, subject, sender } = row;
    return [{ ticketId, trackingKey, subject, sender, reasons }];
  });
  return { tested: rows.length, items };
};

const factsOf = (row: Row): RuleFacts => ({
  sender: row.sender ?? '',
  recipients: row.recipients,
  subject: row.messageSubject ?? '',
  text: row.text,
  tags: row.tags,
  channelId: row.channelId,
  language: languageOf(row.locale, `${row.messageSubject ?? ''}\n${row.text}`),
  organisationId: row.organisationId,
});
