import { mostTags } from '../tickets/status.ts';
import { matchRule, type RuleReason, textsOf } from './match-rule.ts';
import {
  asksForGoneField,
  missingTargets,
  type Rule,
  type RuleActions,
  type RuleFacts,
  type RuleTargets,
} from './rule.ts';

/** What one rule added: only what no rule before it had said. */
export type AppliedRule = { ruleId: string; reasons: RuleReason[]; changes: RuleActions };
export type RulesOutcome = { changes: RuleActions; applied: AppliedRule[] };

/**
 * What became of a rule. `nothingNew`: it matches, and rules above it said all it says; `broken`: what it points at or
 * asks for is gone; `notNow`: it looks at new tickets alone; `afterStop`: one above it that applied stops there.
 */
export const ruleVerdicts = [
  'applied',
  'nothingNew',
  'unmatched',
  'broken',
  'notNow',
  'off',
  'afterStop',
] as const;
export type RuleVerdict = AppliedRule & { verdict: (typeof ruleVerdicts)[number] };

/**
 * Goes through the rules in their order. Where two say different things of the same, the upper one holds; tags add up,
 * and a tag that a rule set is seen by those below it. A rule that points at something gone is passed over as a whole.
 * @param targets what there is to point at; null where that is not looked at
 */
export const judgeRules = (
  rules: readonly Rule[],
  facts: RuleFacts,
  on: 'opened' | 'message',
  targets: RuleTargets | null,
): RuleVerdict[] => {
  const texts = textsOf(facts);
  let said: RuleActions = {};
  let isStopped = false;
  return rules.map((rule): RuleVerdict => {
    const passedOver = (verdict: RuleVerdict['verdict']): RuleVerdict => ({
      ruleId: rule.id,
      verdict,
      reasons: [],
      changes: {},
    });
    if (!rule.isOn) return passedOver('off');
    if (isStopped) return passedOver('afterStop');
    if (on === 'message' && rule.runsOn !== 'message') return passedOver('notNow');
    const known = { ...facts, tags: [...facts.tags, ...(said.tags ?? [])] };
    const reasons = matchRule(rule, known, texts);
    const isBroken =
      asksForGoneField(rule, (name) => facts.customFields.has(name)) ||
      (targets !== null && missingTargets(rule.actions, targets).length > 0);
    if (isBroken) return passedOver('broken');
    if (reasons === null) return passedOver('unmatched');
    isStopped = rule.stops;
    const changes = addedBy(rule.actions, said, known.tags);
    said = {
      ...said,
      ...changes,
      ...(changes.tags ? { tags: [...(said.tags ?? []), ...changes.tags] } : {}),
    };
    const verdict = Object.keys(changes).length > 0 ? 'applied' : 'nothingNew';
    return { ruleId: rule.id, verdict, reasons, changes };
  });
};

/** What the rules come to in sum, and what each of those that added something did. */
export const applyRules = (...given: Parameters<typeof judgeRules>): RulesOutcome => {
  const applied = judgeRules(...given)
    .filter(({ verdict }) => verdict === 'applied')
    .map(({ ruleId, reasons, changes }): AppliedRule => ({ ruleId, reasons, changes }));
  const tags = applied.flatMap(({ changes }) => changes.tags ?? []);
  const changes: RuleActions = Object.assign({}, ...applied.map((one) => one.changes));
  return { changes: tags.length > 0 ? { ...changes, tags } : changes, applied };
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
  const room = Math.max(0, mostTags - tags.length);
  if (Math.min(fresh.length, room) > 0) added.tags = fresh.slice(0, room);
  return added;
};
