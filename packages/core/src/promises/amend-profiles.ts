import type { LegalUnit, RegimeProfile, RegimeRule } from './regime.ts';

/** A number in place of the one that came with the program. */
export type RuleAmendment = { rule: string; unit: LegalUnit; amount: number };

/** The profiles with the organisation's own numbers; a rule that was changed says so in its version. */
export const amendProfiles = (
  profiles: readonly RegimeProfile[],
  amendments: readonly RuleAmendment[],
): readonly RegimeProfile[] => {
  if (amendments.length === 0) return profiles;
  const byRule = new Map(amendments.map((one) => [one.rule, one]));
  const amend = (rule: RegimeRule): RegimeRule => {
    const own = byRule.get(rule.rule);
    return own ? { ...rule, unit: own.unit, amount: own.amount, version: `${rule.version}, own` } : rule;
  };
  return profiles.map((profile) => ({ ...profile, rules: profile.rules.map(amend) }));
};
