import type { BlockedIdentityDto, listBlockedQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { pageFrom, readCursor } from '../app/cursor.ts';

/** Who is not heard, the newest first, so that somebody can see them all and hear them again. Nobody restricted. */
export const listBlocked = async (
  app: App,
  actor: Actor,
  query: z.output<typeof listBlockedQuery>,
): Promise<{ items: BlockedIdentityDto[]; nextCursor: string | null }> => {
  authorise(actor, 'customers.read');
  const cursor = readCursor(query.cursor);
  let rows = app.db
    .selectFrom('identity')
    .innerJoin('customer', 'customer.id', 'identity.customerId')
    .select([
      'identity.id',
      'identity.kind',
      'identity.value',
      'identity.blockedAt',
      'identity.blockedBy',
      'identity.customerId',
      'customer.name as customerName',
    ])
    .where('identity.blockedAt', 'is not', null)
    .where('customer.restrictedAt', 'is', null)
    .orderBy('identity.blockedAt', 'desc')
    .orderBy('identity.id', 'desc')
    .limit(query.limit + 1);
  if (cursor)
    rows = rows.where(
      sql<boolean>`(identity.blocked_at, identity.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    );
  const page = pageFrom(await rows.execute(), query.limit, (row) => ({ at: row.blockedAt!, id: row.id }));
  return {
    items: page.items.map(({ customerId, customerName, blockedAt, blockedBy, ...row }) => ({
      ...row,
      customer: { id: customerId, name: customerName },
      blockedAt: blockedAt!.toISOString(),
      blockedById: blockedBy,
    })),
    nextCursor: page.nextCursor,
  };
};
