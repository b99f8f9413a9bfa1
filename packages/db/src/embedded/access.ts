import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The role and the database that Hilo uses. The superuser has no password and so cannot log in at all. */
export const ROLE = 'hilo';
export const DATABASE = 'hilo';

const fileOf = (home: string) => join(home, 'access.json');

/** The password of the role, or null where none is kept. */
export function readPassword(home: string): string | null {
  if (!existsSync(fileOf(home))) return null;
  const kept = JSON.parse(readFileSync(fileOf(home), 'utf8')) as { password?: unknown };
  return typeof kept.password === 'string' ? kept.password : null;
}

/** Keeps the password, readable by its owner alone; the file appears whole or not at all. */
export function keepPassword(home: string, password: string): void {
  const work = `${fileOf(home)}.new`;
  writeFileSync(work, `${JSON.stringify({ role: ROLE, password })}\n`, { mode: 0o600, flush: true });
  renameSync(work, fileOf(home));
}

/** 192 random bits in letters that need no escaping in SQL or a URL. */
export function makePassword(): string {
  return randomBytes(24).toString('base64url');
}

/** A URL that `pg`, Kysely, graphile-worker and libpq all understand: the socket folder is the `host` query. */
export function connectionUrl(socketDir: string, password: string, database = DATABASE): string {
  return `postgresql://${ROLE}:${password}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`;
}
