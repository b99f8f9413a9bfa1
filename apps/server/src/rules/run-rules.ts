import { applyRules, type RuleFacts, type RulesOutcome } from '@hilo/core';
import type { Unit } from '../app/transaction.ts';
import type { Directions } from './directions.ts';
import { findTargets } from './find-targets.ts';

/**
 * What the rules say of a message. What the ones that match point at is looked up then and there: an arrival never
 * fails for an agent who left a moment ago.
 */
export const runRules = async (
  unit: Unit,
  { rules }: Directions,
  facts: RuleFacts,
  on: 'opened' | 'message',
): Promise<RulesOutcome> => {
  const pointing = rules.filter(({ actions }) => actions.queueId ?? actions.ownerId ?? actions.teamId);
  const first = applyRules(rules, facts, on, null);
  const isPointing = first.applied.some(({ ruleId }) => pointing.some(({ id }) => id === ruleId));
  if (!isPointing) return first;
  const targets = await findTargets(
    unit.trx,
    pointing.map(({ actions }) => actions),
  );
  return applyRules(rules, facts, on, targets);
};

/** Tells each rule that did something, by ids and codes. */
const tellRules = (unit: Unit, ticketId: string, { applied }: RulesOutcome): void => {
  for (const { ruleId, changes } of applied) {
    const { tags, ...said } = changes;
    const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    unit.emit({
      type: 'ticket.ruleApplied',
      ticketId,
      facts: { ruleId, changes: { ...known, ...(tags ? { tagCount: tags.length } : {}) } },
    });
  }
};

/** Tells what became of a ticket that rules and turns have directed: what applied, its new queue, who has it now. */
export const tellDirected = (
  unit: Unit,
  directed: {
    ticketId: string;
    customerId: string;
    outcome: RulesOutcome;
    from: string;
    to: string;
    owner: { id: string; why: 'rule' | 'turn' } | null;
  },
): void => {
  const { ticketId, customerId, outcome, from, to, owner } = directed;
  tellRules(unit, ticketId, outcome);
  if (to !== from)
    unit.emit({ type: 'ticket.queued', ticketId, customerId, facts: { from, to, why: 'rule' } });
  if (owner)
    unit.emit({
      type: 'ticket.assigned',
      ticketId,
      customerId,
      facts: { from: null, to: owner.id, why: owner.why },
    });
};
