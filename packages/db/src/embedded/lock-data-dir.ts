import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EmbeddedError } from './fail.ts';

export interface DataDirLock {
  release(): void;
}

/** The process that says it uses this data directory, or null. */
export function readPidFile(dataDir: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(dataDir, 'hilo.pid'), 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Takes the data directory for this process and writes `hilo.pid`.
 *
 * Node has no flock(2). An exclusive SQLite transaction on an empty file is the same thing by other means: a
 * POSIX record lock that the kernel drops with the process, so that kill -9 leaves nothing to clean and no
 * pid has to be guessed alive. It holds across containers that share the directory, too.
 * @throws EmbeddedError data-dir-in-use, naming the holder; data-dir-unusable
 */
export function lockDataDir(dataDir: string): DataDirLock {
  makeUsable(dataDir);
  const held = openLock(dataDir);
  const pidFile = join(dataDir, 'hilo.pid');
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o644 });
  let isReleased = false;
  return {
    release() {
      if (isReleased) return;
      isReleased = true;
      if (readPidFile(dataDir) === process.pid) rmSync(pidFile, { force: true });
      held.close();
    },
  };
}

/** Said before SQLite says it, whose words for every one of these are that a file cannot be opened. */
function makeUsable(dataDir: string): void {
  try {
    // Root hands the database to an unprivileged user, who must be able to pass through (not to list).
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const mend =
      code === 'EROFS'
        ? 'lies on a disk that can only be read: mount it for writing'
        : code === 'EEXIST' || code === 'ENOTDIR'
          ? 'is a file, or lies below one: give it to the user who starts Hilo'
          : `cannot be written (${code}): give it to the user who starts Hilo`;
    throw new EmbeddedError(
      'data-dir-unusable',
      `data directory ${dataDir} ${mend}, or choose another with HILO_DATA_DIR`,
      { cause },
    );
  }
}

function openLock(dataDir: string): DatabaseSync {
  const lock = new DatabaseSync(join(dataDir, 'hilo.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error) || !/locked|busy/i.test(cause.message)) throw cause;
    const holder = readPidFile(dataDir);
    const who = holder === null ? 'another process' : `process ${holder}`;
    throw new EmbeddedError('data-dir-in-use', `data directory ${dataDir} is in use by ${who}`, { cause });
  }
}
