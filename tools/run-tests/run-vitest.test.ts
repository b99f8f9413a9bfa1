import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runVitest } from './run-vitest.ts';

const root = join(import.meta.dirname, 'fixtures');

function reportPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'report.json');
}

test('a connection that a test leaves open fails its file', { timeout: 60_000 }, async () => {
  const counts = await runVitest({
    projects: ['leaks'],
    filters: [],
    report: reportPath(),
    root,
    isQuiet: true,
  });
  expect(counts).toEqual({ passed: 2, failed: 2, skipped: 0 });
});

test('a project without files is no failure, a filter that finds nothing is', {
  timeout: 60_000,
}, async () => {
  expect(
    await runVitest({ projects: ['none'], filters: [], report: reportPath(), root, isQuiet: true }),
  ).toMatchObject({
    failed: 0,
  });
  expect(
    await runVitest({ projects: ['none'], filters: ['x'], report: reportPath(), root, isQuiet: true }),
  ).toMatchObject({
    failed: 1,
  });
});
