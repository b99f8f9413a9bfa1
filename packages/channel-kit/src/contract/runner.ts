/** The part of a test runner that the contract needs; Vitest's `describe` and `it` fit as they are. */
export type Runner = {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>, timeoutMs: number): unknown;
};

/** One sentence of the contract and what proves it. Rejects when the channel breaks it. */
export type Check = { group: string; title: string; run: () => Promise<void> };

/** Registers the checks, group by group, in the order given. */
export const register = (runner: Runner, name: string, checks: Check[], timeoutMs: number): void => {
  const groups = new Map<string, Check[]>();
  for (const check of checks) groups.set(check.group, [...(groups.get(check.group) ?? []), check]);
  runner.describe(name, () => {
    for (const [group, members] of groups) {
      runner.describe(group, () => {
        for (const check of members) runner.it(check.title, check.run, timeoutMs);
      });
    }
  });
};
