import { readFileSync } from 'node:fs';

/** One mail of a fixture file and what splitReply is to make of it. */
export type QuoteFixture = { name: string; text: string; newText: string; signature: string | null };

/**
 * Reads a fixture file: '@@ name', the mail, '@@ new', the expected new text, optionally '@@ signature' and the
 * expected signature, '@@ end'. Throws on a file that is not built so.
 */
export function readQuoteFixtures(path: URL): QuoteFixture[] {
  const fixtures: QuoteFixture[] = [];
  let name = '';
  let part = '';
  let parts: Record<string, string[]> = {};
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const marker = line.startsWith('@@ ') ? line.slice(3) : null;
    if (marker === null) {
      parts[part]?.push(line);
    } else if (name === '') {
      name = marker;
      part = 'text';
      parts = { text: [] };
    } else if (marker === 'new' || marker === 'signature') {
      part = marker;
      parts[part] = [];
    } else if (marker === 'end' && parts.new !== undefined) {
      const signature = parts.signature?.join('\n') ?? null;
      fixtures.push({ name, text: parts.text!.join('\n'), newText: parts.new.join('\n'), signature });
      name = '';
      part = '';
    } else {
      throw new Error(`Fixture '${name}' in ${path.pathname} has no place for '${marker}'`);
    }
  }
  if (name !== '') throw new Error(`Fixture '${name}' in ${path.pathname} has no end`);
  return fixtures;
}

/** Reads a file of mails or parts of mails set apart by lines of '@@'. */
export const readBlocks = (path: URL): string[] =>
  readFileSync(path, 'utf8').replace(/\n$/u, '').split('\n@@\n');
