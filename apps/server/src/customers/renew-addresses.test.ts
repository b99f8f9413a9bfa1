import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { readCustomer } from './read-customer.ts';
import { renewAddresses } from './renew-addresses.ts';

const world = await createWorld();
const { app, mail, place, agents } = world;

/** Somebody who wrote while a domain was still stored as it was typed. */
const wroteOnce = async (stored: string) => {
  const arrival = mail(stored);
  const { ticketId } = await place(arrival);
  return { ticketId, ref: arrival.thread.ownRef!, customerId: (await world.ticket(ticketId)).customerId };
};
const identitiesOf = async (customerId: string): Promise<string[]> =>
  (await readCustomer(app, agents.agent, customerId)).identities.map(({ value }) => value);

it('knows somebody again whose address was stored as it is typed', async () => {
  const { customerId, ticketId, ref } = await wroteOnce('ana@españa.example');
  await sql`insert into participant (ticket_id, kind, value, role, since)
    values (${ticketId}, 'mailAddress', 'ana@xn--espaa-rta.example', 'copied', ${app.now()})
    on conflict do nothing`.execute(app.db);
  // What stands in the name of a box may well be no ASCII, and stays.
  const kept = await wroteOnce('ñandú@pampa.example');
  expect(await renewAddresses(app)).toEqual({ renewed: 1, taken: 0 });
  expect(await renewAddresses(app)).toEqual({ renewed: 0, taken: 0 });
  expect(await identitiesOf(customerId)).toEqual(['ana@xn--espaa-rta.example']);
  expect(await identitiesOf(kept.customerId)).toEqual(['ñandú@pampa.example']);
  const again = await place(
    mail('ana@xn--espaa-rta.example', {
      thread: { refs: [ref], ownRef: null, nativeThread: null, replyTokens: [] },
    }),
  );
  expect(again.ticketId).toBe(ticketId);
  const { rows } = await sql<{ value: string }>`
    select distinct value from participant where ticket_id = ${ticketId}`.execute(app.db);
  expect(rows.map(({ value }) => value)).toEqual(['ana@xn--espaa-rta.example']);
});

it('joins nobody by itself where the address has come in both forms, and suggests it', async () => {
  const old = await wroteOnce('eva@peña.example');
  const today = await wroteOnce('eva@xn--pea-8ma.example');
  expect(await renewAddresses(app)).toEqual({ renewed: 0, taken: 1 });
  expect(await renewAddresses(app)).toEqual({ renewed: 0, taken: 1 });
  expect(await identitiesOf(old.customerId)).toEqual(['eva@peña.example']);
  const { suggestions } = await readCustomer(app, agents.agent, today.customerId);
  expect(suggestions).toMatchObject([{ customer: { id: old.customerId }, reasons: ['sameAddress'] }]);
});
