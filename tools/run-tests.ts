// npm test [filter…] · npm run test:faults · npm run test:pg15
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Counts, lastLine } from './run-tests/counts.ts';
import { runVitest } from './run-tests/run-vitest.ts';
import { startPostgres15 } from './run-tests/start-postgres-15.ts';

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

async function main(): Promise<Counts> {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false });
  const folder = mkdtempSync(join(tmpdir(), 'hilo-run-'));
  const report = join(folder, 'report.json');
  try {
    const [suite, ...filters] = positionals;
    if (suite === 'faults') return await runVitest({ projects: ['faults'], filters, report });
    if (suite === 'pg15') return await runOnPostgres15(filters, report);
    return await runVitest({ projects: ['unit', 'e2e'], filters: positionals, report });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tests that ask for a database, on the oldest PostgreSQL that we promise to work with. */
async function runOnPostgres15(filters: string[], report: string): Promise<Counts> {
  const given = process.env.DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startPostgres15();
  if (!server) {
    const missing = 'PostgreSQL 15 (/usr/lib/postgresql/15/bin; Debian: apt-get install postgresql-15)';
    if (process.env.CI === 'true') {
      console.error(`✗ pg15: ${missing} is missing, and CI=true allows no skipping`);
      return { ...NOTHING, failed: 1 };
    }
    console.log(`↓ pg15 skipped: ${missing} is missing; or set DATABASE_URL`);
    return { ...NOTHING, skipped: 1 };
  }
  try {
    const chosen = filters.length > 0 ? filters : ['packages/db', 'apps/server'];
    return await runVitest({
      projects: ['unit'],
      filters: chosen,
      report,
      env: { HILO_TEST_DATABASE_URL: server.url },
    });
  } finally {
    await server.stop();
  }
}

const counts = await main();
console.log(lastLine(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
