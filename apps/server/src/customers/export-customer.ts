import { HiloError } from '@hilo/api';
import type { Party } from '@hilo/channel-kit';
import { type Actor, isAllowed } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { presentSettings } from '../channels/settings.ts';
import { readFieldValues } from '../fields/field-values.ts';
import { signFile } from '../files/sign-file.ts';
import { hideOthers } from './hide-others.ts';

/**
 * Everything kept about a person (GDPR art. 15 and 20), piece by piece as JSON: for machines, and as plain text in
 * `readable`. Other people are numbered and what they wrote is withheld (art. 15.4). Files come as addresses that work
 * for some hours. @throws resource.notFound, customer.restricted, before the first piece
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
  const events = await sql`
    select type, at, actor_type, ticket_id, facts from event where customer_id = ${customer.id}
      or ticket_id in (select id from ticket where customer_id = ${customer.id})
    order by position`.execute(app.db);
  yield `],"events":${JSON.stringify(events.rows)}}`;
}

type TicketRow = { id: string; trackingKey: string; subject: string | null; createdAt: Date };

const exportTicket = async (app: App, ticket: TicketRow, mine: Set<string>, own: string[]) => {
  const rows = await app.db
    .selectFrom('message')
    .leftJoin('identity', 'identity.id', 'message.authorIdentityId')
    .select(['message.id', 'message.kind', 'message.direction', 'message.authorName', 'message.occurredAt'])
    .select(['message.subject', 'message.text', 'message.quotedText', 'message.parties'])
    .select(['identity.value as address', 'message.authorAgentId'])
    .where('message.ticketId', '=', ticket.id)
    .orderBy('message.occurredAt')
    .orderBy('message.id')
    .execute();
  const files = await app.db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.messageId')
    .select(['attachment.id', 'attachment.messageId', 'attachment.name', 'attachment.type'])
    .select(['attachment.size', 'attachment.blob'])
    .where('message.ticketId', '=', ticket.id)
    .orderBy('attachment.position')
    .execute();
  const partiesOf = (row: (typeof rows)[number]): Party[] => {
    const { to = [], cc = [] } = row.parties as { to?: Party[]; cc?: Party[] };
    return [...to, ...cc];
  };
  const others = rows.flatMap((row) => [
    ...partiesOf(row),
    ...(row.direction === 'in' && row.address !== null
      ? [{ kind: '', value: row.address, name: row.authorName }]
      : []),
  ]);
  const hide = hideOthers(others.filter((one) => !mine.has(one.value) && !own.includes(one.value)));
  const messages = rows.map((row) => {
    const isOther = row.direction === 'in' && (row.address === null || !mine.has(row.address));
    return {
      id: row.id,
      kind: row.kind,
      direction: row.direction,
      at: row.occurredAt.toISOString(),
      from: isOther ? hide.label(row.address ?? '') : row.direction === 'in' ? row.address : row.authorName,
      to: partiesOf(row).map((party) =>
        mine.has(party.value) || own.includes(party.value) ? party.value : hide.label(party.value),
      ),
      isWithheld: isOther,
      subject: isOther || row.subject === null ? null : hide.text(row.subject),
      text: isOther ? null : hide.text(row.text),
      quotedText: isOther || row.quotedText === null ? null : hide.text(row.quotedText),
      files: isOther
        ? []
        : files
            .filter((file) => file.messageId === row.id && file.blob !== null)
            .map(({ id, name, type, size }) => ({
              id,
              name: name === null ? null : hide.text(name),
              type,
              size,
              url: signFile(app, id),
            })),
    };
  });
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
    readable: [
      `${ticket.trackingKey}  ${subject ?? ''}`,
      ...messages.map(
        (message) =>
          `\n${message.at}  ${message.from ?? ''}\n${message.text ?? '[withheld]'}${message.files
            .map((file) => `\n  + ${file.name ?? 'file'} (${file.size} bytes)`)
            .join('')}`,
      ),
    ].join('\n'),
  };
};
