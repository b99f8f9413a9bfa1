import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

/** A Node of the machine that is too old for the project, as `npm start` meets it on Debian. */
const OLD_NODE = ['/usr/bin/node', '/usr/bin/nodejs'].find(
  (path) =>
    existsSync(path) && /^v2[0-3]\./.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout),
);
const PROJECT = join(import.meta.dirname, '..', '..');
const PROGRAM = `
process.on('SIGTERM', () => { console.log('asked to end'); process.exit(7); });
console.log(JSON.stringify({ pid: process.pid, version: process.version }));
setInterval(() => {}, 1000);
`;

function makeProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'hilo old-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  cpSync(join(PROJECT, 'bin'), join(root, 'bin'), { recursive: true });
  for (const folder of ['node_modules', 'apps/server']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, packages: { '': {} } }),
  );
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: {} }));
  writeFileSync(join(root, 'apps', 'server', 'main.ts'), PROGRAM);
  // This very Node takes the place of the fetched one, so that the test needs no network.
  const name = `node-${process.platform}-${process.arch}`;
  const home = join(root, '.runtime', `${name}-24.21.0`, 'node_modules', name, 'bin');
  mkdirSync(home, { recursive: true });
  symlinkSync(process.execPath, join(home, 'node'));
  return root;
}

interface Running {
  launcher: ChildProcess;
  server: { pid: number; version: string };
  lines: string[];
}

async function startWithOldNode(): Promise<Running> {
  const launcher = spawn(OLD_NODE!, [join(makeProject(), 'bin', 'hilo.mjs'), 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: launcher.stdout! });
  reader.on('line', (line) => lines.push(line));
  const [line] = await once(reader, 'line');
  const server = JSON.parse(String(line)) as Running['server'];
  onTestFinished(() => {
    if (isAlive(server.pid)) process.kill(server.pid, 'SIGKILL');
  });
  return { launcher, server, lines };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.runIf(OLD_NODE)(
  'an old Node runs the project in a new one, hands on signals and the exit code',
  async () => {
    const { launcher, server, lines } = await startWithOldNode();
    expect(server.version).toBe(process.version);
    launcher.kill('SIGTERM');
    const [code] = await once(launcher, 'close');
    expect(code).toBe(7);
    expect(lines.at(-1)).toBe('asked to end');
  },
);

test.runIf(OLD_NODE)('kill -9 of the launcher ends the program, in good order', async () => {
  const { launcher, lines } = await startWithOldNode();
  launcher.kill('SIGKILL');
  // stdout closes when the last holder, the program, has ended.
  await once(launcher, 'close');
  expect(lines.at(-1)).toBe('asked to end');
});

test.runIf(OLD_NODE)('kill -9 of the program is seen as what it is', async () => {
  const { launcher, server } = await startWithOldNode();
  process.kill(server.pid, 'SIGKILL');
  const [code, signal] = await once(launcher, 'close');
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
});

test.runIf(OLD_NODE)('two launchers that fetch at once both end with a Node that runs', async () => {
  const root = makeProject();
  const name = `node-${process.platform}-${process.arch}`;
  rmSync(join(root, '.runtime'), { recursive: true });
  // Stands in for npm, which would download: puts this Node where the package has it.
  mkdirSync(join(root, 'npm'));
  writeFileSync(join(root, 'npm', 'package.json'), '{"type":"commonjs"}');
  const npm = join(root, 'npm', 'npm-cli.js');
  writeFileSync(
    npm,
    `const fs = require('fs'); const bin = process.cwd() + '/node_modules/${name}/bin'; fs.mkdirSync(bin, { recursive: true });
     fs.writeFileSync(bin + '/node', '#!/bin/sh\\n[ "$1" = --version ] && echo v24.21.0 && exit; exec "${process.execPath}" "$@"\\n');
     fs.chmodSync(bin + '/node', 0o755); setTimeout(() => {}, 300);`,
  );
  writeFileSync(join(root, 'apps', 'server', 'main.ts'), 'console.log("ran");');
  const outputs = await Promise.all([runOnce(root, npm), runOnce(root, npm)]);
  expect(outputs).toEqual(['ran\n', 'ran\n']);
  expect(readdirSync(join(root, '.runtime')).filter((entry) => entry.startsWith('new-'))).toEqual([]);
});

async function runOnce(root: string, npm: string): Promise<string> {
  const child = spawn(OLD_NODE!, [join(root, 'bin', 'hilo.mjs'), 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_execpath: npm },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  return output;
}
