import { describe, expect, test } from 'vitest';
import { readBlocks, readQuoteFixtures } from './read-fixtures.ts';
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

/** What mail programs add below a reply, in the languages of the table: none of it is new text. */
describe('history and device lines below a reply', () => {
  const tails = readBlocks(new URL('../fixtures/quote/tails.txt', import.meta.url));
  test.each(tails)('%s', (tail) => {
    const reply = 'Hola, sigo igual.\nGracias';
    expect(splitReply({ text: `${reply}\n\n${tail}` }).newText).toBe(reply);
    expect(splitReply({ text: `${reply}\n${tail}` }).newText).toBe(reply);
  });
});

/** Mails that look like history or a signature and are neither. */
describe('prose stays whole', () => {
  const mails = readBlocks(new URL('../fixtures/quote/prose.txt', import.meta.url));
  test.each(mails)('%s', (mail) => {
    expect(collapse(splitReply({ text: mail }).newText)).toBe(collapse(mail));
  });
});
