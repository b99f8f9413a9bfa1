import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, makeFolder, start } from './embedded.fixture.ts';
import { findBinaries, locatePackage } from './find-binaries.ts';
import { chooseRunUser } from './run-user.ts';

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)('root hands the database to an unprivileged user', async () => {
  const dataDir = join(makeFolder(), 'data');
  const { url, pid } = await start({ dataDir });
  expect(statSync(join(dataDir, 'postgres', 'cluster')).uid).toBe(chooseRunUser('/nowhere')!.uid);
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0/m);
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Groups:\s*$/m);
  expect(await ask(url, 'SELECT 1')).toBe(1);
});

test.runIf(isRoot)(
  'in a folder of mode 700 the database goes to the shelf, and is found there again',
  async () => {
    const folder = makeFolder();
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'data');
    const rootShelf = join(folder, 'shelf');
    const first = await start({ dataDir, rootShelf });
    const home = readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim();
    expect(dirname(home)).toBe(rootShelf);
    expect(first.lines).toContainEqual(expect.stringContaining(`the database lies in ${home}`));
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    const second = await start({ dataDir, rootShelf });
    expect(await ask(second.url, 'SELECT n FROM kept')).toBe(42);
    expect(second.lines).toEqual([]);
    // A copy of the directory points to the same database: it must not be opened twice.
    const copy = join(folder, 'copy');
    cpSync(dataDir, copy, { recursive: true });
    await expect(start({ dataDir: copy, rootShelf })).rejects.toMatchObject({ code: 'data-dir-in-use' });
  },
);

test.runIf(isRoot)('binaries in a folder of mode 700 are copied to where they can be run', () => {
  const folder = makeFolder();
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  const found = locatePackage();
  // Without the links, as npm unpacks it.
  cpSync(found.root, join(closed, 'native'), {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
  chmodSync(closed, 0o700);
  const lines: string[] = [];
  const package_ = { root: join(closed, 'native'), version: found.version };
  const binaries = findBinaries(
    chooseRunUser('/nowhere'),
    join(folder, 'shelf'),
    (line) => lines.push(line),
    package_,
  );
  expect(binaries.root).toBe(join(folder, 'shelf', `pg-${found.version}`));
  expect(existsSync(binaries.postgres)).toBe(true);
  expect(lines).toHaveLength(1);
  findBinaries(chooseRunUser('/nowhere'), join(folder, 'shelf'), (line) => lines.push(line), package_);
  expect(lines).toHaveLength(1);
});
