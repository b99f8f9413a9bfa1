import { mkdirSync, realpathSync } from 'node:fs';
import { connectionUrl } from './access.ts';
import { clearLeftovers, signal } from './clear-leftovers.ts';
import { ensureCluster } from './create-cluster.ts';
import { findBinaries } from './find-binaries.ts';
import { type DataDirLock, lockDataDir } from './lock-data-dir.ts';
import { placeCluster, ROOT_SHELF } from './place-cluster.ts';
import { placeSocket, removeSocketDir } from './place-socket.ts';
import { type Exit, runPostmaster } from './run-postmaster.ts';
import { SAFE_TUNING, type Tuning, writeSettings } from './settings.ts';
import { supervise } from './supervise.ts';

export interface StartOptions {
  dataDir: string;
  /** One line per call, for the operator; holds no personal data. */
  log: (line: string) => void;
  tuning?: Partial<Tuning>;
  /** Where root keeps what must be reachable; another place in tests. */
  rootShelf?: string;
}

export interface Embedded {
  /** For `pg`, over the unix socket; stays the same when the postmaster is restarted. */
  url: string;
  /** The postmaster of the moment. */
  readonly pid: number;
  /** Ends connections, stops PostgreSQL cleanly and frees the data directory. Twice is harmless. */
  stop(): Promise<void>;
  /** Called when PostgreSQL died by itself; it is being restarted meanwhile. */
  onUnexpectedExit(callback: (exit: Exit) => void): void;
  /** Called when it takes connections again. */
  onRestarted(callback: () => void): void;
}

/**
 * Boots PostgreSQL in `dataDir`, making the database at the first start, and keeps it running.
 * @throws EmbeddedError; see fail.ts for the codes.
 */
export async function startEmbedded(options: StartOptions): Promise<Embedded> {
  const lock = lockDataDir(options.dataDir);
  try {
    return await boot(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function boot(options: StartOptions, dataLock: DataDirLock): Promise<Embedded> {
  const { log } = options;
  const tuning: Tuning = { ...SAFE_TUNING, ...options.tuning };
  const dataDir = realpathSync(options.dataDir);
  const place = placeCluster(dataDir, log, options.rootShelf ?? ROOT_SHELF);
  // A copied data directory still points to the database of the original: that one needs a lock, too.
  const isElsewhere = !place.home.startsWith(dataDir);
  const homeLock = isElsewhere ? lockDataDir(place.home) : null;
  try {
    mkdirSync(place.copyDir, { recursive: true });
    const binaries = findBinaries(place.user, place.copyDir, log);
    const password = await ensureCluster(place, binaries, tuning.isDurable, log);
    await clearLeftovers(place.cluster, log);
    const socketDir = placeSocket(place);
    writeSettings(place.cluster, socketDir, tuning, place.user);
    const supervised = await supervise({
      run: () => runPostmaster(place, binaries),
      beforeRestart: () => clearLeftovers(place.cluster, log),
      log,
    });
    // The last thing an ending process can do without waiting: ask for a fast shutdown.
    const onExit = () => signal(supervised.pid(), 'SIGINT');
    process.once('exit', onExit);
    let stopping: Promise<void> | null = null;
    const stop = async () => {
      await supervised.stop();
      // Stopped between a crash and the restart: the backends of the dead one are still ending.
      await clearLeftovers(place.cluster, log);
      process.off('exit', onExit);
      removeSocketDir(place);
      homeLock?.release();
      dataLock.release();
    };
    return {
      url: connectionUrl(socketDir, password),
      get pid() {
        return supervised.pid();
      },
      stop() {
        stopping ??= stop();
        return stopping;
      },
      onUnexpectedExit: supervised.onUnexpectedExit,
      onRestarted: supervised.onRestarted,
    };
  } catch (error) {
    homeLock?.release();
    throw error;
  }
}
