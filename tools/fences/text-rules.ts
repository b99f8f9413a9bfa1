import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type SourceFile } from './source-files.ts';
import { withoutComments } from './without-comments.ts';

const longest = 500;

/** Every way of SQL to ask what time it is. */
const clockOfDatabase =
  /\bnow\s*\(\)|\b(?:current_timestamp|current_date|current_time|localtime|localtimestamp)\b|\b(?:clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|'now'/i;

/** Rules on single files: length, escapes from the type checker, clocks in SQL, the environment, unfinished work. */
export const checkTexts = (files: SourceFile[]): string[] =>
  files
    .flatMap((file) => [...length(file), ...code(file), ...sqlIn(file)])
    .concat(checkSql(), checkScripts());

const length = (file: SourceFile): string[] => {
  const lines = file.text.split('\n').length;
  return lines > longest && !/\.test\.tsx?$/.test(file.path)
    ? [`${file.path} has ${lines} lines; ${longest} is the fence. Does it do one thing?`]
    : [];
};

type TextRule = { pattern: RegExp; why: string; except?: RegExp; isOfComments?: true };

const textRules: TextRule[] = [
  { pattern: /\bas any\b|: any\b|<any>/, why: 'escapes the type checker; say what it is' },
  {
    pattern: /@ts-(ignore|expect-error|nocheck)|biome-ignore.*noExplicitAny/,
    why: 'silences a checker',
    except: /\.test\.tsx?$/,
    isOfComments: true,
  },
  {
    pattern:
      /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:only|todo|skip|fails)\b|\b(?:only|todo|skip|fails): true\b/,
    why: 'runs a test alone, or not at all',
    except: /^(?!.*(?:\.test\.tsx?$|\/testing\/|\/contract\/|^e2e\/))/,
  },
  {
    pattern: /\bretry: [1-9]/,
    why: 'repeats a test until it passes',
    except: /^(?!.*\.test\.tsx?$)/,
  },
  {
    pattern: /\bprocess\.env\b|\bprocess\[|=\s*process\s*;|['"](?:node:)?process['"]/,
    why: 'reads the environment; only config.ts does',
    except:
      /^(apps\/server\/(config|main|cli\/[\w-]+)\.ts|packages\/db\/src\/testing\/|tools\/|bench\/|e2e\/|bin\/|vitest\.config\.ts)|\.test\.ts$|\/testing\//,
  },
  // What strangers write is words on every screen; mail as HTML has a frame of its own, without scripts.
  {
    pattern:
      /\bdangerouslySetInnerHTML\b|\b(?:inner|outer)HTML['"]?\]?\s*\+?=(?!=)|\bsrcDoc\b|\binsertAdjacentHTML\b|\bdocument\.write(?:ln)?\b|\bsetHTMLUnsafe\b|\bcreateContextualFragment\b/,
    why: 'makes HTML out of words',
    except: /^(?!(?:apps\/(?:desk|widget)|packages\/ui|channels)\/)|\.test\.tsx?$/,
  },
  {
    pattern: /\beval\(|\bnew Function\(/,
    why: 'makes code out of words',
    except: /^(?:e2e|bench)\/|\.test\.ts$/,
  },
  {
    pattern:
      /\bDate\.now\b|\bDate\(\)|\bnew Date\b(?!\()|\bMath\.random\b|\bTemporal\.Now\b|=\s*(?:Date|Math|Temporal)\s*;/,
    why: 'reads the clock or chance in the core',
    except: /^(?!packages\/core\/)/,
  },
  {
    pattern:
      /\b(?:process|globalThis|console|performance|crypto|navigator|localStorage)(?:\?\.|[.[])|=\s*(?:process|globalThis|performance|crypto)\s*;|\b(?:fetch|setTimeout|setInterval|queueMicrotask)\(/,
    why: 'reaches out of the core',
    except: /^(?!packages\/core\/)|\.test\.ts$/,
  },
];

const code = (file: SourceFile): string[] => {
  if (file.path.startsWith('tools/fences/')) return [];
  const bare = withoutComments(file.text);
  return textRules.flatMap(({ pattern, why, except, isOfComments }) => {
    const match = (isOfComments ? file.text : bare).match(pattern);
    return match && !except?.test(file.path)
      ? [`${file.path}:${bare.slice(0, match.index).split('\n').length} ${why}.`]
      : [];
  });
};

/** Whoever compares the clock of the database with ours must read both. */
const mayAskDatabase = /^apps\/server\/cli\/doctor\/|\.test\.ts$|^(?:e2e|bench|tools)\//;

const sqlIn = (file: SourceFile): string[] =>
  mayAskDatabase.test(file.path)
    ? []
    : [...withoutComments(file.text).matchAll(/\bsql(?:<[^`]*?>)?`([^`]*)`/g)]
        .filter(([, query]) => clockOfDatabase.test(query!.replace(/\$\{[^}]*\}/g, '')))
        .map(() => `${file.path} reads the clock of the database; time is an argument.`);

const knownToGit = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);

/** What runs before there is a compiler, or as it is in a page. */
const plainScripts =
  /^bin\/|\/(?:generated|fixtures)\/|^apps\/desk\/public\/theme\.js$|^apps\/server\/src\/http\/reference\/start\.js$/;

const checkScripts = (): string[] =>
  knownToGit('*.js', '*.jsx', '*.mjs', '*.cjs')
    .filter((path) => !plainScripts.test(path))
    .map((path) => `${path} is JavaScript: neither the compiler nor these fences read it.`);

/** "Now" is an argument, in SQL as well. The library's own tables are the library's. */
const checkSql = (): string[] =>
  knownToGit('packages/db/migrations/*.sql')
    .filter((path) => !/-auth\.sql$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8').replace(/--[^\n]*/g, '');
      return clockOfDatabase.test(text)
        ? [`${path} reads the clock of the database; time is an argument.`]
        : [];
    });
