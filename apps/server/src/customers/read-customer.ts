import { type CustomerDto, HiloError } from '@hilo/api';
import { type Actor, isAllowed } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { unreadAmong } from '../tickets/is-unread.ts';
import { presentTicketRow, selectTicketRows } from '../tickets/ticket-rows.ts';
import { presentCustomerRow, selectCustomerRows } from './list-customers.ts';

/**
 * A customer with identities, newest tickets (at most 50), open suggestions and moves (at most 50). Whoever may erase
 * sees of a blocked customer that it is blocked, and nothing else. @throws resource.notFound
 */
export const readCustomer = async (app: App, actor: Actor, customerId: string): Promise<CustomerDto> => {
  authorise(actor, 'customers.read');
  const row = await selectCustomerRows(app.db)
    .select(['customer.about', 'customer.locale', 'customer.version', 'customer.createdAt'])
    .select(['customer.restrictedAt', 'customer.organisationId', 'customer.mergedInto'])
    .select(['customer.segment', 'customer.place'])
    .where('customer.id', '=', customerId)
    .executeTakeFirst();
  if (!row || (row.restrictedAt !== null && !isAllowed(actor, 'customers.erase')))
    throw new HiloError('resource.notFound', 'There is no such customer.');
  const shell = {
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    restrictedAt: row.restrictedAt?.toISOString() ?? null,
    mergedInto: row.mergedInto,
  };
  const counts = await countTickets(app, customerId);
  if (row.restrictedAt !== null)
    return {
      ...presentCustomerRow({ ...row, name: null, address: null }),
      ...shell,
      ...counts,
      about: '',
      locale: null,
      segment: null,
      place: null,
      organisation: null,
      identities: [],
      tickets: [],
      suggestions: [],
      moves: [],
    };
  const [identities, tickets, organisation, suggestions, moves] = await Promise.all([
    app.db
      .selectFrom('identity')
      .select(['id', 'kind', 'value', 'displayName', 'verifiedAt', 'blockedAt', 'createdAt'])
      .where('customerId', '=', customerId)
      .orderBy('createdAt')
      .orderBy('kind')
      .orderBy('id')
      .limit(200)
      .execute(),
    selectTicketRows(app.db)
      .where('ticket.customerId', '=', customerId)
      .where('ticket.mergedInto', 'is', null)
      .orderBy('ticket.lastMessageAt', 'desc')
      .limit(50)
      .execute(),
    app.db
      .selectFrom('customer')
      .select(['id', 'name'])
      .where('id', '=', row.organisationId)
      .where('restrictedAt', 'is', null)
      .executeTakeFirst(),
    openSuggestions(app, customerId),
    movesOf(app, customerId),
  ]);
  const unread = await unreadAmong(
    app.db,
    actor,
    tickets.map(({ id }) => id),
  );
  return {
    ...presentCustomerRow(row),
    ...shell,
    ...counts,
    about: row.about,
    locale: row.locale,
    segment: row.segment,
    place: row.place,
    organisation: organisation ?? null,
    identities: identities.map((one) => ({
      ...one,
      verifiedAt: one.verifiedAt?.toISOString() ?? null,
      blockedAt: one.blockedAt?.toISOString() ?? null,
      createdAt: one.createdAt.toISOString(),
    })),
    tickets: tickets.map((ticket) => presentTicketRow(ticket, unread)),
    suggestions,
    moves,
  };
};

const countTickets = async (app: App, customerId: string) => {
  const { rows } = await sql<{ openTicketCount: number; ticketCount: number }>`
    select count(*) as ticket_count, count(*) filter (where status <> 'resolved') as open_ticket_count
    from ticket where customer_id = ${customerId} and merged_into is null`.execute(app.db);
  return rows[0]!;
};

const openSuggestions = async (app: App, customerId: string): Promise<CustomerDto['suggestions']> => {
  const rows = await selectCustomerRows(app.db)
    .innerJoin('customerSuggestion', (join) =>
      join.on(
        sql<boolean>`(customer_suggestion.customer_id = ${customerId} and customer.id = other_customer_id)
          or (other_customer_id = ${customerId} and customer.id = customer_suggestion.customer_id)`,
      ),
    )
    .select(['customerSuggestion.id as suggestionId', 'customerSuggestion.reasons'])
    .where('customerSuggestion.decidedAt', 'is', null)
    .where('customer.restrictedAt', 'is', null)
    .where('customer.mergedInto', 'is', null)
    .limit(20)
    .execute();
  return rows.map((row) => ({
    id: row.suggestionId,
    customer: presentCustomerRow(row),
    reasons: row.reasons as string[],
  }));
};

const movesOf = async (app: App, customerId: string): Promise<CustomerDto['moves']> => {
  const rows = await app.db
    .selectFrom('identityMove as move')
    .leftJoin('identityMove as undoing', 'undoing.undoes', 'move.id')
    .select(['move.id', 'move.identityIds', 'move.fromCustomerId', 'move.toCustomerId', 'move.evidence'])
    .select(['move.movedBy', 'move.movedAt', 'undoing.movedAt as undoneAt'])
    .where('move.undoes', 'is', null)
    .where((where) =>
      where.or([where('move.fromCustomerId', '=', customerId), where('move.toCustomerId', '=', customerId)]),
    )
    .orderBy('move.movedAt', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ movedBy, ...row }) => ({
    ...row,
    evidence: row.evidence as CustomerDto['moves'][number]['evidence'],
    movedById: movedBy,
    movedAt: row.movedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }));
};
