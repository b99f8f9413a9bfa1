import { matchRule, type RuleReason, textsOf } from './match-rule.ts';
import { missingTargets, type Rule, type RuleActions, type RuleFacts, type RuleTargets } from './rule.ts';

/** What one rule added: only what no rule before it had said. */
export type AppliedRule = { ruleId: string; reasons: RuleReason[]; changes: RuleActions };
export type RulesOutcome = { changes: RuleActions; applied: AppliedRule[] };

/**
 * Goes through the rules in their order. Where two say different things of the same, the upper one holds; tags add up,
 * and a tag that a rule set is seen by those below it. A rule that points at something gone is passed over as a whole.
 * @param targets what there is to point at; null where that is not looked at
 */
export const applyRules = (
  rules: readonly Rule[],
  facts: RuleFacts,
  on: 'opened' | 'message',
  targets: RuleTargets | null,
): RulesOutcome => {
  const texts = textsOf(facts);
  const changes: RuleActions = {};
  const applied: AppliedRule[] = [];
  for (const rule of rules) {
    if (!rule.isOn || (on === 'message' && rule.runsOn !== 'message')) continue;
    const known = { ...facts, tags: [...facts.tags, ...(changes.tags ?? [])] };
    const reasons = matchRule(rule, known, texts);
    if (reasons === null) continue;
    if (targets !== null && missingTargets(rule.actions, targets).length > 0) continue;
    const added = addedBy(rule.actions, changes, known.tags);
    if (Object.keys(added).length === 0) continue;
    Object.assign(changes, added, added.tags ? { tags: [...(changes.tags ?? []), ...added.tags] } : {});
    applied.push({ ruleId: rule.id, reasons, changes: added });
  }
  return { changes, applied };
};

const addedBy = (actions: RuleActions, said: RuleActions, tags: readonly string[]): RuleActions => {
  const added: RuleActions = {};
  const isGiven = said.ownerId !== undefined || said.teamId !== undefined;
  if (actions.queueId !== undefined && said.queueId === undefined) added.queueId = actions.queueId;
  if (actions.ownerId !== undefined && !isGiven) added.ownerId = actions.ownerId;
  else if (actions.teamId !== undefined && !isGiven) added.teamId = actions.teamId;
  if (actions.kind !== undefined && said.kind === undefined) added.kind = actions.kind;
  if (actions.priority !== undefined && said.priority === undefined) added.priority = actions.priority;
  const fresh = [...new Set(actions.tags ?? [])].filter((tag) => !tags.includes(tag));
  if (fresh.length > 0) added.tags = fresh;
  return added;
};
