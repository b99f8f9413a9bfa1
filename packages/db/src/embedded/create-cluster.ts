import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE, keepPassword, makePassword, ROLE, readPassword } from './access.ts';
import { endProcessesOf } from './clear-leftovers.ts';
import { EmbeddedError } from './fail.ts';
import type { Binaries } from './find-binaries.ts';
import { own, type Place } from './place-cluster.ts';
import { asUser } from './run-user.ts';

/**
 * Makes the cluster on the first start and checks it on the others.
 *
 * It is made beside its place and moved there when whole, so a crash leaves only `cluster.new` with our
 * marker in it, which the next start removes.
 * @returns the password of the role.
 */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  isDurable: boolean,
  log: (line: string) => void,
): Promise<string> {
  if (!existsSync(place.cluster)) {
    // A killed start leaves its initdb at work.
    await endProcessesOf(newCluster(place), log);
    return createCluster(place, binaries, isDurable);
  }
  checkCluster(place, binaries);
  const kept = readPassword(place.home);
  if (kept !== null) return kept;
  // The file was lost (a partial copy): the cluster is ours to set a new one.
  const password = makePassword();
  await singleUser(place, binaries, place.cluster, 'postgres', [`ALTER ROLE ${ROLE} PASSWORD '${password}'`]);
  keepPassword(place.home, password);
  return password;
}

function checkCluster({ cluster, user }: Place, binaries: Binaries): void {
  const versionFile = join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile) || !existsSync(join(cluster, 'global', 'pg_control'))) {
    throw new EmbeddedError(
      'cluster-damaged',
      `${cluster} is not a whole PostgreSQL cluster: move it away and restore a backup.`,
    );
  }
  const major = readFileSync(versionFile, 'utf8').trim();
  if (major !== binaries.major) {
    throw new EmbeddedError(
      'data-dir-newer',
      `${cluster} was made by PostgreSQL ${major}, this Hilo brings ${binaries.major}: make a backup with the ` +
        'Hilo that wrote it and restore it here.',
    );
  }
  const owner = statSync(cluster).uid;
  const runner = user ? user.uid : process.getuid?.();
  if (runner !== undefined && owner !== runner) {
    throw new EmbeddedError(
      'data-dir-foreign',
      `${cluster} belongs to user ${owner}, but PostgreSQL would run as user ${runner}: start Hilo as root or ` +
        `as its owner, or run: chown -R ${runner} '${cluster}'`,
    );
  }
}

async function createCluster(place: Place, binaries: Binaries, isDurable: boolean): Promise<string> {
  const work = newCluster(place);
  removeUnfinished(place, work);
  writeFileSync(markerOf(place), 'Hilo is making cluster.new; it may be removed.\n');
  mkdirSync(work, { mode: 0o700 });
  own(work, place.user);
  await initdb(place, binaries, work, isDurable);
  const password = makePassword();
  await singleUser(place, binaries, work, 'postgres', [
    `CREATE ROLE ${ROLE} LOGIN CREATEDB PASSWORD '${password}'`,
    // A restore loads rows before the rows that they point to.
    `GRANT SET ON PARAMETER session_replication_role TO ${ROLE}`,
    `CREATE DATABASE ${DATABASE} OWNER ${ROLE}`,
  ]);
  keepPassword(place.home, password);
  renameSync(work, place.cluster);
  rmSync(markerOf(place), { force: true });
  return password;
}

const newCluster = (place: Place) => `${place.cluster}.new`;
const markerOf = (place: Place) => join(place.home, 'cluster.unfinished');

function removeUnfinished(place: Place, work: string): void {
  if (!existsSync(work)) return;
  if (!existsSync(markerOf(place))) {
    throw new EmbeddedError(
      'data-dir-foreign',
      `${work} is in the way and was not made by Hilo: move it away.`,
    );
  }
  rmSync(work, { recursive: true, force: true });
}

/**
 * Sorts and compares by code point everywhere, on every machine: what a person reads is sorted by an explicit
 * collation in the query. LC_CTYPE stays UTF-8 where the system has it, because pg_trgm asks it what is a letter.
 */
async function initdb(place: Place, binaries: Binaries, work: string, isDurable: boolean): Promise<void> {
  let failure = '';
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const run = await capture(place, binaries.initdb, [
      `--pgdata=${work}`,
      '--username=postgres',
      '--auth=reject',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--no-instructions',
      ...(isDurable ? [] : ['--no-sync']),
    ]);
    if (run.code === 0) return;
    failure = run.output;
    if (!/invalid locale/i.test(failure)) break;
  }
  throw new EmbeddedError('init-failed', `initdb failed in ${work}: ${failure.trim().slice(-600)}`);
}

/** Runs statements in a server without connections or passwords; nothing listens meanwhile. */
async function singleUser(
  place: Place,
  binaries: Binaries,
  cluster: string,
  database: string,
  statements: string[],
): Promise<void> {
  const args = [
    '--single',
    '-D',
    cluster,
    '-c',
    'exit_on_error=on',
    '-c',
    'log_min_error_statement=panic',
    database,
  ];
  const run = await capture(place, binaries.postgres, args, `${statements.join('\n')}\n`);
  if (run.code === 0) return;
  // The statements hold the password: only PostgreSQL's own words are shown.
  throw new EmbeddedError(
    'init-failed',
    `the database could not be prepared: ${run.output.trim().slice(-600)}`,
  );
}

function capture(
  place: Place,
  program: string,
  args: string[],
  input = '',
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...asUser(place.user), cwd: place.home, env: cleanEnvironment() });
    let output = '';
    const take = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-8000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** PostgreSQL gets no variable of ours (secrets) nor PG* of somebody's shell; TZ and LC_* are set, not taken. */
export function cleanEnvironment(): Record<string, string> {
  return { PATH: '/usr/bin:/bin', LC_ALL: '', LANG: 'C', TZ: 'UTC' };
}
