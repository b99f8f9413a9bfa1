export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The parts of Vitest's JSON report that are counted. */
export interface Report {
  testResults: FileResult[];
}

interface FileResult {
  /** The file's path. */
  name: string;
  status: string;
  /** What went wrong outside its tests. */
  message?: string;
  assertionResults: Array<{ status: string; fullName: string; failureMessages?: string[] | null }>;
}

const testsOf = (report: Report | null) =>
  (report?.testResults ?? []).flatMap((file) => file.assertionResults);

/**
 * Counts a report. A file that failed outside its tests (it does not load, a hook throws, a connection leaks) is
 * one failure, and so is a run that failed without naming any test: none may end as "0 failed".
 */
export function countReport(report: Report | null, exitCode: number | null): Counts {
  const tests = testsOf(report);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const named = listFailures(report).length;
  const failedTests = tests.filter((test) => test.status === 'failed').length;
  return {
    passed,
    failed: named === 0 && exitCode !== 0 ? 1 : named,
    skipped: tests.length - passed - failedTests,
  };
}

/** Each failure as one line: file, test, first line of what it said. */
export function listFailures(report: Report | null): string[] {
  const firstLine = (text: string | null | undefined) => (text ?? '').split('\n', 1)[0]!.slice(0, 200);
  return failedFiles(report).flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return [`${file.name}: ${firstLine(file.message)}`];
    return failed.map((test) => `${file.name} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
  });
}

export const failedFiles = (report: Report | null): FileResult[] =>
  (report?.testResults ?? []).filter((file) => file.status === 'failed');

/** The first run, with the files of a second one in the place of theirs. */
export function replaceFiles(first: Report, second: Report): Report {
  const again = new Set(second.testResults.map((file) => file.name));
  return {
    testResults: [...first.testResults.filter((file) => !again.has(file.name)), ...second.testResults],
  };
}

/** The line that people and CI look for at the end. */
export function lastLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
