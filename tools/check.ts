import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkChannelNames } from './fences/channel-names.ts';
import { checkDeclaredPackages } from './fences/declared-packages.ts';
import { checkCycles } from './fences/import-cycles.ts';
import { checkImports } from './fences/import-rules.ts';
import { checkPages, readPages } from './fences/page-links.ts';
import { readSourceFiles, root } from './fences/source-files.ts';
import { checkTexts } from './fences/text-rules.ts';
import { checkUnusedNames } from './fences/unused-names.ts';
import { checkUnusedTexts } from './fences/unused-texts.ts';

/** `npm run check`: types, style, fences, and whether what is generated is fresh. Prints every problem, then fails. */
const problems: string[] = [];

const run = (name: string, file: string, args: string[]): void => {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (result.status !== 0) problems.push(`${name}:\n${`${result.stdout}${result.stderr}`.trim()}`);
};

const files = readSourceFiles();
problems.push(
  ...checkImports(files),
  ...checkCycles(files),
  ...checkDeclaredPackages(files),
  ...checkChannelNames(files),
  ...checkTexts(files),
  ...checkUnusedNames(files),
  ...checkUnusedTexts(files),
  ...checkPages(readPages()),
);
run('types', 'typescript/bin/tsc', ['-p', '.', '--noEmit']);
run('style', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
try {
  // Read only here: it takes the server in, which may be what is broken.
  const { staleOutputs } = await import('./generate.ts');
  problems.push(...(await staleOutputs()).map((path) => `${path} is stale: npm run generate`));
} catch (error) {
  problems.push(
    `what is generated cannot be made: ${error instanceof Error ? error.message : String(error)}`,
  );
}

for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(
  problems.length === 0
    ? `check: ${files.length} files, no problem\n`
    : `check: ${problems.length} problems\n`,
);
process.exit(problems.length === 0 ? 0 : 1);
