import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS_DIR, readMigrations } from '@hilo/db';

/** The versions of this program, without a database. */
export const readVersions = (): { version: string; schemaVersion: number; node: string } => {
  const packageFile = join(import.meta.dirname, '..', '..', '..', 'package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return { version, schemaVersion: readMigrations(MIGRATIONS_DIR).length, node: process.versions.node };
};
