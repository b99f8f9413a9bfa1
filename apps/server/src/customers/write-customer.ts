import { type changeCustomerBody, type createCustomerBody, HiloError } from '@hilo/api';
import { type Actor, normaliseIdentity } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { requireCalendar } from '../calendars/require-calendar.ts';
import { lockCustomer } from './lock-customer.ts';
import { suggestByTag } from './suggest-same-person.ts';

/** @throws resource.conflict, naming whose an identity is already */
export const createCustomer = async (
  app: App,
  actor: Actor,
  body: z.infer<typeof createCustomerBody>,
): Promise<string> => {
  authorise(actor, 'customers.write');
  return inTransaction(app, actor, async (unit) => {
    const customerId = unit.newId();
    await unit.trx
      .insertInto('customer')
      .values({
        id: customerId,
        name: body.name,
        isOrganisation: body.isOrganisation,
        about: body.about,
        locale: body.locale,
        searchName: sql<string>`hilo_search_name(${body.name ?? ''})`,
        createdAt: unit.now,
        updatedAt: unit.now,
      })
      .execute();
    unit.emit({ type: 'customer.created', customerId, facts: {} });
    for (const identity of body.identities) await insertIdentity(unit, customerId, identity);
    return customerId;
  });
};

/** @throws resource.changed, request.invalid */
export const changeCustomer = async (
  app: App,
  actor: Actor,
  customerId: string,
  body: z.infer<typeof changeCustomerBody>,
  { ifVersion }: { ifVersion?: number } = {},
): Promise<void> => {
  authorise(actor, 'customers.write');
  await inTransaction(app, actor, async (unit) => {
    const before = await lockCustomer(unit, customerId, ifVersion);
    const fields = (['name', 'about', 'locale', 'segment', 'place', 'organisationId'] as const).filter(
      (name) => body[name] !== undefined && body[name] !== before[name],
    );
    if (fields.length === 0) return;
    if (body.place) await requireCalendar(unit.trx, body.place, 'place');
    if (body.organisationId) await mustBeOrganisation(unit, customerId, body.organisationId);
    await unit.trx
      .updateTable('customer')
      .set({
        ...Object.fromEntries(fields.map((name) => [name, body[name]])),
        ...(body.name !== undefined ? { searchName: sql<string>`hilo_search_name(${body.name ?? ''})` } : {}),
        version: sql`version + 1`,
        updatedAt: unit.now,
      })
      .where('id', '=', customerId)
      .execute();
    unit.emit({ type: 'customer.changed', customerId, facts: { fields } });
  });
};

const mustBeOrganisation = async (unit: Unit, customerId: string, id: string): Promise<void> => {
  const row = await unit.trx
    .selectFrom('customer')
    .select('isOrganisation')
    .where('id', '=', id)
    .where('restrictedAt', 'is', null)
    .where('mergedInto', 'is', null)
    .executeTakeFirst();
  if (!row?.isOrganisation || id === customerId)
    throw new HiloError('request.invalid', 'This is not an organisation that people can belong to.');
};

type Given = { kind: string; value: string };

/** @throws resource.conflict, naming whose it is: joining two customers is a move, with its reasons */
export const addIdentity = async (
  app: App,
  actor: Actor,
  customerId: string,
  given: Given,
): Promise<string> => {
  authorise(actor, 'customers.write');
  return inTransaction(app, actor, async (unit) => {
    await lockCustomer(unit, customerId);
    const id = await insertIdentity(unit, customerId, given);
    await touch(unit, customerId);
    return id;
  });
};

const insertIdentity = async (unit: Unit, customerId: string, given: Given): Promise<string> => {
  if (/[:\s]/.test(given.kind)) throw new HiloError('request.invalid', 'There is no such kind of identity.');
  const value = normaliseIdentity(given.kind, given.value);
  const identityId = unit.newId();
  const made = await unit.trx
    .insertInto('identity')
    .values({ id: identityId, customerId, kind: given.kind, value, createdAt: unit.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) {
    const other = await unit.trx
      .selectFrom('identity')
      .select(['id', 'customerId'])
      .where('kind', '=', given.kind)
      .where('value', '=', value)
      .executeTakeFirst();
    throw new HiloError('resource.conflict', 'This identity belongs to a customer already.', {
      customerId: other?.customerId ?? null,
      identityId: other?.id ?? null,
    });
  }
  unit.emit({ type: 'identity.added', customerId, facts: { identityId, kind: given.kind } });
  await suggestByTag(unit, customerId, { kind: given.kind, value });
  return identityId;
};

/** Removes an identity nobody has written with; one that has is moved to the customer whose it is. @throws resource.conflict */
export const removeIdentity = async (
  app: App,
  actor: Actor,
  customerId: string,
  identityId: string,
): Promise<void> => {
  authorise(actor, 'customers.write');
  await inTransaction(app, actor, async (unit) => {
    await lockCustomer(unit, customerId);
    const { rows } = await sql<{ isUsed: boolean }>`
      select exists (select from message where author_identity_id = identity.id)
        or exists (select from arrival where sender_identity_id = identity.id)
        or exists (select from identity_move where identity.id = any(identity_ids)) as is_used
      from identity where id = ${identityId} and customer_id = ${customerId}`.execute(unit.trx);
    if (!rows[0]) throw new HiloError('resource.notFound', 'This customer has no such identity.');
    if (rows[0].isUsed)
      throw new HiloError('resource.conflict', 'Messages were written with this identity. Move it instead.');
    await unit.trx.deleteFrom('identity').where('id', '=', identityId).execute();
    await touch(unit, customerId);
    unit.emit({ type: 'customer.changed', customerId, facts: { fields: ['identities'] } });
  });
};

export const touch = async (unit: Unit, customerId: string): Promise<void> => {
  await unit.trx
    .updateTable('customer')
    .set({ version: sql`version + 1`, updatedAt: unit.now })
    .where('id', '=', customerId)
    .execute();
};

/** "Not the same person": an agent's word. Joining is a move. @throws resource.notFound */
export const dismissSuggestion = async (
  app: App,
  actor: Actor,
  customerId: string,
  suggestionId: string,
): Promise<void> => {
  authorise(actor, 'customers.write');
  await inTransaction(app, actor, async (unit) => {
    await lockCustomer(unit, customerId);
    const decided = await unit.trx
      .updateTable('customerSuggestion')
      .set({ decidedAt: unit.now, decision: 'dismissed' })
      .where('id', '=', suggestionId)
      .where('decidedAt', 'is', null)
      .where((where) =>
        where.or([where('customerId', '=', customerId), where('otherCustomerId', '=', customerId)]),
      )
      .executeTakeFirst();
    if (decided.numUpdatedRows === 0n)
      throw new HiloError('resource.notFound', 'There is no such suggestion, or it is decided.');
    unit.emit({ type: 'customer.changed', customerId, facts: { fields: ['suggestions'] } });
  });
};
