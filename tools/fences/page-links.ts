import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { root } from './source-files.ts';

type DocPage = { path: string; text: string };

/** Every page of the project's documents that git knows or would add. */
export const readPages = (): DocPage[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '' && !/(^|\/)(fixtures|dist)\//.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const link = /\]\((?!\w+:)([^)#\s]+)(?:#[^)\s]*)?\)/g;
/** A path from the root of the project; `<kind>` and `*` stand for many. */
const mention = /`((?:apps|bench|bin|channels|docs|e2e|packages|tools)\/[\w./-]+)`/g;
const command = /\bnpm run (?:--silent )?([\w:-]+)/g;

/** Pages that lead nowhere: to a file that is not there, or to a command that nobody can run. */
export const checkPages = (
  pages: readonly DocPage[],
  isThere: (path: string) => boolean = (path) => existsSync(join(root, path)),
  scripts: readonly string[] = scriptNames(),
): string[] =>
  pages.flatMap(({ path, text }) => {
    const missing = [
      ...[...text.matchAll(link)].map(([, to]) => normalize(join(path, '..', to!))),
      ...[...text.matchAll(mention)].map(([, to]) => to!),
    ].filter((to) => !isThere(to));
    const unknown = [...text.matchAll(command)]
      .map(([, name]) => name!)
      .filter((name) => !scripts.includes(name));
    return [
      ...missing.map((to) => `${path} names ${to}, which is not there.`),
      ...unknown.map((name) => `${path} names "npm run ${name}", which package.json does not have.`),
    ];
  });

const scriptNames = (): string[] =>
  Object.keys((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts);
