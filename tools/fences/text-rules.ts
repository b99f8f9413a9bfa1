import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type SourceFile, withoutComments } from './source-files.ts';

const longest = 500;

/** Rules on single files: length, escapes from the type checker, clocks in SQL, the environment, unfinished work. */
export const checkTexts = (files: SourceFile[]): string[] =>
  files.flatMap((file) => [...length(file), ...code(file)]).concat(checkSql());

const length = (file: SourceFile): string[] => {
  const lines = file.text.split('\n').length;
  return lines > longest && !/\.test\.tsx?$/.test(file.path)
    ? [`${file.path} has ${lines} lines; ${longest} is the fence. Does it do one thing?`]
    : [];
};

const code = (file: SourceFile): string[] => {
  if (file.path.startsWith('tools/fences/')) return [];
  const bare = withoutComments(file.text);
  const rules: [RegExp, string, RegExp?][] = [
    [/\bas any\b|: any\b|<any>/, 'escapes the type checker; say what it is'],
    [/@ts-(ignore|expect-error|nocheck)/, 'silences the type checker', /\.test\.tsx?$/],
    [/\b(it|test|describe)\.(only|todo|skip)\b/, 'runs a test alone, or not at all'],
    [
      /\bprocess\.env\b/,
      'reads the environment; only config.ts does',
      /^(apps\/server\/(config|main|cli\/[\w-]+)\.ts|packages\/db\/src\/testing\/|tools\/|bench\/|e2e\/|bin\/|vitest\.config\.ts|packages\/db\/vitest)|\.test\.ts$|\/testing\//,
    ],
    // What strangers write is words on every screen; mail as HTML has a frame of its own, without scripts.
    [
      /\bdangerouslySetInnerHTML\b|\b(?:inner|outer)HTML\s*=(?!=)|\bsrcDoc\b|\binsertAdjacentHTML\b|\bdocument\.write\b/,
      'makes HTML out of words',
      /^(?!(?:apps\/(?:desk|widget)|packages\/ui|channels)\/)|\.test\.tsx?$/,
    ],
    [
      /\bDate\.now\b|\bDate\(\)|\bnew Date\b(?!\()|\bMath\.random\b|\bTemporal\.Now\b/,
      'reads the clock or chance in the core',
      /^(?!packages\/core\/)/,
    ],
    [
      /\b(process|globalThis|console|performance|crypto|navigator|localStorage)\.|\b(fetch|setTimeout|setInterval|queueMicrotask)\(/,
      'reaches out of the core',
      /^(?!packages\/core\/)|\.test\.ts$/,
    ],
  ];
  return rules.flatMap(([pattern, why, except]) => {
    const match = (pattern.source.includes('@ts-') ? file.text : bare).match(pattern);
    return match && !except?.test(file.path)
      ? [`${file.path}:${bare.slice(0, match.index).split('\n').length} ${why}.`]
      : [];
  });
};

const sqlFiles = (): string[] =>
  execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'packages/db/migrations/*.sql'],
    { cwd: root, encoding: 'utf8' },
  )
    .split('\n')
    .filter(Boolean);

/** "Now" is an argument, in SQL as well. The library's own tables are the library's. */
const checkSql = (): string[] =>
  sqlFiles()
    .filter((path) => !/-auth\.sql$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8').replace(/--[^\n]*/g, '');
      return /\b(now\(\)|current_timestamp|clock_timestamp\(\)|localtimestamp)/i.test(text)
        ? [`${path} reads the clock of the database; time is an argument.`]
        : [];
    });
