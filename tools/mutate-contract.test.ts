import { describe, expect, it } from 'vitest';
import { mutations } from './contract-mutations/index.ts';
import { runMutations } from './mutate-contract.ts';

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
