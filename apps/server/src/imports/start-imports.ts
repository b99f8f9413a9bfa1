import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app/app.ts';
import { workImports } from './work-imports.ts';

const pollMs = 2_000;

/** Works on imports as they are asked for, and on those that a stopped node left. */
export const startImports = (app: App): { close(): Promise<void> } => {
  const closing = new AbortController();
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await workImports(app, closing.signal).catch((error) =>
        app.log.warn({ err: error }, 'imports.workFailed'),
      );
      await sleep(pollMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
};
