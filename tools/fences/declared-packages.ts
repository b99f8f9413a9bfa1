import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { importsOf, root, type SourceFile } from './source-files.ts';

type Declaration = Partial<Record<'dependencies' | 'devDependencies' | 'peerDependencies', object>> & {
  name: string;
};

const read = (folder: string): Set<string> => {
  const declared = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Declaration;
  const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = declared;
  return new Set([
    declared.name,
    ...[dependencies, devDependencies, peerDependencies].flatMap((names) => Object.keys(names)),
  ]);
};

/**
 * What a file imports stands in the package.json of its workspace, or in the root's. Without that it is found only
 * because npm happens to lay it out at the top, and is gone on the day another version is laid there.
 */
export const checkDeclaredPackages = (files: SourceFile[]): string[] => {
  const declared = new Map<string, Set<string>>();
  const declaredIn = (folder: string): Set<string> => {
    const names = declared.get(folder) ?? read(folder);
    declared.set(folder, names);
    return names;
  };
  return files.flatMap(({ path, text }) =>
    importsOf(text).flatMap(({ from, line }) => {
      const name = packageOf(from);
      if (name === null || declaredIn('.').has(name)) return [];
      const workspace = /^(?:apps|channels|packages)\/[^/]+/.exec(path)?.[0];
      if (workspace && declaredIn(workspace).has(name)) return [];
      return [`${path}:${line} imports ${from}: ${name} is in no package.json that counts for it.`];
    }),
  );
};

/** As npm names packages; what only looks like an import in a text is none. */
const packageName = /^(?:@[a-z0-9-][\w.-]*\/)?[a-z0-9-][\w.-]*(?:\/|$)/;

/** The package that an import names; null for files, what Node has, and our own workspaces. */
const packageOf = (from: string): string | null => {
  if (!packageName.test(from) || from.startsWith('@hilo/') || isBuiltin(from)) return null;
  return from.split('/', from.startsWith('@') ? 2 : 1).join('/');
};
