import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { root } from '../fences/source-files.ts';
import { clientTypes } from './make-client-types.ts';

const entry = 'program-client';
const options = [
  ['--ignoreConfig', '--rootDir', 'packages/api/src'],
  ['--module', 'nodenext', '--target', 'es2024', '--lib', 'es2024,dom,dom.iterable', '--types', 'node'],
  ['--declaration', '--rewriteRelativeImportExtensions', '--verbatimModuleSyntax'],
  // Whether the types fit is for `npm run check` to say.
  ['--noCheck'],
].flat();

/** A file and what it brings along, by their names within the package. */
const reached = (first: string, read: (name: string) => string): Map<string, string> => {
  const found = new Map<string, string>();
  const look = (name: string): void => {
    if (found.has(name)) return;
    // In declarations the compiler leaves the names of the sources.
    const text = read(name).replace(/(from '\.[^']*)\.ts'/g, "$1.js'");
    found.set(name, text);
    const kind = name.endsWith('.d.ts') ? '.d.ts' : '.js';
    for (const [, path = ''] of text.matchAll(/from '(\.[^']*)\.js'/g))
      look(normalize(join(name, '..', path)) + kind);
  };
  look(first);
  return found;
};

/** The files of `/api/client.tgz`: the client as JavaScript, and types that need neither our packages nor a library. */
export const clientPackage = (document: string): Map<string, string> => {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-client-'));
  try {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const made = spawnSync(
      process.execPath,
      [compiler, `packages/api/src/${entry}.ts`, '--outDir', folder, ...options],
      { cwd: root, encoding: 'utf8' },
    );
    if (!existsSync(join(folder, `${entry}.js`)))
      throw new Error(`the client was not made: ${made.stdout}${made.stderr}`);
    const read = (name: string): string =>
      name === 'generated/operations.d.ts' ? clientTypes(document) : readFileSync(join(folder, name), 'utf8');
    const files = [...reached(`${entry}.js`, read), ...reached(`${entry}.d.ts`, read)];
    return new Map(files.map(([name, text]) => [name.replace(entry, 'index'), text]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
