import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { exportMessages, readable } from './export-messages.ts';

/**
 * What a person wrote in the matters of others, or was sent there: she was copied, or answered in their place. Ticket by
 * ticket, without what the matter is called or whose it is.
 */
export async function* exportElsewhere(
  app: App,
  customerId: string,
  mine: ReadonlySet<string>,
  own: readonly string[],
) {
  const { rows } = await sql<{ id: string }>`
    select ticket.id from ticket where ticket.customer_id <> ${customerId} and ticket.id in (
      select message.ticket_id from message join identity on identity.id = message.author_identity_id
        where identity.customer_id = ${customerId}
      union select participant.ticket_id from participant join identity
        on regexp_replace(identity.kind, '^blocked\\.[^:]*:', '') = participant.kind
          and identity.value = participant.value
        where identity.customer_id = ${customerId})
    order by ticket.created_at, ticket.id`.execute(app.db);
  for (const { id } of rows) {
    const { messages } = await exportMessages(app, id, mine, own, { isOthers: true });
    if (messages.length > 0) yield { messages, readable: readable('', messages).trim() };
  }
}
