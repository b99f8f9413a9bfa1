import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { own, type Place } from './place-cluster.ts';
import { canEnter } from './run-user.ts';

/** sun_path holds 107 bytes on Linux and 103 on macOS; the name in it is `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_DIR = 103 - '/.s.PGSQL.5432'.length;

const noteOf = (home: string) => join(home, 'socket-dir');

/**
 * The folder of the socket, 0700: beside the cluster, or where that path is too long for a socket a fresh one
 * in the system's folder for temporary files. The one of an earlier run is removed.
 */
export function placeSocket(place: Place): string {
  removeSocketDir(place);
  const near = join(place.home, 'run');
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_DIR) {
    mkdirSync(near, { recursive: true, mode: 0o700 });
    own(near, place.user);
    return near;
  }
  const base =
    [tmpdir(), '/tmp'].find((dir) => fits(dir) && (!place.user || canEnter(dir, place.user))) ?? '/tmp';
  const far = mkdtempSync(join(base, 'hilo-'));
  own(far, place.user);
  writeFileSync(noteOf(place.home), far, { mode: 0o600 });
  return far;
}

const fits = (dir: string) => Buffer.byteLength(join(dir, 'hilo-XXXXXX')) <= LONGEST_SOCKET_DIR;

/** Removes the folder that an earlier run made in /tmp, if it is still that one. */
export function removeSocketDir(place: Place): void {
  const note = noteOf(place.home);
  if (!existsSync(note)) return;
  const dir = readFileSync(note, 'utf8');
  const found = lstatSync(dir, { throwIfNoEntry: false });
  const owner = place.user?.uid ?? process.getuid?.();
  if (found?.isDirectory() && found.uid === owner && /^hilo-\w{6}$/.test(basename(dir))) {
    rmSync(dir, { recursive: true, force: true });
  }
  rmSync(note, { force: true });
}
