import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

type Package = { name: string; version: string; licence: string; texts: string[] };

const licenceFile = /^(?:licen[cs]es?|copying|notice)(?:[.-].*)?$/i;
const root = join(import.meta.dirname, '../..');
const bar = '='.repeat(78);

/**
 * Writes `licences.txt` beside what was built: the packages that are in it, and what their authors ask to be said where
 * it is handed on. `also` names packages that leave no module behind, such as one that writes style sheets.
 */
export function listLicences(also: readonly string[] = []): Plugin {
  // Builds of one app into one folder share the list, so that the last one writes the whole.
  const folders = new Set(also.map((name) => join(root, 'node_modules', name)));
  return {
    name: 'hilo:list-licences',
    apply: 'build',
    sharedDuringBuild: true,
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle))
        if (part.type === 'chunk') for (const id of part.moduleIds) addFolder(folders, id);
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: printLicences([...folders]) });
    },
  };
}

/** `…/node_modules/@scope/name` of a module inside it; what is not from a package is our own. */
function addFolder(folders: Set<string>, id: string): void {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/');
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
  if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
}

export function printLicences(folders: readonly string[]): string {
  const packages = [...new Map(folders.map((folder) => [folder, readPackage(folder)])).values()].sort(
    (a, b) => (a.name < b.name ? -1 : 1),
  );
  const lines = packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
  const texts = packages.map(
    ({ name, version, licence, texts: said }) =>
      `${bar}\n${name} ${version} (${licence})\n${bar}\n\n${said.join('\n\n') || 'It brings no text of its licence.'}`,
  );
  return `${[...new Set(lines)].join('\n')}\n\n${[...new Set(texts)].join('\n\n')}\n`;
}

function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: unknown;
  };
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && licenceFile.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
  return { name, version, licence: typeof license === 'string' ? license : 'see below', texts };
}
