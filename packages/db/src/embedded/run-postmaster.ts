import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopPostmaster } from './clear-leftovers.ts';
import { cleanEnvironment } from './create-cluster.ts';
import { EmbeddedError } from './fail.ts';
import type { Binaries } from './find-binaries.ts';
import type { Place } from './place-cluster.ts';
import { readPostmasterFile } from './postmaster-pid.ts';
import { asUser } from './run-user.ts';

const LOG_LIMIT_BYTES = 1_000_000;
/** Recovery after a crash replays at most max_wal_size; ten minutes is far beyond that on any disk. */
const READY_TIMEOUT_MS = 600_000;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Postmaster {
  pid: number;
  exited: Promise<Exit>;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/**
 * Starts one postmaster and waits until it takes connections.
 *
 * It leads a session of its own, so that Ctrl-C in the terminal reaches Hilo alone, which first lets its work
 * end. It writes to a file, not a pipe: a pipe would die with us.
 * @throws EmbeddedError start-failed with the last lines of its log.
 */
export async function runPostmaster(place: Place, binaries: Binaries): Promise<Postmaster> {
  const logFile = join(place.home, 'postgres.log');
  const output = openLog(logFile);
  const logStart = statSync(logFile).size;
  const child = spawn(binaries.postgres, ['-D', place.cluster], {
    ...asUser(place.user),
    cwd: place.home,
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const stop = async () => {
    if (isRunning()) await stopPostmaster(child.pid!, () => !isRunning());
  };
  await waitReady(child, place.cluster, isRunning, () =>
    readFileSync(logFile).subarray(logStart).toString('utf8'),
  );
  return { pid: child.pid!, exited, isRunning, stop };
}

async function waitReady(
  child: ChildProcess,
  cluster: string,
  isRunning: () => boolean,
  readLog: () => string,
): Promise<void> {
  const pollMs = 10;
  for (let waitedMs = 0; waitedMs < READY_TIMEOUT_MS; waitedMs += pollMs) {
    await sleep(pollMs);
    if (!isRunning()) break;
    const file = readPostmasterFile(cluster);
    if (file?.pid === child.pid && file?.isReady) return;
  }
  if (isRunning()) await stopPostmaster(child.pid!, () => !isRunning());
  throw new EmbeddedError('start-failed', `PostgreSQL did not start: ${readLog().trim().slice(-800)}`);
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
