import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, countReport, type Report } from './counts.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export interface VitestRun {
  /** Names of projects in vitest.config.ts. */
  projects: string[];
  /** Parts of paths; none means every file. */
  filters: string[];
  /** Where the JSON report goes. */
  report: string;
  env?: Record<string, string>;
  /** The folder with vitest.config.ts. */
  root?: string;
  isQuiet?: boolean;
}

/** Runs Vitest once, readable on the screen, and counts from its JSON report. */
export async function runVitest({
  projects,
  filters,
  report,
  env = {},
  root = ROOT,
  isQuiet = false,
}: VitestRun): Promise<Counts> {
  const args = [
    join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    // A project without files yet is no failure; a filter that finds nothing is.
    ...(filters.length === 0 ? ['--passWithNoTests'] : []),
    ...filters,
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: isQuiet ? 'ignore' : 'inherit',
    env: { ...process.env, ...env },
  });
  const hand = (name: NodeJS.Signals) => child.kill(name);
  process.on('SIGTERM', hand);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  process.off('SIGTERM', hand);
  const read = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : null;
  return countReport(read, code);
}
