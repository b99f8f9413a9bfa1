import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runOn } from '../../packages/db/src/testing/open-database-door.ts';

const BIN = '/usr/lib/postgresql/15/bin';
const POLL_MS = 50;
const READY_TIMEOUT_MS = 30_000;

interface ThrowAway {
  url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL 15 of Debian's, empty, on a socket in a temporary folder; null where it is not installed. */
export async function startPostgres15(bin = BIN): Promise<ThrowAway | null> {
  if (!existsSync(join(bin, 'postgres'))) return null;
  const folder = mkdtempSync(join(tmpdir(), 'hilo-pg15-'));
  const user = process.getuid?.() === 0 ? findPostgresUser() : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
  chmodSync(folder, 0o700);
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) chownSync(passwordFile, user.uid, user.gid ?? user.uid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      `--pwfile=${passwordFile}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '-N',
    ].concat('--locale=C.UTF-8'),
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb of PostgreSQL 15 failed: ${made.stderr}`);
  const settings = [
    'log_min_messages=fatal',
    'fsync=off',
    'max_connections=100',
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
  ];
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGINT');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waitedMs = 0; !isReady(data); waitedMs += POLL_MS) {
    if (child.exitCode !== null || waitedMs > READY_TIMEOUT_MS) {
      await stop();
      throw new Error('PostgreSQL 15 did not start; its words are above');
    }
    await sleep(POLL_MS);
  }
  const urlOf = (role: string) =>
    `postgresql://${role}:${password}@localhost/postgres?host=${encodeURIComponent(folder)}`;
  // Hilo gets what an administrator would give it on a server of theirs: a login that may make databases, no more.
  await runOn(urlOf('postgres'), `CREATE ROLE hilo LOGIN CREATEDB PASSWORD '${password}'`);
  return { url: urlOf('hilo'), stop };
}

function isReady(data: string): boolean {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready';
}

/** PostgreSQL refuses to run as root; Debian's package brings a user. */
function findPostgresUser(): { uid?: number; gid?: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error('root needs the system user postgres, which comes with postgresql-15');
  return { uid: Number(uid), gid: Number(gid) };
}
