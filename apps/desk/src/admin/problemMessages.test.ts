import { errorCodes } from '@hilo/api';
import { locales } from '@hilo/ui/i18n';
import { describe, expect, it } from 'vitest';
import { problemMessages } from './problemMessages.ts';

describe.each(locales)('problems in %s', (locale) => {
  const words: Record<string, string> = problemMessages[locale];

  it.each([...Object.keys(errorCodes), 'client.offline', 'client.unreadable'])('has words for %s', (code) => {
    expect(words[code]).toMatch(/^\S.{10,}\.$/);
    // The words stand without the facts of the error.
    expect(words[code]).not.toContain('{');
  });

  it('has words for nothing else', () => {
    const known = [...Object.keys(errorCodes), 'client.offline', 'client.unreadable'];
    const others = Object.keys(words).filter((key) => !key.startsWith('problem.'));
    expect(others.filter((key) => !known.includes(key))).toEqual([]);
  });
});
