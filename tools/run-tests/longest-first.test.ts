import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import { LongestFirst } from './longest-first.ts';

const root = join(import.meta.dirname, '..', '..');
const file = (path: string, name: string): TestSpecification =>
  ({
    moduleId: join(root, path),
    project: { name, config: { isolate: false, sequence: { groupOrder: 0 } } },
  }) as never;

test('begins with what takes longest, project by project, and goes on by size', async () => {
  const cache = { getTestSpecificationResult: () => undefined };
  const sorted = await new LongestFirst({ cache } as unknown as Vitest).sort([
    file('tools/fences/fences.test.ts', 'unit'),
    file('e2e/keyboard.test.ts', 'e2e'),
    file('tools/mutate-contract.test.ts', 'unit'),
    file('apps/server/src/arrivals/receive.test.ts', 'unit'),
    file('e2e/every-action.test.ts', 'e2e'),
    file('e2e/every-screen.test.ts', 'e2e'),
  ]);
  expect(sorted.map(({ moduleId }) => moduleId.slice(root.length + 1))).toEqual([
    'e2e/every-screen.test.ts',
    'e2e/every-action.test.ts',
    'e2e/keyboard.test.ts',
    'tools/mutate-contract.test.ts',
    'apps/server/src/arrivals/receive.test.ts',
    'tools/fences/fences.test.ts',
  ]);
});

test('names files that are there', () => {
  const text = readFileSync(join(import.meta.dirname, 'longest-first.ts'), 'utf8');
  const named = [...text.matchAll(/'([\w/.-]+\.test\.ts)'/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
