import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keyGroups } from './key-groups.ts';

const source = join(import.meta.dirname, '..');

/** The names of what is bound in each call of `useKeys`. */
const boundIn = (text: string): string[] =>
  [...text.matchAll(/\buseKeys\(/g)].flatMap(({ index }) => {
    const names: string[] = [];
    let depth = 0;
    for (let at = index + 'useKeys'.length; at < text.length; at += 1) {
      const sign = text[at]!;
      if ('([{'.includes(sign)) depth += 1;
      if (')]}'.includes(sign)) depth -= 1;
      if (depth === 0) break;
      // The call itself is one deep, its object two.
      const name = depth === 2 && /^[{,]\s*(?:'([^']+)'|([a-z]+)):/.exec(text.slice(at))?.slice(1);
      if (name) names.push(name[0] ?? name[1]!);
    }
    return names;
  });

it('the sheet of keys names all that are bound, and no other', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const bound = new Set(files.flatMap((name) => boundIn(readFileSync(join(source, name), 'utf8'))));
  // Arrows are what lists have by themselves; with Shift they choose.
  const shown = new Set<string>(keyGroups.flatMap(([, keys]) => keys.map(([chord]) => chord)));
  for (const arrow of ['arrowup', 'arrowdown']) expect(bound.delete(arrow)).toBe(true);
  // The editor sends by itself.
  for (const chord of ['shift+↓', 'mod+enter']) expect(shown.delete(chord)).toBe(true);
  expect([...bound].sort()).toEqual([...shown].sort());
});
