import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root as projectRoot } from './become-node.mjs';
import { LauncherError } from './fail.mjs';
import { pressFiles } from './press-files.mjs';

/** What a web app is made of, besides its own folder. */
const SHARED = ['packages/api', 'packages/core', 'packages/ui', 'channels', 'tools/vite'];
const IGNORED = new Set(['node_modules', 'dist', 'fixtures', 'coverage']);

/**
 * Builds every `apps/<name>` that has a vite.config.ts and whose inputs are not those of its `dist`.
 * The new build takes the place of the old one when it is whole.
 */
export async function buildWebApps({ isForced, root = projectRoot, build = runVite }) {
  const apps = findApps(root);
  const stale = isForced ? apps : apps.filter((app) => !isFresh(root, app));
  if (stale.length === 0) return;
  const { holdLock } = await import('./hold-lock.mjs');
  await holdLock(join(root, '.runtime', 'build.lock'), 'building the web apps', async () => {
    for (const app of stale) {
      if (isForced || !isFresh(root, app)) await buildOne(root, app, build);
    }
  });
}

function findApps(root) {
  return readdirSync(join(root, 'apps')).filter((app) =>
    existsSync(join(root, 'apps', app, 'vite.config.ts')),
  );
}

const distOf = (root, app) => join(root, 'apps', app, 'dist');
const stampFile = (root, app) => join(distOf(root, app), '.hilo-stamp');

/**
 * Line 1 of the stamp is the hash of names, sizes and times (quick), line 2 that of the contents: a checkout that
 * only touched files is recognised and not built again.
 */
function isFresh(root, app) {
  if (!existsSync(stampFile(root, app))) return false;
  const [quick, content] = readFileSync(stampFile(root, app), 'utf8').split('\n');
  const files = listInputs(root, app);
  const nowQuick = hashTimes(files);
  if (quick === nowQuick) return true;
  if (content !== hashContents(root, files)) return false;
  writeFileSync(stampFile(root, app), `${nowQuick}\n${content}\n`);
  return true;
}

function listInputs(root, app) {
  const files = [join(root, 'package-lock.json')];
  for (const folder of [join('apps', app), ...SHARED]) walk(join(root, folder), files);
  return files.filter((file) => existsSync(file)).sort();
}

function walk(folder, files) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!IGNORED.has(entry.name)) walk(path, files);
    } else if (!entry.name.endsWith('.test.ts')) files.push(path);
  }
}

function hashTimes(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function hashContents(root, files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

async function buildOne(root, app, build) {
  process.stderr.write(`hilo: building apps/${app}, once for this version\n`);
  // Hashed before: what changes during the build makes it stale again.
  const files = listInputs(root, app);
  const stamp = `${hashTimes(files)}\n${hashContents(root, files)}\n`;
  const work = join(root, 'node_modules', '.hilo-build', app);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  await build({ root, app, outDir: work });
  pressFiles(work);
  writeFileSync(join(work, '.hilo-stamp'), stamp);
  const dist = distOf(root, app);
  const old = `${work}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(work, dist);
  rmSync(old, { recursive: true, force: true });
}

/** Of hundreds of files nobody who starts it wants to read; what is wrong is said. */
function runVite({ root, app, outDir }) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
      {
        cwd: join(root, 'apps', app),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    child.stdout.pipe(process.stderr, { end: false });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new LauncherError(`apps/${app} could not be built; the reasons are above`));
    });
  });
}
