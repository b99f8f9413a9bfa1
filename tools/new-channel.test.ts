import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Check, contractChecks } from '@hilo/channel-kit/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('makes the files of a channel, none of them with the name of the example', () => {
    const names = readdirSync(target).sort();
    expect(names).toEqual([
      'README.md',
      'fake-provider.ts',
      'fixtures',
      'manifest.ts',
      'package.json',
      'server.ts',
      'text-message.test.ts',
      'traits.ts',
      'translate.ts',
    ]);
    for (const name of names.filter((one) => one.endsWith('.ts'))) {
      expect(readFileSync(join(target, name), 'utf8')).not.toMatch(/parcel/i);
    }
  });

  it('makes a channel that passes the contract as it stands', async () => {
    const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(target, file)).href);
    const { manifest } = await load('manifest.ts');
    const { adapter } = await load('server.ts');
    const { startTextMessage } = await load('fake-provider.ts');
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

  it('says where it is to be registered', () => {
    const words = whatNext(target);
    expect(words).toContain("import { adapter as textMessage } from '@hilo/channel-text-message/server'");
    const registries = [...words.matchAll(/^ {2}(apps\/\S+) +import/gm)].map(([, path]) => path!);
    expect(registries).toHaveLength(3);
    for (const path of registries) expect(existsSync(join(import.meta.dirname, '..', path)), path).toBe(true);
  });

  it('refuses a name that will not do and a folder that is there', () => {
    for (const name of ['', 'Text', 'text_message', '../text', '-text']) {
      expect(() => newChannel(name, folder)).toThrow('will not do');
    }
    expect(() => newChannel('text-message', folder)).toThrow('is there already');
  });
});
