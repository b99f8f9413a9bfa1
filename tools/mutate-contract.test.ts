import { describe, expect, it } from 'vitest';
import { runMutations } from './mutate-contract.ts';
import { mutations } from './mutate-contract-mutations.ts';

describe('the channel contract catches what it is there to catch', () => {
  it.each(mutations)(
    '$channel: $name',
    async (mutation) => {
      const [finding] = await runMutations([mutation]);
      expect(finding).toMatchObject({ mutation: mutation.name, isCaught: true });
    },
    30_000,
  );
});
