import { describe, expect, test } from 'vitest';
import { readQuoteFixtures } from './read-fixtures.ts';
import { splitReply } from './split-reply.ts';

const collapse = (text: string | null): string | null => text?.replace(/\s+/gu, ' ').trim() ?? null;

for (const file of ['spanish', 'languages']) {
  describe(file, () => {
    const fixtures = readQuoteFixtures(new URL(`../fixtures/quote/${file}.txt`, import.meta.url));
    test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
      const parts = splitReply({ text: fixture.text });
      expect(collapse(parts.newText)).toBe(collapse(fixture.newText));
      expect(collapse(parts.signature)).toBe(collapse(fixture.signature));
    });
  });
}
