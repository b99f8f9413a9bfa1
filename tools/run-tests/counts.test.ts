import { expect, test } from 'vitest';
import { countReport, lastLine, type Report } from './counts.ts';

const REPORT: Report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

test('counts what the report says', () => {
  expect(countReport(REPORT, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  expect(lastLine({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped');
});

test('a file that fails outside its tests is one failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
  ];
  expect(countReport({ ...REPORT, numFailedTests: 1, testResults }, 1).failed).toBe(3);
});

test('a run that failed without a word is one failure', () => {
  expect(countReport(REPORT, 1).failed).toBe(1);
  expect(countReport(null, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
