import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedError } from './fail.ts';
import { canEnter, chooseRunUser, type RunUser } from './run-user.ts';

/** Where root keeps what the unprivileged user must reach when the data directory lies in a closed place. */
export const ROOT_SHELF = '/var/lib/hilo';

export interface Place {
  /** Our folder around the cluster: cluster/, run/, access.json, postgres.log. */
  home: string;
  cluster: string;
  user: RunUser;
  /** Where a copy of the binaries may lie. */
  copyDir: string;
}

const pointerOf = (dataDir: string) => join(dataDir, 'postgres.location');

/** The folder that holds the database of this data directory, without creating anything. */
export function findHome(dataDir: string): string {
  const pointer = pointerOf(dataDir);
  if (!existsSync(pointer)) return join(dataDir, 'postgres');
  const home = readFileSync(pointer, 'utf8').trim();
  if (existsSync(home)) return home;
  throw new EmbeddedError(
    'cluster-damaged',
    `the database of ${dataDir} was at ${home}, which is gone: bring it back, or delete ${pointer} ` +
      'and restore a backup.',
  );
}

/**
 * Decides where the database lies and makes that folder (0700, owned by who runs it).
 * Normally `<dataDir>/postgres`. For root, where that cannot be reached by the unprivileged user (a clone in
 * a home of mode 700), `/var/lib/hilo/<name>`, with a pointer file left in the data directory.
 */
export function placeCluster(dataDir: string, log: (line: string) => void, shelf = ROOT_SHELF): Place {
  let home = findHome(dataDir);
  const user = chooseRunUser(join(home, 'cluster'));
  mkdirSync(home, { recursive: true, mode: 0o700 });
  own(home, user);
  if (user && !canEnter(home, user)) {
    if (existsSync(join(home, 'cluster'))) {
      throw new EmbeddedError(
        'data-dir-foreign',
        `the user ${user.name}, who owns the database in ${home}, cannot reach it: allow passing through ` +
          `(chmod o+x) every folder above it.`,
      );
    }
    // A name of its own each time: a data directory that was deleted and made anew must not find the old database.
    home = join(shelf, randomBytes(8).toString('hex'));
    mkdirSync(shelf, { recursive: true, mode: 0o755 });
    mkdirSync(home, { recursive: true, mode: 0o700 });
    own(home, user);
    if (!canEnter(home, user)) {
      throw new EmbeddedError('data-dir-foreign', `the user ${user.name} cannot reach ${home} either.`);
    }
    writeFileSync(join(home, 'data-directory'), `${realpathSync(dataDir)}\n`);
    writeFileSync(pointerOf(dataDir), `${home}\n`);
    log(`the database lies in ${home}: the user ${user.name} cannot reach ${dataDir}`);
  }
  return { home, cluster: join(home, 'cluster'), user, copyDir: user ? shelf : dataDir };
}

/** Gives a file or folder of ours to the user who runs PostgreSQL, closed to everybody else. */
export function own(path: string, user: RunUser, mode = 0o700): void {
  if (user) chownSync(path, user.uid, user.gid);
  chmodSync(path, mode);
}
