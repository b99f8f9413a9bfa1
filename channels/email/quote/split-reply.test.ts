import { readFileSync } from 'node:fs';
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

describe('threads', () => {
  const fixtures = readQuoteFixtures(new URL('../fixtures/quote/threads.txt', import.meta.url));
  test.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
    expect(collapse(splitReply({ text: fixture.text }).newText)).toBe(collapse(fixture.newText));
  });
});

/** What stands above history, with and without '>' below it, whole and broken where a program breaks it. */
describe('the head of history', () => {
  const own = 'Hola:\n\nEl lunes llamé y me dijeron que salía el 28/11/2026 a las 9:00. No ha llegado.';
  const old = 'Buenos días, Ana:\n\nYa está en camino.';
  const quoted = old.replaceAll(/^/gmu, '> ');
  const attributions = readFileSync(new URL('../fixtures/quote/attributions.txt', import.meta.url), 'utf8');
  test.each(attributions.trimEnd().split('\n'))('%s', (line) => {
    const broken = line.replace(/(.{40}\S*) /u, '$1\n');
    for (const head of [line, broken, `Enviado desde mi iPhone\n\n${line}`]) {
      expect(splitReply({ text: `${own}\n\n${head}\n\n${quoted}` }).newText).toBe(own);
    }
    expect(splitReply({ text: `${own}\n\n${line}\n\n${old}` }).newText).toBe(own);
    expect(splitReply({ text: `${own}\n\n> ${line}\n>\n${quoted}` }).newText).toBe(own);
  });

  const blocks = readBlocks(new URL('../fixtures/quote/headers.txt', import.meta.url));
  test.each(blocks)('%s', (block) => {
    const rule = '_'.repeat(32);
    const inside = `${block.replaceAll(/^/gmu, '> ')}\n>\n${quoted}`;
    for (const history of [`${block}\n\n${old}`, `${rule}\n${block}\n\n${old}`, inside]) {
      expect(splitReply({ text: `${own}\n\n${history}` }).newText).toBe(own);
    }
  });
});

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
