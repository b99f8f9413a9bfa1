import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailExplain } from './cli.ts';

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/read/${name}`, import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hilo-mail-'));
  await mkdir(join(folder, 'b'));
  await copyFile(fixture('from-unquoted-comma.eml'), join(folder, 'b', 'uno.eml'));
  await copyFile(fixture('html-only.eml'), join(folder, 'a.txt'));
  await writeFile(join(folder, 'c.bin'), Buffer.from([0, 255, 254, 13, 10, 61, 63]));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(args: string[], stdin: Uint8Array[] = []) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await mailExplain(args, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    stdin: (async function* () {
      yield* stdin;
    })(),
  });
  return { code, lines: out.join('').split('\n').slice(0, -1), err: err.join('') };
}

describe('hilo mail explain', () => {
  test('says of a file that is not there that it is not there', async () => {
    const errors: string[] = [];
    const io = { stdout: { write: () => true }, stderr: { write: (text: string) => errors.push(text) } };
    expect(await mailExplain(['/nowhere.eml'], io)).toBe(2);
    expect(errors).toEqual(['hilo mail: /nowhere.eml does not exist.\n']);
  });

  test('one file prints one object with exactly the agreed fields', async () => {
    const { code, lines, err } = await run([fixture('nested-texts.eml')]);
    expect([code, lines.length, err]).toEqual([0, 1, '']);
    const printed: unknown = JSON.parse(lines[0] ?? '');
    expect(printed).toMatchObject(JSON.parse(await readFile(fixture('nested-texts.expected.json'), 'utf8')));
    expect(Object.keys(printed as object)).toEqual([
      'from',
      'to',
      'cc',
      'replyTo',
      'subject',
      'date',
      'messageId',
      'inReplyTo',
      'references',
      'text',
      'newText',
      'quotedText',
      'signature',
      'html',
      'attachments',
      'automatic',
      'bounce',
      'warnings',
    ]);
  });

  test('a folder prints a line a file, by name; what is no mail gets warnings', async () => {
    const { code, lines } = await run([folder]);
    const printed = lines.map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(printed.map((mail) => mail.file)).toEqual(
      ['a.txt', join('b', 'uno.eml'), 'c.bin'].map((name) => join(folder, name)),
    );
    expect(printed[1].from.name).toBe('Gil, Ana');
    expect(printed[2].warnings.length).toBeGreaterThan(0);
  });

  test('several files keep the order given', async () => {
    const files = [fixture('no-reply.eml'), fixture('empty.eml')];
    const { lines } = await run(files);
    expect(lines.map((line) => JSON.parse(line).file)).toEqual(files);
  });

  test("'-' reads standard input", async () => {
    const mail = await readFile(fixture('bare-lf.eml'));
    const { lines } = await run(['-'], [mail.subarray(0, 50), mail.subarray(50)]);
    expect(JSON.parse(lines[0] ?? '').text).toBe('Hola\nmundo');
  });

  test('a path that is not there and a missing argument answer 2', async () => {
    const missing = await run([join(folder, 'nada.eml')]);
    expect(missing).toMatchObject({ code: 2, lines: [] });
    expect(missing.err).toContain('nada.eml');
    expect((await run([])).code).toBe(2);
  });
});
