import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const declared = (css: string, name: string): string | undefined =>
  new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1]?.replace(/\s+/g, ' ');

/** The accent has a rule of its own here, as a site may bring its hue. */
const shared = ['surface', 'hover', 'line', 'control', 'ink', 'muted', 'broken-ink', 'kept', 'kept-ink'];

it.each(shared)('has the colour of the desk for %s', (name) => {
  const desk = declared(read('../../../../packages/ui/src/tokens.css'), `color-${name}`);
  expect(desk).toBeDefined();
  expect(declared(read('./base.css'), name)).toBe(desk);
});
