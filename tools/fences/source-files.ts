import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutComments } from './without-comments.ts';

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

export type Import = {
  from: string;
  line: number;
  /** Whether the other file is read before this one runs: not where only types are asked for, or it is asked later. */
  isNeededFirst: boolean;
};

/** Everything a file imports, static and dynamic, with its line. */
export const importsOf = (text: string): Import[] => {
  const code = withoutComments(text);
  const pattern =
    /\b(?:import|export)\b(\s+type\b(?!\s+from\b|\s*,))?[^'"`;]*?\bfrom\s*['"]([^'"\s]+)['"]|(?<!['"])\bimport\s*(\(?)\s*['"`]([^'"`\s]+)['"`]/g;
  return [...code.matchAll(pattern)].map(({ index, 1: type, 2: from, 3: bracket, 4: bare }) => ({
    from: (from ?? bare)!,
    line: code.slice(0, index).split('\n').length,
    isNeededFirst: !type && !bracket,
  }));
};
