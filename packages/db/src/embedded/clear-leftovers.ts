import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedError } from './fail.ts';
import { findProcessesOf, isAlive, isPostmasterOf, readPostmasterFile } from './postmaster-pid.ts';

const POLL_MS = 25;

/** Sends a signal to a process that may be gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function waitUntil(isTrue: () => boolean, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += POLL_MS) {
    if (isTrue()) return true;
    await sleep(POLL_MS);
  }
  return isTrue();
}

/**
 * Makes the cluster free to start: stops the postmaster that a killed Hilo left behind, waits for the
 * backends that a killed postmaster left behind, removes lock files that name nobody.
 * The caller holds the lock of the data directory, so whatever runs here belongs to no living Hilo.
 */
export async function clearLeftovers(cluster: string, log: (line: string) => void): Promise<void> {
  const left = readPostmasterFile(cluster);
  if (left && isPostmasterOf(left.pid, cluster)) {
    log(`stopping the PostgreSQL (process ${left.pid}) that an earlier Hilo left running`);
    await stopPostmaster(left.pid);
  }
  await waitForBackends(cluster, log);
  if (left && !isPostmasterOf(left.pid, cluster)) {
    // PostgreSQL takes any living process with this number for its predecessor and would refuse to start. A
    // dead one it recognises by itself, together with its shared memory, so the file is left to it.
    if (isAlive(left.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    if (left.socketDir) {
      rmSync(join(left.socketDir, '.s.PGSQL.5432'), { force: true });
      rmSync(join(left.socketDir, '.s.PGSQL.5432.lock'), { force: true });
    }
  }
}

/** Fast shutdown (connections are ended, nothing committed is lost), then immediate, then kill. */
export async function stopPostmaster(
  pid: number,
  isGone: () => boolean = () => !isAlive(pid),
): Promise<void> {
  for (const [name, timeoutMs] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    signal(pid, name);
    if (await waitUntil(isGone, timeoutMs)) return;
  }
  throw new EmbeddedError('start-failed', `PostgreSQL (process ${pid}) cannot be stopped`);
}

/** Backends of a dead postmaster end by themselves within moments; those that do not are ended. */
async function waitForBackends(cluster: string, log: (line: string) => void): Promise<void> {
  if (await waitUntil(() => findProcessesOf(cluster).length === 0, 5000)) return;
  await endProcessesOf(cluster, log);
}

/** Ends by force whatever works on a cluster. */
export async function endProcessesOf(cluster: string, log: (line: string) => void): Promise<void> {
  const isEmpty = () => {
    const left = findProcessesOf(cluster);
    for (const pid of left) signal(pid, 'SIGKILL');
    return left.length === 0;
  };
  if (isEmpty()) return;
  log(`ending what an earlier start left running in ${cluster}`);
  if (await waitUntil(isEmpty, 10_000)) return;
  throw new EmbeddedError(
    'start-failed',
    `processes ${findProcessesOf(cluster).join(', ')} still use ${cluster}`,
  );
}
