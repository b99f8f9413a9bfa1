import type { LegalTime, RegimeProfile, RegimeRule } from './regime.ts';

/** A number in place of the one that came with the program. */
export type RuleAmendment = LegalTime & { rule: string };

/**
 * The profiles with the house's own numbers. A rule that was changed says so in its version; one that is no longer in
 * force keeps what it said.
 */
export const amendProfiles = (
  profiles: readonly RegimeProfile[],
  amendments: readonly RuleAmendment[],
): readonly RegimeProfile[] => {
  if (amendments.length === 0) return profiles;
  const byRule = new Map(amendments.map((one) => [one.rule, one]));
  const amend = (rule: RegimeRule): RegimeRule => {
    const own = rule.appliesUntil === null ? byRule.get(rule.rule) : undefined;
    return own ? { ...rule, unit: own.unit, amount: own.amount, version: `${rule.version}, own` } : rule;
  };
  return profiles.map((profile) => ({ ...profile, rules: profile.rules.map(amend) }));
};
