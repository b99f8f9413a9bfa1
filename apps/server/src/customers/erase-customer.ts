import { type ErasureReportDto, HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { releaseBlobs } from '../files/remove-unshared.ts';
import { type Erasing, eraseRows, type Gone } from './erase-rows.ts';
import { type Erased, findEchoes } from './find-echoes.ts';
import { findMentions, tellingNames } from './find-mentions.ts';
import { findUnread } from './find-unread.ts';
import { withMerged } from './lock-customer.ts';

/**
 * Erases a person for good; only who is blocked can be erased. The ledger keeps ids, so that the erasure is replayed
 * after a backup from before it was restored. Safe to call again: what a crash left on the disk is removed then.
 * @returns what was taken out, and what other people wrote in words of their own, which stays
 * @throws resource.notFound; resource.conflict where the customer is not blocked
 */
export const eraseCustomer = async (
  app: App,
  actor: Actor,
  customerId: string,
): Promise<ErasureReportDto> => {
  authorise(actor, 'customers.erase');
  const { names, ...known } = await readKnown(app, customerId);
  const unread = await findUnread(app, known.values);
  const echoes = await findEchoes(app, known);
  const { gone, blobs } = await inTransaction(app, actor, async (unit) => {
    const customer = await unit.trx
      .selectFrom('customer')
      .select(['restrictedAt', 'erasedAt', 'mergedInto'])
      .where('id', '=', customerId)
      .forUpdate()
      .executeTakeFirst();
    if (!customer) throw new HiloError('resource.notFound', 'There is no such customer.');
    if (customer.restrictedAt === null)
      throw new HiloError('resource.conflict', 'Block the data first; only then they can be erased.');
    const customerIds = await withMerged(unit, customerId);
    const identities = await unit.trx
      .selectFrom('identity')
      .select('id')
      .where('customerId', 'in', customerIds)
      .execute();
    const identityIds = identities.map((row) => row.id);
    const gone = await eraseRows(unit, { customerIds, identityIds, unread, echoes });
    for (const id of customerIds) await writeLedger(unit, actor, id, identityIds, gone.blobs);
    if (customer.erasedAt === null) unit.emit({ type: 'customer.erased', customerId, facts: {} });
    return { gone, blobs: await ledgerBlobs(unit, customerId) };
  });
  await releaseBlobs(app, blobs);
  return report(gone, await findMentions(app, tellingNames(known.values, names)));
};

const report = (
  { messages, files, quotations, originals }: Gone,
  wordsOfOthers: ErasureReportDto['notReached']['wordsOfOthers'],
): ErasureReportDto => ({ messages, files, quotations, originals, notReached: { wordsOfOthers } });

/**
 * Erases again, after a restore, everybody who was erased since that backup was made.
 * @returns how many people were found again
 */
export const replayErasures = async (app: App): Promise<number> => {
  const ledger = await app.db.selectFrom('erasureLedger').selectAll().orderBy('erasedAt').execute();
  let found = 0;
  for (const entry of ledger) {
    const { rows } = await sql<{ id: string; customerId: string; value: string }>`
      select id, customer_id, value from identity
      where id = any(${entry.identityIds}::uuid[]) or customer_id = ${entry.customerId}`.execute(app.db);
    const known: Erased = {
      customerIds: [entry.customerId],
      identityIds: rows.map((row) => row.id),
      values: stillThere(rows),
    };
    const unread = await findUnread(app, known.values);
    const echoes = await findEchoes(app, known);
    const { isFound, blobs } = await inTransaction(app, { type: 'system' }, async (unit) => {
      const erasing = await foundAgain(unit, entry.customerId, entry.identityIds);
      if (erasing === null) return { isFound: false, blobs: entry.blobs };
      const gone = await eraseRows(unit, { ...erasing, unread, echoes });
      unit.emit({ type: 'customer.erased', customerId: entry.customerId, facts: {} });
      return { isFound: true, blobs: [...entry.blobs, ...gone.blobs] };
    });
    if (isFound) found++;
    await releaseBlobs(app, blobs);
  }
  return found;
};

/** Those of a ledger entry that are in the tables again; also under a customer they were joined from later. */
const foundAgain = async (
  unit: Unit,
  customerId: string,
  identityIds: string[],
): Promise<Pick<Erasing, 'customerIds' | 'identityIds'> | null> => {
  const { rows } = await sql<{ id: string }>`
    select id from customer where id = ${customerId}
    union select owner.customer_id from identity as owner where owner.id = any(${identityIds}::uuid[])
      and not exists (select from identity as other where other.customer_id = owner.customer_id
        and other.id <> all(${identityIds}::uuid[]))`.execute(unit.trx);
  const customerIds = [...new Set((await Promise.all(rows.map((row) => withMerged(unit, row.id)))).flat())];
  const identities = await sql<{ id: string; isErased: boolean }>`
    select id, value = 'erased:' || id as is_erased from identity
    where id = any(${identityIds}::uuid[]) or customer_id = any(${customerIds}::uuid[])`.execute(unit.trx);
  const customers = await sql<{ n: number }>`
    select count(*) as n from customer where id = any(${customerIds}::uuid[]) and erased_at is null`.execute(
    unit.trx,
  );
  if (customers.rows[0]!.n === 0 && identities.rows.every((row) => row.isErased)) return null;
  return { customerIds, identityIds: identities.rows.map((row) => row.id) };
};

const writeLedger = async (
  unit: Unit,
  actor: Actor,
  customerId: string,
  identityIds: string[],
  blobs: string[],
): Promise<void> => {
  await sql`
    insert into erasure_ledger (customer_id, identity_ids, blobs, erased_by, erased_at)
    values (${customerId}, ${identityIds}::uuid[], ${blobs}::text[],
      ${actor.type === 'agent' ? actor.agentId : null}, ${unit.now})
    on conflict (customer_id) do update set
      identity_ids = array(select distinct unnest(erasure_ledger.identity_ids || excluded.identity_ids)),
      blobs = array(select distinct unnest(erasure_ledger.blobs || excluded.blobs))`.execute(unit.trx);
};

const ledgerBlobs = async (unit: Unit, customerId: string): Promise<string[]> => {
  const row = await unit.trx
    .selectFrom('erasureLedger')
    .select('blobs')
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  return row.blobs;
};

/** The person and whoever was joined to them: ids, addresses and names, as far as they are still there. */
const readKnown = async (app: App, customerId: string): Promise<Erased & { names: (string | null)[] }> => {
  const { rows: customers } = await sql<{ id: string; name: string | null }>`
    with recursive joined as (
      select ${customerId}::uuid as id
      union select customer.id from joined join customer on customer.merged_into = joined.id)
    select id, name from customer where id in (select id from joined)`.execute(app.db);
  const customerIds = customers.map((row) => row.id);
  const { rows } = await sql<{ id: string; value: string; displayName: string | null }>`
    select id, value, display_name from identity where customer_id = any(${customerIds}::uuid[])`.execute(
    app.db,
  );
  return {
    customerIds,
    identityIds: rows.map((row) => row.id),
    values: stillThere(rows),
    names: [...customers.map((row) => row.name), ...rows.map((row) => row.displayName)],
  };
};

const stillThere = (rows: { id: string; value: string }[]): string[] =>
  rows.filter(({ id, value }) => value !== `erased:${id}`).map(({ value }) => value);
