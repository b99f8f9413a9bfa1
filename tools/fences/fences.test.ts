import { describe, expect, it } from 'vitest';
import { checkChannelNames } from './channel-names.ts';
import { checkDeclaredPackages } from './declared-packages.ts';
import { harmless, violations } from './fixtures/cases.ts';
import { checkCycles } from './import-cycles.ts';
import { checkImports } from './import-rules.ts';
import { checkPages } from './page-links.ts';
import type { SourceFile } from './source-files.ts';
import { checkTexts } from './text-rules.ts';
import { checkUnusedNames } from './unused-names.ts';
import { checkUnusedTexts } from './unused-texts.ts';

const judge = (...files: SourceFile[]): string[] => [
  ...checkImports(files),
  ...checkCycles(files),
  ...checkDeclaredPackages(files),
  ...checkChannelNames(files),
  ...checkTexts(files),
  ...checkUnusedNames(files),
  ...checkUnusedTexts(files),
];

describe('the fences', () => {
  it.each(violations)('%s: %s', (path, text, said) => {
    expect(judge({ path, text }).join('\n')).toMatch(said);
  });

  it.each(harmless)('lets pass: %s: %s', (path, text) => {
    expect(judge({ path, text })).toEqual([]);
  });

  it('see a page that leads nowhere', () => {
    const text =
      'See [a](b.md#part), [c](../apps/c.ts), [d](https://d.example) and `apps/server/e.ts` by `npm run generate` or `npm run nothing`; `channels/<kind>` are many.';
    const isThere = (path: string): boolean => ['docs/b.md', 'apps/server/e.ts'].includes(path);
    expect(checkPages([{ path: 'docs/a.md', text }], isThere, ['generate'])).toEqual([
      'docs/a.md names apps/c.ts, which is not there.',
      'docs/a.md names "npm run nothing", which package.json does not have.',
    ]);
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

  const texts = {
    path: 'apps/desk/src/queue/queueMessages.ts',
    text: `export const queueMessages = defineMessages({
  es: {
    title: 'Cola',
    'state.open': 'Abierta',
    'row.hint':
      'Una por línea: así se lee.',
  },
});
`,
  };
  const screen = (code: string): SourceFile => ({
    path: 'apps/desk/src/queue/Queue.tsx',
    text: `import { queueMessages } from './queueMessages.ts';\nconst t = useT(queueMessages);\n${code}`,
  });

  it('see a text that no screen asks for, and no other set makes up for it', () => {
    const asked = ["t('title');", 't(`state.$', '{ticket.status}`);'].join('');
    const other = { path: 'apps/desk/src/other.tsx', text: "t('row.hint');" };
    expect(judge(texts, screen(asked), other)).toEqual([
      'apps/desk/src/queue/queueMessages.ts has a text that nobody asks for: row.hint',
    ]);
    expect(judge(texts, screen(`${asked} t('row.hint');`))).toEqual([]);
  });

  it('see a name that only a test uses', () => {
    const due = { path: 'packages/core/src/tickets/due.ts', text: 'export const isDueSoon = () => true;' };
    const test = {
      path: 'packages/core/src/tickets/due.test.ts',
      text: "import { isDueSoon } from './due.ts';\nexpect(isDueSoon()).toBe(true);",
    };
    const index = {
      path: 'packages/core/src/index.ts',
      text: "export { isDueSoon } from './tickets/due.ts';",
    };
    const user = {
      path: 'packages/core/src/tickets/list.ts',
      text: "import { isDueSoon } from './due.ts';\nisDueSoon();",
    };
    expect(judge(due, test, index)).toEqual([expect.stringContaining('exports isDueSoon')]);
    expect(judge(due, test, index, user)).toEqual([]);
  });
});
