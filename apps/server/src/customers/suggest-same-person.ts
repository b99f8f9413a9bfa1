import { reasonsToJoin, withoutTag } from '@hilo/core';
import type { Unit } from '../app/transaction.ts';

/** Suggests that two customers are one, with its reasons; decided once, it is not asked again. */
export const suggestSamePerson = async (
  unit: Unit,
  customerId: string,
  otherId: string,
  wroteInOneTicket: boolean,
): Promise<void> => {
  if (customerId === otherId) return;
  const [one, other] = await Promise.all([known(unit, customerId), known(unit, otherId)]);
  if (!one || !other) return;
  const reasons = reasonsToJoin(one, other, wroteInOneTicket);
  if (reasons.length === 0) return;
  // One row a pair, whichever of the two came last.
  const [first, second] = [customerId, otherId].sort() as [string, string];
  await unit.trx
    .insertInto('customerSuggestion')
    .values({
      id: unit.newId(),
      customerId: first,
      otherCustomerId: second,
      reasons: JSON.stringify(reasons),
      createdAt: unit.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const known = async (unit: Unit, customerId: string) => {
  const customer = await unit.trx
    .selectFrom('customer')
    .select('name')
    .where('id', '=', customerId)
    .where('restrictedAt', 'is', null)
    .where('mergedInto', 'is', null)
    .executeTakeFirst();
  if (!customer) return null;
  const identities = await unit.trx
    .selectFrom('identity')
    .select(['kind', 'value', 'verifiedAt'])
    .where('customerId', '=', customerId)
    .limit(50)
    .execute();
  return {
    name: customer.name,
    identities: identities.map(({ kind, value, verifiedAt }) => ({
      kind,
      value,
      isVerified: verifiedAt !== null,
    })),
  };
};

/** Looks for somebody known under the same address with another tag, when an address is new. */
export const suggestByTag = async (
  unit: Unit,
  customerId: string,
  party: { kind: string; value: string },
): Promise<void> => {
  const rows = await unit.trx
    .selectFrom('identity')
    .select('customerId')
    .where('kind', '=', party.kind)
    .where('untagged', '=', withoutTag(party.value) ?? party.value)
    .where('value', '<>', party.value)
    .orderBy('createdAt')
    .limit(5)
    .execute();
  for (const row of rows) await suggestSamePerson(unit, customerId, row.customerId, false);
};
