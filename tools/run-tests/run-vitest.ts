import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Counts, countReport, failedFiles, listFailures, type Report, replaceFiles } from './counts.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface VitestRun {
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

/** More broken files than this are no accident of the moment. */
const mostRepeated = 5;

/**
 * Runs Vitest, readable on the screen, and counts from its JSON report. A few files that failed are run once more,
 * alone: what fails twice is a failure, and what fails only once is named as unsteady, for somebody to mend.
 */
export async function runVitest(run: VitestRun): Promise<Counts> {
  const tell = run.isQuiet ? () => {} : console.log;
  const first = await runOnce(run);
  const broken = failedFiles(first.report);
  if (!first.report || broken.length === 0 || broken.length > mostRepeated) {
    for (const failure of listFailures(first.report)) tell(`✗ ${failure}`);
    return countReport(first.report, first.code);
  }
  const once = listFailures(first.report);
  const filters = broken.map((file) => relative(run.root ?? ROOT, file.name));
  const second = await runOnce({ ...run, filters });
  const report = second.report ? replaceFiles(first.report, second.report) : first.report;
  const twice = listFailures(report);
  for (const failure of once) if (!twice.includes(failure)) tell(`~ unsteady: ${failure}`);
  for (const failure of twice) tell(`✗ ${failure}`);
  return countReport(report, second.code);
}

async function runOnce({
  projects,
  filters,
  report,
  env = {},
  root = ROOT,
  isQuiet = false,
}: VitestRun): Promise<{ report: Report | null; code: number | null }> {
  rmSync(report, { force: true });
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
  return {
    report: existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : null,
    code,
  };
}
