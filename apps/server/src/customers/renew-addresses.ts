import { normaliseIdentity } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { suggestSamePerson } from './suggest-same-person.ts';
import { touch } from './write-customer.ts';

type Stored = { id: string; customerId: string; value: string };

/**
 * Brings addresses that were stored before a domain was written as it travels in mail to today's normal form: whoever
 * writes from one would not be known again. Each is a transaction of its own; twice is harmless. Where somebody is
 * already known by the normal form, both stay, and joining them is suggested to an agent: a machine joins nobody.
 * @returns how many identities were renewed, and how many stayed because theirs is taken
 */
export const renewAddresses = async (app: App): Promise<{ renewed: number; taken: number }> => {
  const outcomes = { renewed: 0, taken: 0 };
  for (const stored of await readOld(app)) {
    const outcome = await inTransaction(app, { type: 'system' }, (unit) => renew(unit, stored));
    if (outcome) outcomes[outcome] += 1;
  }
  if (outcomes.renewed + outcomes.taken > 0) app.log.info(outcomes, 'customers.addressesRenewed');
  return outcomes;
};

/** Only what is not plain ASCII can have another form today. */
const readOld = async (app: App): Promise<Stored[]> => {
  const { rows } = await sql<Stored>`
    select id, customer_id, value from identity where kind = 'mailAddress' and value ~ '[^ -~]' order by id`.execute(
    app.db,
  );
  return rows.filter(({ value }) => normaliseIdentity('mailAddress', value) !== value);
};

const renew = async (unit: Unit, stored: Stored): Promise<'renewed' | 'taken' | null> => {
  const value = normaliseIdentity('mailAddress', stored.value);
  const { rows } = await sql<{ customerId: string }>`
    select customer_id from identity where kind = 'mailAddress' and value = ${value}`.execute(unit.trx);
  const holder = rows[0];
  if (holder) {
    await suggestSamePerson(unit, stored.customerId, holder.customerId, false);
    return 'taken';
  }
  // Another node may have been quicker, or somebody has just written from it: that is for the next start.
  const { numAffectedRows } = await sql`
    update identity set value = ${value} where id = ${stored.id} and value = ${stored.value}
      and not exists (select from identity as other where other.kind = 'mailAddress' and other.value = ${value})`.execute(
    unit.trx,
  );
  if (numAffectedRows !== 1n) return null;
  await renewParticipant(unit, stored.value, value);
  await touch(unit, stored.customerId);
  return 'renewed';
};

/** Whoever takes part in a ticket is known there by the address alone. */
const renewParticipant = async (unit: Unit, old: string, value: string): Promise<void> => {
  await sql`
    delete from participant where kind = 'mailAddress' and value = ${old} and exists (select from participant as same
      where same.ticket_id = participant.ticket_id and same.kind = 'mailAddress' and same.value = ${value})`.execute(
    unit.trx,
  );
  await sql`update participant set value = ${value} where kind = 'mailAddress' and value = ${old}`.execute(
    unit.trx,
  );
};
