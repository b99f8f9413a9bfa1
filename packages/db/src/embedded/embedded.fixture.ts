import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { type Embedded, type StartOptions, startEmbedded } from './index.ts';

/** A folder for one test, which an unprivileged user may pass through, removed afterwards. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-emb-'));
  chmodSync(folder, 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export interface Started extends Embedded {
  lines: string[];
}

/** Starts without fsync (faster; what a test kills is a process, not the machine) and stops after the test. */
export async function start(options: Partial<StartOptions> & { dataDir: string }): Promise<Started> {
  const lines: string[] = [];
  const embedded = await startEmbedded({
    log: (line) => lines.push(line),
    tuning: { isDurable: false },
    ...options,
  });
  onTestFinished(() => embedded.stop());
  return Object.defineProperties({ lines }, Object.getOwnPropertyDescriptors(embedded)) as Started;
}

/** One statement on a connection of its own; the first value of the first row. */
export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows[0] ? Object.values(rows[0])[0] : undefined;
  } finally {
    await client.end();
  }
}
