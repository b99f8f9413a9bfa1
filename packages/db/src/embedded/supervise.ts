import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, Postmaster } from './run-postmaster.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 15_000;

interface Parts {
  run: () => Promise<Postmaster>;
  /** Clears what the dead one left; may throw, and is then tried again. */
  beforeRestart: () => Promise<void>;
  log: (line: string) => void;
}

export interface Supervised {
  pid(): number;
  stop(): Promise<void>;
  onUnexpectedExit(callback: (exit: Exit) => void): void;
  onRestarted(callback: () => void): void;
}

/** Runs a postmaster and starts another when it dies, with growing pauses, until told to stop. */
export async function supervise({ run, beforeRestart, log }: Parts): Promise<Supervised> {
  const onExit: Array<(exit: Exit) => void> = [];
  const onBack: Array<() => void> = [];
  const ending = new AbortController();
  let current = await run();
  const watching = watch();

  async function watch(): Promise<void> {
    for (;;) {
      const exit = await current.exited;
      if (ending.signal.aborted) return;
      log(`PostgreSQL (process ${current.pid}) ended by itself (${exit.signal ?? `code ${exit.code}`})`);
      for (const callback of onExit) callback(exit);
      if (!(await restart())) return;
      log(`PostgreSQL runs again (process ${current.pid})`);
      for (const callback of onBack) callback();
    }
  }

  async function restart(): Promise<boolean> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        await sleep(pauseMs, undefined, { signal: ending.signal });
        await beforeRestart();
        current = await run();
        return true;
      } catch (error) {
        if (ending.signal.aborted) return false;
        log(`PostgreSQL could not be restarted: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  return {
    pid: () => current.pid,
    async stop() {
      ending.abort();
      await current.stop();
      await watching;
      // A restart may have been under way when we were told to stop.
      await current.stop();
    },
    onUnexpectedExit: (callback) => void onExit.push(callback),
    onRestarted: (callback) => void onBack.push(callback),
  };
}
