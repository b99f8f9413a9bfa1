import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

const BIN = join(import.meta.dirname, '..');

/** A project of one package-less folder: the launcher in it finds all fresh and runs its programs. */
function makeProject(program: string): string {
  const root = mkdtempSync(join(tmpdir(), 'hilo launcher-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  cpSync(BIN, join(root, 'bin'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  mkdirSync(join(root, 'apps', 'server', 'cli'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, packages: { '': {} } }),
  );
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: {} }));
  writeFileSync(join(root, 'apps', 'server', 'main.ts'), program);
  writeFileSync(join(root, 'apps', 'server', 'cli', 'main.ts'), program);
  return root;
}

/** Puts a program in the place of npm; returns its path, as npm itself would tell it. */
function standInForNpm(root: string, program: string): string {
  mkdirSync(join(root, 'npm'));
  writeFileSync(join(root, 'npm', 'package.json'), '{"type":"commonjs"}');
  const path = join(root, 'npm', 'npm-cli.js');
  writeFileSync(path, program);
  return path;
}

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

async function run(root: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'bin', 'hilo.mjs'), ...args], {
    env: { ...process.env, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, stdout, stderr };
}

test('becomes the program: same pid, its arguments, its exit code, nothing else on stdout', async () => {
  const root = makeProject(
    'console.log(JSON.stringify({ pid: process.pid, args: process.argv.slice(2) })); process.exitCode = 7;',
  );
  const child = spawn(process.execPath, [join(root, 'bin', 'hilo.mjs'), 'doctor', '--json', 'a b'], {
    env: { ...process.env, NODE_COMPILE_CACHE: undefined },
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const [code] = await once(child, 'close');
  expect(JSON.parse(String(line))).toEqual({ pid: child.pid, args: ['doctor', '--json', 'a b'] });
  expect(code).toBe(7);
  expect(existsSync(join(root, 'node_modules', '.hilo-stamp'))).toBe(true);
  // The next start finds what this one has compiled.
  expect(existsSync(join(root, '.runtime', 'compiled'))).toBe(true);
});

test('start builds what is stale, once, and keeps stdout for the server', async () => {
  const root = makeProject('console.log("served");');
  const desk = join(root, 'apps', 'desk');
  mkdirSync(join(root, 'node_modules', 'vite', 'bin'), { recursive: true });
  // Stands in for the bundler: says something, as it does, and writes one file.
  writeFileSync(
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'console.log("bundling"); require("fs").writeFileSync(process.argv[4] + "/index.html", "built");',
  );
  mkdirSync(desk);
  writeFileSync(join(desk, 'vite.config.ts'), '');
  writeFileSync(join(desk, 'main.ts'), 'one');
  const first = await run(root, ['start']);
  expect(first).toMatchObject({ code: 0, stdout: 'served\n', stderr: expect.stringContaining('bundling') });
  expect(readFileSync(join(desk, 'dist', 'index.html'), 'utf8')).toBe('built');

  expect((await run(root, ['start'])).stderr).toBe('');
  // Touched, not changed.
  utimesSync(join(desk, 'main.ts'), new Date(), new Date(0));
  expect((await run(root, ['start'])).stderr).toBe('');
  writeFileSync(join(desk, 'main.ts'), 'two');
  expect((await run(root, ['start'])).stderr).toContain('building apps/desk');
});

test('a build that fails keeps the old one and says so', async () => {
  const root = makeProject('console.log("served");');
  const desk = join(root, 'apps', 'desk');
  mkdirSync(join(root, 'node_modules', 'vite', 'bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'process.exit(1);');
  mkdirSync(join(desk, 'dist'), { recursive: true });
  writeFileSync(join(desk, 'dist', 'index.html'), 'old');
  writeFileSync(join(desk, 'vite.config.ts'), '');
  const ended = await run(root, ['start']);
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('could not be built') });
  expect(readFileSync(join(desk, 'dist', 'index.html'), 'utf8')).toBe('old');
});

test('installs by npm ci when the lock file says otherwise, one launcher at a time', async () => {
  const root = makeProject('console.log("ran");');
  // Counts its calls and takes a moment.
  const npm = standInForNpm(
    root,
    'require("fs").appendFileSync("calls", process.argv[2] + "\\n"); console.log("added 1");' +
      'setTimeout(() => require("fs").mkdirSync("node_modules"), 300);',
  );
  rmSync(join(root, 'node_modules'), { recursive: true });
  const env = { npm_execpath: npm };
  const both = await Promise.all([run(root, ['x'], env), run(root, ['x'], env)]);
  for (const one of both) expect(one).toMatchObject({ code: 0, stdout: 'ran\n' });
  expect(readFileSync(join(root, 'calls'), 'utf8')).toBe('ci\n');
  expect(both.some((one) => one.stderr.includes('added 1'))).toBe(true);
});

test.each([
  ['npm error code ENOTFOUND', 'the npm registry cannot be reached'],
  ['npm error code EINTEGRITY', 'not the one that was pinned'],
  ['npm error code EUSAGE, the files are not in sync', 'package-lock.json does not hold all'],
  ['npm error code EACCES', 'npm may not write here'],
  ['npm error something else', 'npm ci failed with code 3'],
])('when npm says "%s" it says what to do', async (words, expected) => {
  const root = makeProject('console.log("ran");');
  const npm = standInForNpm(root, `console.error(${JSON.stringify(words)}); process.exitCode = 3;`);
  rmSync(join(root, 'node_modules'), { recursive: true });
  const ended = await run(root, ['x'], { npm_execpath: npm });
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(expected) });
});

test('without npm it says how to get it', async () => {
  const root = makeProject('');
  rmSync(join(root, 'node_modules'), { recursive: true });
  const ended = await run(root, ['x'], { npm_execpath: '', PATH: '/nowhere' });
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('npm was not found') });
});
