import type { ContactArrival, Party, Received } from '@hilo/channel-kit';
import { normaliseIdentity } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { ArrivalChannel } from './receive.ts';
import { recordArrival } from './record-arrival.ts';

/**
 * Somebody says where else she can be answered in her ticket, in the place of what she said before, or takes it back.
 * It is her word and no proof: the address takes part in this one ticket and is joined to nobody.
 */
export const placeContact = async (
  unit: Unit,
  channel: ArrivalChannel,
  arrival: ContactArrival,
): Promise<Received['outcome']> => {
  const own = await findOwn(unit, arrival.from, arrival.trackingKey);
  if (own === null) {
    await recordArrival(unit, channel.id, arrival, { outcome: 'ignored', why: 'notHerTicket' });
    return 'ignored';
  }
  const { ticketId, identityId } = own;
  const { reachableAt } = arrival;
  const value = reachableAt && normaliseIdentity(reachableAt.kind, reachableAt.value);
  const removed = await sql`
    delete from participant where ticket_id = ${ticketId} and left_by = ${identityId}
      and (${value}::text is null or (kind, value) <> (${reachableAt?.kind ?? ''}, ${value ?? ''}))
    returning kind`.execute(unit.trx);
  if (removed.rows.length > 0)
    unit.emit({ type: 'participant.removed', ticketId, facts: { role: 'customer' } });
  if (reachableAt && value !== null) {
    const added = await unit.trx
      .insertInto('participant')
      .values({
        ticketId,
        kind: reachableAt.kind,
        value,
        name: reachableAt.name,
        role: 'customer',
        since: unit.now,
        leftBy: identityId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('ticketId')
      .executeTakeFirst();
    if (added) unit.emit({ type: 'participant.added', ticketId, facts: { role: 'customer' } });
  }
  await recordArrival(unit, channel.id, arrival, { outcome: 'placed', why: 'contact' });
  return 'placed';
};

/** Where the party has written, or what is her customer's: the ticket with this key; null where it is not hers. */
export const ownTicket = async (unit: Unit, from: Party, trackingKey: string): Promise<string | null> =>
  (await findOwn(unit, from, trackingKey))?.ticketId ?? null;

const findOwn = async (
  unit: Unit,
  from: Party,
  trackingKey: string,
): Promise<{ ticketId: string; identityId: string } | null> => {
  const { rows } = await sql<{ ticketId: string; identityId: string }>`
    select home.id as ticket_id, identity.id as identity_id
    from ticket join ticket as home on home.id = hilo_ticket_home(ticket.id)
    join identity on identity.kind = ${from.kind} and identity.value = ${from.value}
    where ticket.tracking_key = ${trackingKey} and identity.blocked_at is null
      and (home.customer_id = identity.customer_id or exists (select from message
        where message.ticket_id = home.id and author_identity_id = identity.id))`.execute(unit.trx);
  return rows[0] ?? null;
};
