import { standIn } from '@hilo/core';
import type { Unit } from '../app/transaction.ts';
import type { Directions } from '../rules/directions.ts';
import { findTargets } from '../rules/find-targets.ts';

/** Who serves for an agent now: himself, or whom he named while he is away. Null where it goes back to the queue. */
export const findStandIn = async (
  unit: Unit,
  { absences }: Pick<Directions, 'absences'>,
  agentId: string,
): Promise<string | null> => {
  const named = [...absences.values()].flatMap(({ handTo }) =>
    handTo.type === 'agent' ? [handTo.agentId] : [],
  );
  const { agentIds } = await findTargets(
    unit.trx,
    [agentId, ...named].map((ownerId) => ({ ownerId })),
  );
  return standIn(agentId, absences, (id) => agentIds.has(id), unit.now.toISOString());
};
