import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What a running postmaster writes about itself into `postmaster.pid` (PostgreSQL, miscadmin.h). */
export interface PostmasterFile {
  pid: number;
  socketDir: string;
  isReady: boolean;
}

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
  const args = commandLine(pid);
  return Boolean(args?.includes('postgres') && args.includes(cluster));
}

function commandLine(pid: number): string | null {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return null;
  }
}

/**
 * The processes that still work in this cluster: every PostgreSQL process makes it its current directory.
 * Only Linux tells; elsewhere the answer is empty and PostgreSQL's own shared-memory check decides.
 */
export function findProcessesIn(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  const place = realpathSync(cluster);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === place && !isZombie(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function isZombie(pid: string): boolean {
  return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
