import {
  type changeDomainsBody,
  HiloError,
  type OrganisationViewDto,
  type TicketRow,
  whole,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { pageFrom, readCursor } from '../app/cursor.ts';
import { inTransaction } from '../app/transaction.ts';
import { unreadAmong } from '../tickets/is-unread.ts';
import { presentTicketRow, selectTicketRows } from '../tickets/ticket-rows.ts';
import { presentCustomerRow, selectCustomerRows } from './list-customers.ts';
import { lockCustomer } from './lock-customer.ts';

/** Under these everybody has an address: they say nothing of where somebody works. */
const everybodys = new Set(
  `gmail.com googlemail.com outlook.com outlook.es hotmail.com hotmail.es live.com msn.com yahoo.com yahoo.es
   ymail.com icloud.com me.com mac.com proton.me protonmail.com gmx.com gmx.es gmx.net aol.com mail.com zoho.com
   telefonica.net movistar.es terra.es orange.es ono.com euskaltel.net fastmail.com tutanota.com yandex.com`
    .split(/\s+/)
    .filter(Boolean),
);

/** @throws resource.notFound for a person, too */
export const readOrganisation = async (app: App, actor: Actor, id: string): Promise<OrganisationViewDto> => {
  authorise(actor, 'customers.read');
  return viewOf(app, id);
};

const viewOf = async (app: App, id: string): Promise<OrganisationViewDto> => {
  const { rows } = await sql<OrganisationViewDto>`
    select id, name,
      array(select domain from organisation_domain where customer_id = customer.id order by domain) as domains,
      (select count(*) from customer as one where one.organisation_id = customer.id
        and one.restricted_at is null and one.merged_into is null) as people_count,
      counted.ticket_count, counted.open_ticket_count
    from customer cross join lateral (
      select count(*) as ticket_count, count(*) filter (where status <> 'resolved') as open_ticket_count
      from ticket where merged_into is null and customer_id in (
        select customer.id union all
        select one.id from customer as one where one.organisation_id = customer.id and one.restricted_at is null)) as counted
    where id = ${id} and is_organisation and restricted_at is null and merged_into is null`.execute(app.db);
  const row = rows[0];
  if (!row) throw new HiloError('resource.notFound', 'There is no such organisation.');
  return row;
};

/** Tickets of the organisation itself and of its people, newest activity first. @throws resource.notFound */
export const listOrganisationTickets = async (
  app: App,
  actor: Actor,
  id: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<{ items: TicketRow[]; nextCursor: string | null }> => {
  authorise(actor, 'tickets.read');
  await viewOf(app, id);
  const cursor = readCursor(query.cursor);
  let rows = selectTicketRows(app.db)
    .where('ticket.mergedInto', 'is', null)
    .where('customer.restrictedAt', 'is', null)
    .where((where) => where.or([where('customer.id', '=', id), where('customer.organisationId', '=', id)]))
    .orderBy('ticket.lastMessageAt', 'desc')
    .orderBy('ticket.id', 'desc')
    .limit(query.limit + 1);
  if (cursor)
    rows = rows.where(
      sql<boolean>`(ticket.last_message_at, ticket.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    );
  const page = pageFrom(await rows.execute(), query.limit, (row) => ({ at: row.lastMessageAt, id: row.id }));
  const unread = await unreadAmong(
    app.db,
    actor,
    page.items.map((row) => row.id),
  );
  return { items: page.items.map((row) => presentTicketRow(row, unread)), nextCursor: page.nextCursor };
};

/**
 * Says under which domains the people of an organisation write. A domain is of one organisation.
 * @throws request.invalid for a domain of everybody's; resource.conflict, naming whose a domain is
 */
export const changeDomains = async (
  app: App,
  actor: Actor,
  id: string,
  { domains }: z.infer<typeof changeDomainsBody>,
): Promise<OrganisationViewDto> => {
  authorise(actor, 'customers.write');
  const wanted = [...new Set(domains)];
  const common = wanted.find((domain) => everybodys.has(domain));
  if (common)
    throw new HiloError('request.invalid', `${common} is a domain under which everybody has an address.`, {
      fields: [{ field: 'domains', problem: 'everybodys', domain: common }],
    });
  await inTransaction(app, actor, async (unit) => {
    const organisation = await lockCustomer(unit, id);
    if (!organisation.isOrganisation)
      throw new HiloError('request.invalid', 'Only an organisation has domains.');
    const removed = await sql`delete from organisation_domain
      where customer_id = ${id} and domain <> all(${wanted}::text[])`.execute(unit.trx);
    const added = await sql`insert into organisation_domain (domain, customer_id, created_at)
      select unnest(${wanted}::text[]), ${id}, ${unit.now} on conflict do nothing`.execute(unit.trx);
    const taken = await unit.trx
      .selectFrom('organisationDomain')
      .select(['domain', 'customerId'])
      .where('domain', 'in', ['', ...wanted])
      .where('customerId', '<>', id)
      .executeTakeFirst();
    if (taken)
      throw new HiloError('resource.conflict', `${taken.domain} is of another organisation.`, {
        customerId: taken.customerId,
        fields: [{ field: 'domains', problem: 'taken', domain: taken.domain }],
      });
    if (Number(removed.numAffectedRows) + Number(added.numAffectedRows) > 0)
      unit.emit({ type: 'customer.changed', customerId: id, facts: { fields: ['domains'] } });
  });
  return viewOf(app, id);
};

/**
 * To which organisation a person may belong: the domain of an address is one of its own, or colleagues who write from
 * that domain belong to it. Nothing is linked by itself. Empty for whoever belongs to one already.
 */
export const suggestOrganisations = async (app: App, actor: Actor, customerId: string) => {
  authorise(actor, 'customers.read');
  const { rows } = await sql<{ domain: string }>`
    select distinct split_part(value, '@', 2) as domain from identity
      join customer on customer.id = identity.customer_id
    where customer.id = ${customerId} and value like '%_@_%' and organisation_id is null
      and not is_organisation and restricted_at is null and merged_into is null`.execute(app.db);
  const domains = rows.map(({ domain }) => domain).filter((domain) => !everybodys.has(domain));
  if (domains.length === 0) return whole([]);
  const found = await sql<{ id: string; domain: string }>`
    select customer_id as id, domain from organisation_domain where domain = any(${domains}::text[])
    union
    select organisation_id, split_part(value, '@', 2) from (
      select value, customer_id from identity
      where ${sql.join(
        domains.map((domain) => sql`value like ${`%@${domain.replace(/[\\%_]/g, '\\$&')}`}`),
        sql` or `,
      )} limit 500) as near
      join customer on customer.id = near.customer_id
    where organisation_id is not null
    limit 5`.execute(app.db);
  const organisations = await selectCustomerRows(app.db)
    .where('customer.id', 'in', ['00000000-0000-0000-0000-000000000000', ...found.rows.map(({ id }) => id)])
    .where('customer.isOrganisation', '=', true)
    .where('customer.restrictedAt', 'is', null)
    .where('customer.mergedInto', 'is', null)
    .execute();
  return whole(
    organisations.map((row) => ({
      organisation: presentCustomerRow(row),
      domain: found.rows.find(({ id }) => id === row.id)!.domain,
    })),
  );
};
