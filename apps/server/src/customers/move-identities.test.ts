import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { listCustomers } from './list-customers.ts';
import { moveIdentities, undoMove } from './move-identities.ts';
import { readCustomer } from './read-customer.ts';
import {
  addIdentity,
  changeCustomer,
  createCustomer,
  dismissSuggestion,
  removeIdentity,
} from './write-customer.ts';

const world = await createWorld();
const { app, mail, place, agents } = world;
const { agent } = agents;
let people = 0;
const somebody = (name: string | null = null) => ({
  kind: 'mailAddress',
  value: `person${++people}@mail.example`,
  name,
});
const writes = async (from: ReturnType<typeof somebody>, more = {}) => {
  const placed = await place(mail(from, more));
  return { ...placed, customerId: (await world.ticket(placed.ticketId)).customerId };
};
const stateOf = async (...ids: string[]) => {
  const list = sql.join(ids.map((id) => sql`${id}::uuid`));
  const rows = async (query: ReturnType<typeof sql>) => (await query.execute(app.db)).rows;
  return {
    customers: await rows(
      sql`select to_jsonb(customer) - 'version' - 'updated_at' as row from customer where id in (${list}) or organisation_id in (${list}) order by id`,
    ),
    identities: await rows(
      sql`select to_jsonb(identity) as row from identity where customer_id in (${list}) order by id`,
    ),
    tickets: await rows(
      sql`select to_jsonb(ticket) - 'version' - 'updated_at' as row from ticket where customer_id in (${list}) order by id`,
    ),
    suggestions: await rows(
      sql`select to_jsonb(customer_suggestion) as row from customer_suggestion where customer_id in (${list}) order by id`,
    ),
  };
};
const merge = (from: string, to: string) =>
  moveIdentities(app, agent, from, { toCustomerId: to, reasons: ['agentSaidSo'], note: 'called' });

describe('merging customers', () => {
  it('takes identities, tickets and evidence along; undoing restores every row', async () => {
    const one = await writes(somebody());
    const other = await writes(somebody());
    const before = await stateOf(one.customerId, other.customerId);
    const { moveId } = await merge(one.customerId, other.customerId);
    const read = await readCustomer(app, agent, other.customerId);
    expect(read).toMatchObject({ ticketCount: 2, openTicketCount: 2 });
    expect(read.identities).toHaveLength(2);
    expect(read.moves).toMatchObject([
      { id: moveId, evidence: { reasons: ['agentSaidSo'], note: 'called' }, undoneAt: null },
    ]);
    expect(await readCustomer(app, agent, one.customerId)).toMatchObject({
      mergedInto: other.customerId,
      identities: [],
    });
    expect((await listCustomers(app, agent, { limit: 100 })).items.map((row) => row.id)).not.toContain(
      one.customerId,
    );
    await expect(changeCustomer(app, agent, one.customerId, { name: 'x' })).rejects.toMatchObject({
      code: 'resource.conflict',
    });
    await undoMove(app, agent, moveId);
    expect(await stateOf(one.customerId, other.customerId)).toEqual(before);
    await expect(undoMove(app, agent, moveId)).rejects.toMatchObject({ code: 'move.undone' });
  });

  it('is undone after later messages: what came by the identity goes home with it', async () => {
    const who = somebody();
    const one = await writes(who);
    const other = await writes(somebody());
    const { moveId } = await merge(one.customerId, other.customerId);
    const later = await writes(who);
    expect(later.customerId).toBe(other.customerId);
    await undoMove(app, agent, moveId);
    expect((await world.ticket(later.ticketId)).customerId).toBe(one.customerId);
    expect((await world.ticket(other.ticketId)).customerId).toBe(other.customerId);
    const key = (await world.ticket(later.ticketId)).trackingKey;
    expect((await place(mail(who, { subject: key }))).ticketId).toBe(later.ticketId);
  });

  it('refuses to be undone when a later move took the same', async () => {
    const [one, other, third] = [
      await writes(somebody()),
      await writes(somebody()),
      await writes(somebody()),
    ];
    const first = await merge(one.customerId, other.customerId);
    const second = await merge(other.customerId, third.customerId);
    await expect(undoMove(app, agent, first.moveId)).rejects.toMatchObject({ code: 'move.overtaken' });
    await undoMove(app, agent, second.moveId);
    await undoMove(app, agent, first.moveId);
    expect((await world.ticket(one.ticketId)).customerId).toBe(one.customerId);
  });

  it('of two against each other at once, one wins', async () => {
    const [one, other] = [await writes(somebody()), await writes(somebody())];
    const results = await Promise.allSettled([
      merge(one.customerId, other.customerId),
      merge(other.customerId, one.customerId),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('of organisations takes their people along and back', async () => {
    const house = await createCustomer(app, agent, {
      name: 'House',
      isOrganisation: true,
      about: '',
      locale: null,
      identities: [{ kind: 'mailAddress', value: 'info@house.example' }],
    });
    const firm = await createCustomer(app, agent, {
      name: 'Firm',
      isOrganisation: true,
      about: '',
      locale: null,
      identities: [],
    });
    const { customerId } = await writes(somebody());
    await changeCustomer(app, agent, customerId, { organisationId: house });
    const { moveId } = await merge(house, firm);
    expect(
      (await listCustomers(app, agent, { limit: 10, organisationId: firm })).items.map((row) => row.id),
    ).toEqual([customerId]);
    await undoMove(app, agent, moveId);
    expect((await readCustomer(app, agent, customerId)).organisation).toMatchObject({ id: house });
    await expect(merge(customerId, house)).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(changeCustomer(app, agent, house, { organisationId: customerId })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('moving a part', () => {
  it('takes the tickets that came by the identity, and no others', async () => {
    const [mine, wife] = [somebody(), somebody()];
    const one = await writes(mine);
    const hers = await writes(wife);
    await merge(hers.customerId, one.customerId);
    const apart = await createCustomer(app, agent, {
      name: 'Apart',
      isOrganisation: false,
      about: '',
      locale: null,
      identities: [],
    });
    const identity = (await readCustomer(app, agent, one.customerId)).identities.find(
      (each) => each.value === wife.value,
    )!;
    const before = await stateOf(one.customerId, apart);
    const { moveId } = await moveIdentities(app, agent, one.customerId, {
      toCustomerId: apart,
      identityIds: [identity.id],
      reasons: ['agentSaidSo'],
      note: null,
    });
    expect((await world.ticket(hers.ticketId)).customerId).toBe(apart);
    expect((await world.ticket(one.ticketId)).customerId).toBe(one.customerId);
    await undoMove(app, agent, moveId);
    expect(await stateOf(one.customerId, apart)).toEqual(before);
    await expect(
      moveIdentities(app, agent, apart, {
        toCustomerId: one.customerId,
        identityIds: [identity.id],
        reasons: [],
        note: null,
      }),
    ).rejects.toMatchObject({ code: 'resource.notFound' });
  });
});

describe('suggestions', () => {
  it('come with their reasons, join nothing, and are asked once', async () => {
    const base = somebody();
    const one = await writes(base);
    const tagged = await writes({ ...base, value: base.value.replace('@', '+shop@') });
    expect(tagged.customerId).not.toBe(one.customerId);
    const { suggestions } = await readCustomer(app, agent, one.customerId);
    expect(suggestions).toMatchObject([{ customer: { id: tagged.customerId }, reasons: ['plusTag'] }]);
    await dismissSuggestion(app, agent, tagged.customerId, suggestions[0]!.id);
    await writes({ ...base, value: base.value.replace('@', '+shop@') });
    expect((await readCustomer(app, agent, one.customerId)).suggestions).toEqual([]);
    await expect(dismissSuggestion(app, agent, one.customerId, suggestions[0]!.id)).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });

  it('the same full name in one ticket, and never by a name alone or a claim that is not proved', async () => {
    const [home, work] = [somebody('Ana Gil Ruiz'), somebody('ana gil ruíz')];
    const first = mail(home, { cc: [work] });
    const { ticketId } = await place(first);
    const apart = await writes(somebody('Ana Gil Ruiz'));
    const { customerId } = await world.ticket(ticketId);
    expect((await readCustomer(app, agent, apart.customerId)).suggestions).toEqual([]);
    const said = await place(
      mail(work, {
        thread: { refs: [first.thread.ownRef!], ownRef: null, nativeThread: null, replyTokens: [] },
      }),
    );
    expect(said.ticketId).toBe(ticketId);
    const read = await readCustomer(app, agent, customerId);
    expect(read.identities).toHaveLength(1);
    expect(read.suggestions).toMatchObject([{ reasons: ['sameName', 'wroteFromBothOnTicket'] }]);
    await merge(customerId, read.suggestions[0]!.customer.id);
    expect((await readCustomer(app, agent, read.suggestions[0]!.customer.id)).suggestions).toEqual([]);
  });
});

describe('customers', () => {
  it('are found by name without accents and by part of an identity', async () => {
    const id = await createCustomer(app, agent, {
      name: 'Íñigo Montañés',
      isOrganisation: false,
      about: '',
      locale: null,
      identities: [{ kind: 'mailAddress', value: 'Montanes@Sword.example' }],
    });
    for (const query of ['inigo', 'MONTAÑES', 'sword.ex'])
      expect((await listCustomers(app, agent, { limit: 10, query })).items.map((row) => row.id)).toEqual([
        id,
      ]);
    expect((await listCustomers(app, agent, { limit: 10, query: '%' })).items).toEqual([]);
  });

  it('cannot take the identity of another: the answer says whose it is', async () => {
    const who = somebody();
    const { customerId } = await writes(who);
    const mine = await createCustomer(app, agent, {
      name: null,
      isOrganisation: false,
      about: '',
      locale: null,
      identities: [],
    });
    await expect(
      addIdentity(app, agent, mine, { kind: who.kind, value: who.value.toUpperCase() }),
    ).rejects.toMatchObject({ code: 'resource.conflict', facts: { customerId } });
    await expect(
      addIdentity(app, agent, mine, { kind: 'blocked.x:mailAddress', value: 'x' }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
    const added = await addIdentity(app, agent, mine, { kind: 'mailAddress', value: 'new@mail.example' });
    await removeIdentity(app, agent, mine, added);
    const used = (await readCustomer(app, agent, customerId)).identities[0]!.id;
    await expect(removeIdentity(app, agent, customerId, used)).rejects.toMatchObject({
      code: 'resource.conflict',
    });
  });

  it('are changed only where nobody changed them meanwhile', async () => {
    const { customerId } = await writes(somebody());
    const { version } = await readCustomer(app, agent, customerId);
    await changeCustomer(app, agent, customerId, { name: 'One' }, { ifVersion: version });
    await expect(
      changeCustomer(app, agent, customerId, { name: 'Two' }, { ifVersion: version }),
    ).rejects.toMatchObject({ code: 'resource.changed' });
  });
});
