import type { Rule, RuleFacts } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { App } from '../app/app.ts';
import type { Kinds } from '../conversations/mail-ticket.ts';
import { askedBy, capabilitiesOf, languageOf, readHeldFields } from './gather-facts.ts';

type Row = {
  id: string;
  trackingKey: string;
  subject: string | null;
  customerId: string;
  tags: string[];
  channelId: string;
  channelKind: string;
  sender: string | null;
  recipients: string[];
  messageSubject: string | null;
  text: string;
  locale: string | null;
  organisationId: string | null;
};
type PastMessage = Pick<Row, 'trackingKey' | 'subject' | 'sender'> & {
  ticketId: string;
  facts: RuleFacts;
};

/**
 * What rules would have known of messages that came before. The customer and the custom fields are as they are now.
 * @param tickets picks rows of `ticket`, newest first
 * @param which the message that opened each, or the customer's last one
 */
export const readPastMessages = async (
  app: App,
  kinds: Kinds,
  rules: readonly Pick<Rule, 'conditions'>[],
  tickets: RawBuilder<unknown>,
  which: 'first' | 'last',
): Promise<PastMessage[]> => {
  const { rows } = await sql<Row>`
    select recent.id, tracking_key, recent.subject, recent.customer_id, tags, message.channel_id,
      channel.kind as channel_kind, identity.value as sender,
      array(select party->>'value' from jsonb_array_elements(
        coalesce(parties->'to', '[]') || coalesce(parties->'cc', '[]')) as party) as recipients,
      message.subject as message_subject, message.text, customer.locale, customer.organisation_id
    from (${tickets}) as recent
      join customer on customer.id = recent.customer_id
      join lateral (select * from message where message.ticket_id = recent.id and direction = 'in'
        and redacted_at is null order by occurred_at ${order[which]}, message.id ${order[which]} limit 1) as message on true
      join channel on channel.id = message.channel_id
      left join identity on identity.id = message.author_identity_id
    order by last_message_at desc, recent.id desc`.execute(app.db);
  const asked = askedBy(rules);
  const held = asked.has('customField')
    ? await readHeldFields(
        app.db,
        rows.map(({ id, customerId }) => ({ ticketId: id, customerId })),
      )
    : () => new Map();
  return rows.map((row) => ({
    ticketId: row.id,
    trackingKey: row.trackingKey,
    subject: row.subject,
    sender: row.sender,
    facts: {
      sender: row.sender ?? '',
      recipients: row.recipients,
      subject: row.messageSubject ?? '',
      text: row.text,
      tags: row.tags,
      channelId: row.channelId,
      language: languageOf(row.locale, `${row.messageSubject ?? ''}\n${row.text}`),
      organisationId: row.organisationId,
      capabilities: capabilitiesOf(kinds.get(row.channelKind)?.adapter.capabilities),
      customFields: held({ ticketId: row.id, customerId: row.customerId }),
    },
  }));
};

const order = { first: sql.raw('asc'), last: sql.raw('desc') };
