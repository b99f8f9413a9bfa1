import { describe, expect, it } from 'vitest';
import { checkChannelNames } from './channel-names.ts';
import { checkDeclaredPackages } from './declared-packages.ts';
import { harmless, violations } from './fixtures/cases.ts';
import { checkCycles } from './import-cycles.ts';
import { checkImports } from './import-rules.ts';
import type { SourceFile } from './source-files.ts';
import { checkTexts } from './text-rules.ts';

const judge = (...files: SourceFile[]): string[] => [
  ...checkImports(files),
  ...checkCycles(files),
  ...checkDeclaredPackages(files),
  ...checkChannelNames(files),
  ...checkTexts(files),
];

describe('the fences', () => {
  it.each(violations)('%s: %s', (path, text, said) => {
    expect(judge({ path, text }).join('\n')).toMatch(said);
  });

  it.each(harmless)('lets pass: %s: %s', (path, text) => {
    expect(judge({ path, text })).toEqual([]);
  });

  const circle = (asks: string): SourceFile[] => [
    { path: 'apps/server/src/a/one.ts', text: "import { two } from '../b/two.ts';" },
    { path: 'apps/server/src/b/two.ts', text: "export { three } from './three.ts';" },
    { path: 'apps/server/src/b/three.ts', text: asks },
  ];

  it('see a circle of imports, over however many files', () => {
    expect(judge(...circle("import { one } from '../a/one.ts';"))).toEqual([
      expect.stringContaining('b/two.ts → apps/server/src/b/three.ts → apps/server/src/a/one.ts'),
    ]);
  });

  it.each(["import type { One } from '../a/one.ts';", "const later = () => import('../a/one.ts');"])(
    'see none where nothing is needed first: %s',
    (asks) => {
      expect(judge(...circle(asks))).toEqual([]);
    },
  );
});
