import { HiloError, type moveIdentitiesBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { lockCustomer } from './lock-customer.ts';
import { touch } from './write-customer.ts';

type Kept = { isMerge: boolean; peopleIds: string[]; suggestionIds: string[] };

/** Tickets that came by these identities: who wrote first in them, or whom we wrote to first. */
const ticketsOf = async (unit: Unit, customerId: string, identityIds: string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select ticket.id from ticket
      cross join lateral (select direction, author_identity_id, parties from message
        where message.ticket_id = ticket.id and kind = 'message' and (direction = 'out' or author_identity_id in
          (select id from identity where customer_id = ${customerId}))
        order by (direction = 'in') desc, occurred_at, id limit 1) as first
    where ticket.customer_id = ${customerId}
      and (first.author_identity_id = any(${identityIds}::uuid[])
        or (first.direction = 'out' and exists (select from identity
          where identity.id = any(${identityIds}::uuid[])
            and first.parties->'to'->0->>'kind' = identity.kind
            and first.parties->'to'->0->>'value' = identity.value)))`.execute(unit.trx);
  return rows.map((row) => row.id);
};

/**
 * Moves identities to another customer with the tickets that came by them; all of them is a merge, and takes every
 * ticket and the people of an organisation along. An agent's word, with the reasons; `undoMove` is the inverse.
 * @throws resource.notFound, customer.restricted, resource.conflict, request.invalid
 */
export const moveIdentities = async (
  app: App,
  actor: Actor,
  fromCustomerId: string,
  body: z.infer<typeof moveIdentitiesBody>,
): Promise<{ moveId: string }> => {
  authorise(actor, 'customers.write');
  const { toCustomerId } = body;
  if (toCustomerId === fromCustomerId)
    throw new HiloError('request.invalid', 'These are one and the same customer.');
  return inTransaction(app, actor, async (unit) => {
    const locked = new Map<string, Awaited<ReturnType<typeof lockCustomer>>>();
    for (const id of [fromCustomerId, toCustomerId].sort()) locked.set(id, await lockCustomer(unit, id));
    if (locked.get(fromCustomerId)!.isOrganisation !== locked.get(toCustomerId)!.isOrganisation)
      throw new HiloError('request.invalid', 'A person and an organisation are not one.');
    const all = await unit.trx
      .selectFrom('identity')
      .select('id')
      .where('customerId', '=', fromCustomerId)
      .orderBy('id')
      // Before the tickets are looked for: an arrival by one of them is placed whole before this, or after it.
      .forNoKeyUpdate()
      .execute();
    const identityIds = [...new Set(body.identityIds ?? all.map((row) => row.id))].sort();
    if (!identityIds.every((id) => all.some((row) => row.id === id)))
      throw new HiloError('resource.notFound', 'This customer has no such identity.');
    const isMerge = identityIds.length === all.length;
    const ticketIds = isMerge
      ? (
          await unit.trx.selectFrom('ticket').select('id').where('customerId', '=', fromCustomerId).execute()
        ).map((row) => row.id)
      : await ticketsOf(unit, fromCustomerId, identityIds);
    await carry(unit, identityIds, ticketIds, fromCustomerId, toCustomerId, 'identityMoved');
    const kept: Kept = { isMerge, peopleIds: [], suggestionIds: [] };
    if (isMerge) {
      const people = await unit.trx
        .updateTable('customer')
        .set({ organisationId: toCustomerId })
        .where('organisationId', '=', fromCustomerId)
        .returning('id')
        .execute();
      kept.peopleIds = people.map((row) => row.id);
      await unit.trx
        .updateTable('customer')
        .set({ mergedInto: toCustomerId })
        .where('id', '=', fromCustomerId)
        .execute();
      kept.suggestionIds = await decideBetween(unit, fromCustomerId, toCustomerId);
    }
    const moveId = await keepMove(unit, actor, {
      identityIds,
      ticketIds,
      fromCustomerId,
      toCustomerId,
      evidence: { reasons: body.reasons, note: body.note },
      before: kept,
      undoes: null,
    });
    return { moveId };
  });
};

/**
 * Takes a move back: its identities and tickets return, and so do tickets that came by these identities since.
 * @throws move.undone, move.overtaken when a later move took some of the same rows
 */
export const undoMove = async (app: App, actor: Actor, moveId: string): Promise<{ moveId: string }> => {
  authorise(actor, 'customers.write');
  return inTransaction(app, actor, async (unit) => {
    const move = await unit.trx
      .selectFrom('identityMove')
      .selectAll()
      .where('id', '=', moveId)
      .forUpdate()
      .executeTakeFirst();
    if (!move) throw new HiloError('resource.notFound', 'There is no such move.');
    const undone = await unit.trx
      .selectFrom('identityMove')
      .select('id')
      .where('undoes', '=', moveId)
      .executeTakeFirst();
    if (undone || move.undoes) throw new HiloError('move.undone', 'This move was taken back already.');
    const { fromCustomerId: home, toCustomerId: away, identityIds, ticketIds } = move;
    const { isMerge, peopleIds, suggestionIds } = move.before as Kept;
    await lockForUndo(unit, home, away, isMerge);
    await sql`select from identity where id = any(${identityIds}::uuid[]) order by id for no key update`.execute(
      unit.trx,
    );
    const { rows } = await sql<{ here: number }>`
      select (select count(*) from identity where id = any(${identityIds}::uuid[]) and customer_id = ${away})
        + (select count(*) from ticket where id = any(${ticketIds}::uuid[]) and customer_id = ${away}) as here`.execute(
      unit.trx,
    );
    if (Number(rows[0]!.here) !== identityIds.length + ticketIds.length)
      throw new HiloError('move.overtaken', 'A later move took some of the same. Undo that first.');
    const back = [...new Set([...ticketIds, ...(await ticketsOf(unit, away, identityIds))])];
    await carry(unit, identityIds, back, away, home, 'moveUndone');
    if (peopleIds.length > 0)
      await unit.trx
        .updateTable('customer')
        .set({ organisationId: home })
        .where('id', 'in', peopleIds)
        .where('organisationId', '=', away)
        .execute();
    if (suggestionIds.length > 0)
      await unit.trx
        .updateTable('customerSuggestion')
        .set({ decidedAt: null, decision: null })
        .where('id', 'in', suggestionIds)
        .execute();
    const id = await keepMove(unit, actor, {
      identityIds,
      ticketIds: back,
      fromCustomerId: away,
      toCustomerId: home,
      evidence: { reasons: ['agentSaidSo'], note: null },
      before: { isMerge: false, peopleIds: [], suggestionIds: [] },
      undoes: moveId,
    });
    return { moveId: id };
  });
};

const lockForUndo = async (unit: Unit, home: string, away: string, isMerge: boolean): Promise<void> => {
  const rows = await unit.trx
    .selectFrom('customer')
    .select(['id', 'mergedInto', 'restrictedAt'])
    .where('id', 'in', [home, away])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (rows.some((row) => row.restrictedAt !== null))
    throw new HiloError('customer.restricted', 'The data of one of these customers are blocked.');
  const mergedOf = (id: string) => rows.find((row) => row.id === id)?.mergedInto ?? null;
  if (mergedOf(home) !== (isMerge ? away : null) || mergedOf(away) !== null)
    throw new HiloError('move.overtaken', 'One of these customers was joined to another. Undo that first.');
  if (isMerge)
    await unit.trx.updateTable('customer').set({ mergedInto: null }).where('id', '=', home).execute();
};

const carry = async (
  unit: Unit,
  identityIds: string[],
  ticketIds: string[],
  from: string,
  to: string,
  why: string,
): Promise<void> => {
  if (identityIds.length > 0)
    await unit.trx.updateTable('identity').set({ customerId: to }).where('id', 'in', identityIds).execute();
  // In one order, as everything that locks more than one ticket.
  await sql`select from ticket where id = any(${ticketIds}::uuid[]) order by id for no key update`.execute(
    unit.trx,
  );
  await sql`update ticket set customer_id = ${to}, version = version + 1, updated_at = ${unit.now}
    where id = any(${ticketIds}::uuid[])`.execute(unit.trx);
  for (const ticketId of ticketIds)
    unit.emit({ type: 'ticket.customerChanged', ticketId, customerId: to, facts: { from, to, why } });
  await touch(unit, from);
  await touch(unit, to);
};

const decideBetween = async (unit: Unit, one: string, other: string): Promise<string[]> => {
  const rows = await unit.trx
    .updateTable('customerSuggestion')
    .set({ decidedAt: unit.now, decision: 'joined' })
    .where('decidedAt', 'is', null)
    .where('customerId', 'in', [one, other])
    .where('otherCustomerId', 'in', [one, other])
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
};

type NewMove = {
  identityIds: string[];
  ticketIds: string[];
  fromCustomerId: string;
  toCustomerId: string;
  evidence: { reasons: string[]; note: string | null };
  before: Kept;
  undoes: string | null;
};

const keepMove = async (unit: Unit, actor: Actor, move: NewMove): Promise<string> => {
  const id = unit.newId();
  await unit.trx
    .insertInto('identityMove')
    .values({
      ...move,
      id,
      evidence: JSON.stringify(move.evidence),
      before: JSON.stringify(move.before),
      movedBy: actor.type === 'agent' ? actor.agentId : null,
      movedAt: unit.now,
    })
    .execute();
  const { identityIds, fromCustomerId, toCustomerId, undoes } = move;
  for (const customerId of [fromCustomerId, toCustomerId])
    unit.emit({
      type: 'identity.moved',
      customerId,
      facts: { identityIds, fromCustomerId, toCustomerId, moveId: id, undoes },
    });
  return id;
};
