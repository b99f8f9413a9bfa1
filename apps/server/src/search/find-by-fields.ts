import type { SearchResult } from '@hilo/api';
import { lastMark } from '@hilo/db';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { presentCustomerRow, selectCustomerRows } from '../customers/list-customers.ts';
import { searchTerms } from './search-words.ts';
import { isTimeout, withTimeLimit } from './time-limit.ts';

const limitMs = 300;
type Found = { ticketIds: string[]; customers: SearchResult['customers']; isPartial: boolean };
const nothing = (isPartial: boolean): Found => ({ ticketIds: [], customers: [], isPartial });

/** Tickets and customers by the words in one of their custom fields, the newest change first. */
export const findByFields = async (app: App, text: string, limit: number): Promise<Found> => {
  const terms = searchTerms(text);
  if (terms.length === 0) return nothing(false);
  const all = sql.join(
    terms.map((forms) => {
      const any = forms.map((form) => sql`hilo_search_word(${form})`);
      return sql`words @@ (${sql.join(any, sql` || `)})`;
    }),
    sql` and `,
  );
  try {
    const { rows } = await withTimeLimit(app.db, limitMs, (trx) =>
      sql<{ ticketId: string | null; customerId: string | null }>`${sql.raw(lastMark)}
        select ticket_id, customer_id from field_value join field on field.id = field_id
        where field.archived_at is null and words is not null and ${all}
        order by field_value.updated_at desc limit ${Math.min(limit, 10)}`.execute(trx),
    );
    const customerIds = rows.flatMap(({ customerId }) => (customerId ? [customerId] : []));
    const customers =
      customerIds.length === 0
        ? []
        : await selectCustomerRows(app.db)
            .where('customer.id', 'in', customerIds)
            .where('customer.restrictedAt', 'is', null)
            .where('customer.mergedInto', 'is', null)
            .execute();
    return {
      ticketIds: rows.flatMap(({ ticketId }) => (ticketId ? [ticketId] : [])),
      customers: customers.map(presentCustomerRow),
      isPartial: false,
    };
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return nothing(true);
  }
};
