import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationError } from './fail.ts';

export interface Migration {
  number: number;
  name: string;
  sha256: string;
  sql: string;
  path: string;
}

const NAME = /^(\d{6})-([a-z0-9-]+)\.sql$/;

/**
 * The migrations of a folder in order: `000001-name.sql`, counting from 1 without gaps.
 * Line ends are read as LF, so that a checkout with CRLF is not a changed file.
 * @throws MigrationError migration-misnamed.
 */
export function readMigrations(dir: string): Migration[] {
  const files = readdirSync(dir)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const parts = NAME.exec(file);
    const number = Number(parts?.[1]);
    if (!parts || number !== index + 1) {
      const expected = String(index + 1).padStart(6, '0');
      throw new MigrationError(
        'migration-misnamed',
        `${join(dir, file)}: the next migration must be called ${expected}-some-name.sql`,
      );
    }
    const path = join(dir, file);
    const sql = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
    return { number, name: parts[2]!, sql, path, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}
