import type { MessageArrival, Party } from '@hilo/channel-kit';
import type { Unit } from '../app/transaction.ts';
import { createIdentity } from '../customers/create-identity.ts';

type Known = { id: string; customerId: string; kind: string; value: string; verifiedAt: Date | null };

/**
 * Where a channel proves several identities in one breath (a site vouches for its user and for her address), they are
 * one person: what is new joins the customer who is known by one of them. Two who were known apart stay apart, and an
 * agent is asked.
 */
export const proveSender = async (unit: Unit, arrival: MessageArrival): Promise<void> => {
  const also = arrival.alsoProved ?? [];
  if (also.length === 0 || arrival.assurance.level !== 'verified') return;
  const parties = [arrival.from, ...also];
  const known = await unit.trx
    .selectFrom('identity')
    .select(['id', 'customerId', 'kind', 'value', 'verifiedAt'])
    .where((where) => where.or(parties.map(({ kind, value }) => where.and({ kind, value }))))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const find = (party: Party): Known | undefined =>
    known.find(({ kind, value }) => kind === party.kind && value === party.value);
  const home = find(arrival.from) ?? also.map(find).find((found) => found !== undefined);
  const customerId = home?.customerId ?? (await createIdentity(unit, arrival.from)).customerId;
  const method = arrival.assurance.method ?? 'unknown';
  for (const party of parties) {
    const found = find(party);
    if (found && found.customerId !== customerId) await suggest(unit, customerId, found.customerId);
    else if (found) await markVerified(unit, found, method);
    else if (home || party !== arrival.from) await addVerified(unit, customerId, party, method);
  }
};

const addVerified = async (unit: Unit, customerId: string, party: Party, method: string): Promise<void> => {
  const identityId = unit.newId();
  await unit.trx
    .insertInto('identity')
    .values({
      id: identityId,
      customerId,
      kind: party.kind,
      value: party.value,
      displayName: party.name,
      verifiedAt: unit.now,
      verifiedBy: method,
      createdAt: unit.now,
    })
    .execute();
  unit.emit(
    { type: 'identity.added', customerId, facts: { identityId, kind: party.kind } },
    { type: 'identity.verified', customerId, facts: { identityId, method } },
  );
};

const markVerified = async (
  unit: Unit,
  { id, customerId, verifiedAt }: Known,
  method: string,
): Promise<void> => {
  if (verifiedAt !== null) return;
  await unit.trx
    .updateTable('identity')
    .set({ verifiedAt: unit.now, verifiedBy: method })
    .where('id', '=', id)
    .execute();
  unit.emit({ type: 'identity.verified', customerId, facts: { identityId: id, method } });
};

const suggest = async (unit: Unit, one: string, other: string): Promise<void> => {
  const [customerId, otherCustomerId] = [one, other].sort() as [string, string];
  await unit.trx
    .insertInto('customerSuggestion')
    .values({
      id: unit.newId(),
      customerId,
      otherCustomerId,
      reasons: JSON.stringify(['sameVerifiedIdentity']),
      createdAt: unit.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
