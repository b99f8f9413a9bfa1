import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

/**
 * Runs `work` while no other launcher does, waiting as long as it takes. The lock is the kernel's (an exclusive
 * SQLite transaction on an empty file), so it ends with its holder, however that ends.
 */
export async function holdLock(path, what, work) {
  mkdirSync(dirname(path), { recursive: true });
  let isToldToWait = false;
  for (;;) {
    const lock = new DatabaseSync(path, { timeout: 0 });
    try {
      lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      if (!/locked|busy/i.test(error.message)) throw error;
      if (!isToldToWait) process.stderr.write(`hilo: waiting for another launcher, which is ${what}\n`);
      isToldToWait = true;
      await sleep(POLL_MS);
      continue;
    }
    try {
      return await work();
    } finally {
      lock.close();
    }
  }
}
