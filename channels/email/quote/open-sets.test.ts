import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitReply } from './split-reply.ts';

/**
 * Mails of four open libraries, with what each one's own tests expect to be visible (completed by hand where a
 * test checks only the beginning). The libraries disagree: '-Abhishek Kona' is a signature to three of them and
 * text to one. So each set has a score below which it must not fall, not a full mark.
 */
type OpenSet = {
  /** Text that stands for '*' in `expected`. */
  common: string;
  expected: Record<string, string>;
  dateTemplate?: string;
  dates?: string[];
};

const root = new URL('../fixtures/quote/open/', import.meta.url);
const collapse = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function readCases(name: string): { file: string; text: string; expected: string }[] {
  const folder = new URL(`${name}/`, root);
  const set = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as OpenSet;
  const cases = Object.entries(set.expected).map(([file, expected]) => ({
    file,
    text: readFileSync(new URL(file, folder), 'utf8'),
    expected: expected === '*' ? set.common : expected,
  }));
  for (const date of set.dates ?? []) {
    const text = set.dateTemplate!.replace('[DATE]', date);
    cases.push({ file: date, text, expected: 'Thank you very much.' });
  }
  return cases;
}

const minimum: Record<string, number> = { crisp: 70, willdurand: 54, github: 21, zapier: 24 };

describe('open sets', () => {
  test('every set has a minimum', () => {
    expect(Object.keys(minimum).sort()).toEqual(readdirSync(root).sort());
  });

  test.each(Object.entries(minimum))('%s: at least %i mails as expected', (name, least) => {
    const failed = readCases(name).filter(
      ({ text, expected }) => collapse(splitReply({ text }).newText) !== collapse(expected),
    );
    const right = readCases(name).length - failed.length;
    expect(right, `not as expected: ${failed.map(({ file }) => file).join(', ')}`).toBeGreaterThanOrEqual(
      least,
    );
  });
});
