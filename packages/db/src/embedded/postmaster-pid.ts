import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What a running postmaster writes about itself into `postmaster.pid` (PostgreSQL, miscadmin.h). */
export interface PostmasterFile {
  pid: number;
  socketDir: string;
  isReady: boolean;
}

/** @param cluster the folder of the database @returns null where no postmaster has written one, or not all of it yet */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isSafeInteger(pid) || pid <= 1) return null;
  return { pid, socketDir: lines[4] ?? '', isReady: (lines[7] ?? '').trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether `pid` is a postmaster of exactly this cluster; pids are reused, above all in containers. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  return isToolOf(pid, cluster);
}

/** The arguments, each followed by a space. */
function commandLine(pid: number): string | null {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return `${execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim()} `;
  } catch {
    return null;
  }
}

/**
 * The processes that still work on a cluster: initdb and postmasters name it in their arguments, and every other
 * PostgreSQL process makes it its current directory. That last only Linux tells; elsewhere PostgreSQL's own check of
 * the shared memory decides.
 */
export function findProcessesOf(cluster: string): number[] {
  const candidates = process.platform === 'linux' ? readdirSync('/proc') : listByPs(cluster);
  return candidates
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && (worksIn(pid, cluster) || isToolOf(pid, cluster)));
}

function worksIn(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster && !isZombie(pid);
  } catch {
    return false;
  }
}

function isToolOf(pid: number, cluster: string): boolean {
  const words = commandLine(pid);
  return Boolean(words && /(^|\/)(initdb|postgres) /.test(words) && words.includes(`${cluster} `));
}

function listByPs(cluster: string): string[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(cluster)).map((line) => line.trim().split(' ')[0]!);
}

function isZombie(pid: number): boolean {
  return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
