import type { ContactArrival, Party, Received, TranscriptArrival } from '@hilo/channel-kit';
import { normaliseIdentity } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { ArrivalChannel } from './receive.ts';
import { recordArrival } from './record-arrival.ts';

/**
 * Somebody says where else she can be answered in her ticket. It is her word and no proof: the address takes part in
 * this one ticket and is joined to nobody.
 */
export const placeContact = async (
  unit: Unit,
  channel: ArrivalChannel,
  arrival: ContactArrival,
): Promise<Received['outcome']> => {
  const ticketId = await ownTicket(unit, arrival.from, arrival.trackingKey);
  if (ticketId === null) {
    await recordArrival(unit, channel.id, arrival, { outcome: 'ignored', why: 'notHerTicket' });
    return 'ignored';
  }
  const { kind, value, name } = arrival.reachableAt;
  const added = await unit.trx
    .insertInto('participant')
    .values({
      ticketId,
      kind,
      value: normaliseIdentity(kind, value),
      name,
      role: 'customer',
      since: unit.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('ticketId')
    .executeTakeFirst();
  if (added) unit.emit({ type: 'participant.added', ticketId, facts: { role: 'customer' } });
  await recordArrival(unit, channel.id, arrival, { outcome: 'placed', why: 'contact' });
  return 'placed';
};

/** The ticket with this key, where the party has written in it or it is her customer's; null where it is not hers. */
export const ownTicket = async (unit: Unit, from: Party, trackingKey: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select home.id from ticket join ticket as home on home.id = hilo_ticket_home(ticket.id)
    join identity on identity.kind = ${from.kind} and identity.value = ${from.value}
    where ticket.tracking_key = ${trackingKey} and identity.blocked_at is null
      and (home.customer_id = identity.customer_id or exists (select from message
        where message.ticket_id = home.id and author_identity_id = identity.id))`.execute(unit.trx);
  return rows[0]?.id ?? null;
};

/** Whether an address may be sent what was said: it is proved to be hers, or it is the one she left in this ticket. */
export const mayBeSentTo = async (
  unit: Unit,
  ticketId: string,
  { from, to }: TranscriptArrival,
): Promise<boolean> => {
  const value = normaliseIdentity(to.kind, to.value);
  const { rows } = await sql<{ ok: boolean }>`
    select exists (select from participant where ticket_id = ${ticketId} and kind = ${to.kind}
        and value = ${value} and role = 'customer')
      or exists (select from identity join identity as own on own.customer_id = identity.customer_id
        where identity.kind = ${to.kind} and identity.value = ${value} and identity.verified_at is not null
          and own.kind = ${from.kind} and own.value = ${from.value}) as ok`.execute(unit.trx);
  return rows[0]?.ok ?? false;
};
