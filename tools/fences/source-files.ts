import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export type SourceFile = { path: string; text: string };

/** Every TypeScript file that git knows or would add, with its text. Generated code and fixtures are left out. */
export const readSourceFiles = (): SourceFile[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(
      (path) =>
        path !== '' && !/(^|\/)(generated|fixtures|dist)\//.test(path) && existsSync(join(root, path)),
    )
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** A text without comments and without the insides of template literals, so that words in them are not code. */
export const withoutComments = (text: string): string =>
  text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (match, literal: string | undefined) => literal ?? match.replace(/[^\n]/g, ' '),
  );

/** Everything a file imports, static and dynamic, with its line. */
export const importsOf = (text: string): { from: string; line: number }[] => {
  const code = withoutComments(text);
  const found: { from: string; line: number }[] = [];
  const pattern =
    /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;
  for (const match of code.matchAll(pattern))
    found.push({ from: (match[1] ?? match[2])!, line: code.slice(0, match.index).split('\n').length });
  return found;
};
