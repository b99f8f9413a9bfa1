import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { printLicences } from './list-licences.ts';

test('names each package once, with every text it asks to be passed on', () => {
  const root = mkdtempSync(join(tmpdir(), 'hilo-licences-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const make = (name: string, files: Record<string, string>) => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', license: 'MIT', author: 'A' }),
    );
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return folder;
  };
  const zebra = make('zebra', { LICENSE: 'Copyright Z', 'readme.md': 'hello' });
  const ant = make('@x/ant', { 'LICENSE-MIT.txt': 'Copyright A', NOTICE: 'Made by A' });
  const bare = make('bare', {});
  const text = printLicences([zebra, ant, bare, zebra]);
  expect(text.split('\n').slice(0, 3)).toEqual([
    '@x/ant 1.0.0 (MIT)',
    'bare 1.0.0 (MIT)',
    'zebra 1.0.0 (MIT)',
  ]);
  for (const said of ['Copyright Z', 'Copyright A', 'Made by A', 'It brings no text of its licence.'])
    expect(text.split(said)).toHaveLength(2);
  expect(text).not.toContain('hello');
});
