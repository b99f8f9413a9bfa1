import { HiloError } from '@hilo/api';
import { type Actor, isAllowed } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { presentSettings } from '../channels/settings.ts';
import { readFieldValues } from '../fields/field-values.ts';
import { exportElsewhere } from './export-elsewhere.ts';
import { exportMessages, readable } from './export-messages.ts';

/**
 * Everything kept about a person (GDPR art. 15 and 20), piece by piece as JSON: for machines, and as plain text in
 * `readable`. Other people are numbered and what they wrote is withheld (art. 15.4). `elsewhere` is what she wrote, or
 * was written to her, in the matters of others. Files come as addresses that work for some hours. @throws resource.notFound, customer.restricted, before the first piece
 */
export const exportCustomer = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  customerId: string,
): Promise<AsyncGenerator<string>> => {
  authorise(actor, 'customers.export');
  const customer = await app.db
    .selectFrom('customer')
    .select([
      'id',
      'name',
      'isOrganisation',
      'locale',
      'segment',
      'place',
      'about',
      'createdAt',
      'restrictedAt',
    ])
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (!customer) throw new HiloError('resource.notFound', 'There is no such customer.');
  // Blocked data are for authorities alone: whoever may erase may hand them out.
  if (customer.restrictedAt !== null && !isAllowed(actor, 'customers.erase'))
    throw new HiloError('customer.restricted', 'The data of this customer are blocked.');
  await inTransaction(app, actor, async (unit) =>
    unit.emit({ type: 'customer.exported', customerId, facts: {} }),
  );
  return pieces(app, await ownAddresses(app, hub), customer);
};

const ownAddresses = async (app: App, hub: ChannelHub): Promise<string[]> => {
  const rows = await app.db.selectFrom('channel').select(['kind', 'settings']).execute();
  return rows.flatMap(({ kind, settings }) => {
    const adapter = hub.kinds.get(kind)?.adapter;
    return adapter
      ? adapter.ownParties(presentSettings(adapter, settings).settings).map((party) => party.value)
      : [];
  });
};

type Exported = { id: string; name: string | null; createdAt: Date } & Record<string, unknown>;

async function* pieces(app: App, own: string[], customer: Exported): AsyncGenerator<string> {
  const identities = await app.db
    .selectFrom('identity')
    .select(['id', 'kind', 'value', 'displayName', 'verifiedAt', 'createdAt'])
    .where('customerId', '=', customer.id)
    .orderBy('createdAt')
    .execute();
  const shown = identities.map(({ kind, ...one }) => ({
    ...one,
    kind: kind.replace(/^blocked\.[^:]*:/, ''),
  }));
  const fields = await readFieldValues(app.db, 'customer', customer.id);
  yield `{"format":"hilo.customer.1","exportedAt":${JSON.stringify(app.now())},"customer":${JSON.stringify({ ...customer, fields })},"identities":${JSON.stringify(shown)},"tickets":[`;
  const mine = new Set(identities.map((one) => one.value));
  const tickets = await app.db
    .selectFrom('ticket')
    .select(['id', 'trackingKey', 'subject', 'kind', 'status', 'tags', 'reason', 'disposition'])
    .select(['createdAt', 'resolvedAt'])
    .where('customerId', '=', customer.id)
    .where('mergedInto', 'is', null)
    .orderBy('createdAt')
    .execute();
  for (const [at, ticket] of tickets.entries())
    yield `${at === 0 ? '' : ','}${JSON.stringify(await exportTicket(app, ticket, mine, own))}`;
  yield '],"elsewhere":[';
  let isFirst = true;
  for await (const one of exportElsewhere(app, customer.id, mine, own)) {
    yield `${isFirst ? '' : ','}${JSON.stringify(one)}`;
    isFirst = false;
  }
  const events = await sql`
    select type, at, actor_type, ticket_id, facts from event where customer_id = ${customer.id}
      or ticket_id in (select id from ticket where customer_id = ${customer.id})
    order by position`.execute(app.db);
  yield `],"events":${JSON.stringify(events.rows)}}`;
}

type TicketRow = { id: string; trackingKey: string; subject: string | null; createdAt: Date };

const exportTicket = async (app: App, ticket: TicketRow, mine: Set<string>, own: string[]) => {
  const { messages, hide } = await exportMessages(app, ticket.id, mine, own);
  const { rows: clocks } = await sql<{ note: string | null }>`
    select kind, rule, state, started_at, due_at, ended_at, end_reason, note from clock
    where ticket_id = ${ticket.id} order by started_at, due_at, id`.execute(app.db);
  const subject = ticket.subject === null ? null : hide.text(ticket.subject);
  return {
    ...ticket,
    subject,
    fields: await readFieldValues(app.db, 'ticket', ticket.id),
    messages,
    clocks: clocks.map((clock) => ({ ...clock, note: clock.note === null ? null : hide.text(clock.note) })),
    readable: readable(`${ticket.trackingKey}  ${subject ?? ''}`, messages),
  };
};
