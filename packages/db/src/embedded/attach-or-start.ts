import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectionUrl, readPassword } from './access.ts';
import { EmbeddedError } from './fail.ts';
import { findHome } from './place-cluster.ts';
import { isPostmasterOf, readPostmasterFile } from './postmaster-pid.ts';
import { type Embedded, type StartOptions, startEmbedded } from './start-embedded.ts';

const READY_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

export interface Attached {
  url: string;
  /** Whether the database belongs to another running Hilo; `stop` then leaves it alone. */
  isAttached: boolean;
  stop(): Promise<void>;
}

/**
 * The database of a data directory for one command: the one of the running server, else booted for it.
 * @throws EmbeddedError data-dir-in-use where somebody holds the directory but no database answers.
 */
export async function attachOrStart(options: StartOptions): Promise<Attached> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    try {
      const started: Embedded = await startEmbedded(options);
      return { url: started.url, isAttached: false, stop: () => started.stop() };
    } catch (error) {
      if (!(error instanceof EmbeddedError) || error.code !== 'data-dir-in-use') throw error;
      const url = findRunning(options.dataDir);
      if (url) return { url, isAttached: true, stop: async () => {} };
      // The other one may be starting or stopping at this moment.
      if (waitedMs >= READY_TIMEOUT_MS) throw error;
      await sleep(POLL_MS);
    }
  }
}

function findRunning(dataDir: string): string | null {
  const home = findHome(realpathSync(dataDir));
  const cluster = join(home, 'cluster');
  const file = readPostmasterFile(cluster);
  const password = readPassword(home);
  if (!file?.isReady || password === null || !isPostmasterOf(file.pid, cluster)) return null;
  return connectionUrl(file.socketDir, password);
}
