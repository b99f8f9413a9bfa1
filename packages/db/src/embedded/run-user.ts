import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** Who runs PostgreSQL. `null` means: the user this process already is. */
export type RunUser = { uid: number; gid: number; name: string } | null;

/**
 * initdb and postgres refuse to run as root, so root hands them to somebody unprivileged: the owner of the
 * cluster if there is one, else the system user `postgres`, else `nobody`. No user is created.
 */
export function chooseRunUser(clusterDir: string): RunUser {
  if (process.getuid?.() !== 0) return null;
  const owner = ownerOf(clusterDir);
  const users = readUsers();
  if (owner !== null && owner.uid !== 0) {
    return users.find((u) => u.uid === owner.uid) ?? { ...owner, name: String(owner.uid) };
  }
  return (
    users.find((u) => u.name === 'postgres') ??
    users.find((u) => u.name === 'nobody') ?? { uid: 65534, gid: 65534, name: '65534' }
  );
}

function ownerOf(path: string): { uid: number; gid: number } | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? { uid: found.uid, gid: found.gid } : null;
}

function readUsers(): Array<{ uid: number; gid: number; name: string }> {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((f) => f.length >= 7 && f[2] !== '0')
      .map((f) => ({ name: f[0]!, uid: Number(f[2]), gid: Number(f[3]) }));
  } catch {
    return [];
  }
}

/** The spawn options that make a child run as `user`. */
export function asUser(user: RunUser): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** Whether `user` can really run this binary where it lies: tried, not computed from mode bits. */
export function canRun(binary: string, user: RunUser): boolean {
  const tried = spawnSync(binary, ['--version'], { ...asUser(user), cwd: '/', stdio: 'ignore' });
  return tried.status === 0;
}

/** Whether `user` may pass through to `dir`. */
export function canEnter(dir: string, user: RunUser): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], {
    ...asUser(user),
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}
