import { expect, test } from 'vitest';
import { countReport, lastLine, listFailures, type Report, replaceFiles } from './counts.ts';

const result = (status: string, fullName = status) => ({ status, fullName, failureMessages: ['no\n at x'] });

const report: Report = {
  testResults: [
    {
      name: 'a.test.ts',
      status: 'passed',
      assertionResults: ['passed', 'passed', 'pending', 'todo'].map((status) => result(status)),
    },
    { name: 'b.test.ts', status: 'passed', assertionResults: [result('passed')] },
  ],
};

const broken: Report = {
  testResults: [
    { name: 'b.test.ts', status: 'failed', message: 'does not load\nat all', assertionResults: [] },
    { name: 'c.test.ts', status: 'failed', message: '', assertionResults: [result('passed')] },
    { name: 'd.test.ts', status: 'failed', assertionResults: [result('failed', 'adds'), result('passed')] },
  ],
};

test('counts what the report says', () => {
  expect(countReport(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  expect(lastLine({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped');
});

test('a file that fails outside its tests is one failure', () => {
  expect(countReport(broken, 1)).toEqual({ passed: 2, failed: 3, skipped: 0 });
  expect(listFailures(broken)).toEqual(['b.test.ts: does not load', 'c.test.ts: ', 'd.test.ts › adds: no']);
});

test('a run that failed without a word is one failure', () => {
  expect(countReport(report, 1).failed).toBe(1);
  expect(countReport(null, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a file that ran again counts as it ended', () => {
  const first = { testResults: [report.testResults[0]!, broken.testResults[0]!] };
  const second = { testResults: [report.testResults[1]!] };
  expect(countReport(replaceFiles(first, second), 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  expect(countReport(replaceFiles(first, { testResults: [broken.testResults[0]!] }), 1).failed).toBe(1);
});
