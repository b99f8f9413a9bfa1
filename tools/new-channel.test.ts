import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Check, contractChecks } from '@hilo/channel-kit/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChannelNames } from './fences/channel-names.ts';
import { checkCycles } from './fences/import-cycles.ts';
import { checkImports } from './fences/import-rules.ts';
import { readSourceFiles, type SourceFile } from './fences/source-files.ts';
import { checkTexts } from './fences/text-rules.ts';
import { checkUnusedNames } from './fences/unused-names.ts';
import { checkUnusedTexts } from './fences/unused-texts.ts';
import { newChannel, whatNext } from './new-channel.ts';

describe('new:channel', () => {
  let folder = '';
  let target = '';
  beforeAll(() => {
    // Inside the tree, so that the packages of the workspace are found.
    folder = mkdtempSync(join(fileURLToPath(new URL('.', import.meta.url)), '.new-channel-'));
    target = newChannel('text-message', folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sources = (): SourceFile[] =>
    readdirSync(target, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({
        path: `channels/text-message/${path}`,
        text: readFileSync(join(target, path), 'utf8'),
      }));

  it('makes the files of a channel, none of them with the name of the example', () => {
    const names = readdirSync(target).sort();
    expect(names).toEqual([
      'README.md',
      'fixtures',
      'manifest.ts',
      'package.json',
      'server.ts',
      'testing',
      'text-message.test.ts',
      'traits.ts',
      'translate.ts',
    ]);
    for (const { text } of sources()) expect(text).not.toMatch(/parcel/i);
  });

  it('makes a channel that passes the contract as it stands', async () => {
    const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(target, file)).href);
    const { textMessageManifest: manifest } = await load('manifest.ts');
    const { textMessageAdapter: adapter } = await load('server.ts');
    const { startTextMessage } = await load('testing/fake-provider.ts');
    expect(manifest.kind).toBe('textMessage');
    const checks: Check[] = contractChecks({
      manifest,
      adapter,
      fixtures: pathToFileURL(join(target, 'fixtures/')),
      arrivals: 'signed',
      startWorld: startTextMessage,
    });
    expect(checks.length).toBeGreaterThan(50);
    for (const check of checks) await check.run();
  }, 60_000);

  /** By the path of each registry, the lines that are to be added to it. */
  const registrations = (): Map<string, string> =>
    new Map(
      [...whatNext(target).matchAll(/^ {2}(apps\/[\w/-]+\.tsx?).*\n((?: {4}.*\n)+)/gm)].map(
        ([, path, lines]) => [path!, lines!],
      ),
    );

  it('says where it is to be registered', () => {
    expect([...registrations().keys()]).toEqual([
      'apps/server/channels.ts',
      'apps/desk/src/channels.tsx',
      'apps/desk/src/channel-manifests.ts',
    ]);
    expect(registrations().get('apps/server/channels.ts')).toContain(
      "import { textMessageAdapter } from '@hilo/channel-text-message/server'",
    );
  });

  it('breaks no fence, once it is registered as it says', () => {
    const files = [
      ...readSourceFiles().map(({ path, text }) => ({
        path,
        text: `${registrations().get(path) ?? ''}${text}`,
      })),
      ...sources(),
    ];
    expect([
      ...checkImports(files),
      ...checkCycles(files),
      ...checkChannelNames(files),
      ...checkTexts(files),
      ...checkUnusedNames(files),
      ...checkUnusedTexts(files),
    ]).toEqual([]);
  });

  it('refuses a name that will not do and a folder that is there', () => {
    for (const name of ['', 'Text', 'text_message', '../text', '-text']) {
      expect(() => newChannel(name, folder)).toThrow('will not do');
    }
    expect(() => newChannel('text-message', folder)).toThrow('is there already');
  });
});
