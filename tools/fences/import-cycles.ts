import { dirname, normalize } from 'node:path';
import { importsOf, type SourceFile } from './source-files.ts';

/**
 * Files that each need the other before they can run: which of them comes first is then decided by who happens to be
 * imported first, and the other meets names without values. Between packages the table of who may know whom sees to it.
 */
export const checkCycles = (files: SourceFile[]): string[] => {
  const needs = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter(({ from, isNeededFirst }) => isNeededFirst && from.startsWith('.'))
        .map(({ from }) => normalize(`${dirname(path)}/${from}`)),
    ]),
  );
  const found: string[] = [];
  const isDone = new Set<string>();
  const walk = (path: string, way: string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push(`${[...way.slice(at), path].join(' → ')}: a circle. What do they share?`);
    if (at >= 0 || isDone.has(path)) return;
    for (const next of needs.get(path) ?? []) walk(next, [...way, path]);
    isDone.add(path);
  };
  for (const { path } of files) walk(path, []);
  return found;
};
