import { MIGRATIONS_DIR, readMigrations } from '@hilo/db';
import { liveNodes, type Place, schemaVersionOf } from '../open-place.ts';
import { type Check, judge, megabytes, well } from './check.ts';
import { checkSecret } from './check-secret.ts';
import { checkWal } from './check-wal.ts';

const oldest = 150_000;
const mostSkewMs = 5_000;

/** Server, collation, extensions, schema, clock and log of the database. */
export const checkDatabase = async (place: Place): Promise<{ checks: Check[]; isUsable: boolean }> => {
  const { pool } = place;
  const asked = Date.now();
  const { rows } = await pool.query<{
    number: number;
    name: string;
    at: Date;
    encoding: string;
    collation: string;
    ctype: string;
    isOrdered: boolean;
    size: string;
  }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name,
       clock_timestamp() as at, pg_encoding_to_char(encoding) as encoding,
       datcollate as collation, datctype as ctype, 'Z' < 'a' as "isOrdered", pg_database_size(oid)::text as size
     from pg_database where datname = current_database()`,
  );
  const answered = Date.now();
  const server = rows[0]!;
  const skew = Math.round(server.at.getTime() - (asked + answered) / 2);
  const checks = [
    judge(
      'database version',
      server.number >= oldest,
      `PostgreSQL ${server.name}, ${megabytes(Number(server.size))}`,
      'Move to PostgreSQL 15 or newer.',
    ),
    judge(
      'database encoding',
      server.encoding === 'UTF8',
      server.encoding,
      'Make a database with encoding UTF8 and restore a backup into it.',
    ),
    // Lists name their collation where people read them; everything else is exact. So this is told, not demanded.
    well(
      'database collation',
      `${server.collation}, letters ${server.ctype}${server.isOrdered ? '' : ' (your own server sorts by its language)'}`,
    ),
    judge(
      'clock',
      Math.abs(skew) <= mostSkewMs,
      `${skew} ms from the database`,
      'Set both machines by NTP: promises and sessions go by the clock.',
    ),
    await checkExtensions(place),
  ];
  const version = await schemaVersionOf(pool);
  const known = readMigrations(MIGRATIONS_DIR).length;
  checks.push(
    judge(
      'schema',
      version === known,
      version === known ? `${version}, as this program` : `${version}, this program has ${known}`,
      version > known
        ? 'A newer Hilo wrote it: update this program.'
        : 'Start (or restart) Hilo: it migrates by itself. Make a backup before.',
    ),
  );
  if (version === 0) return { checks, isUsable: false };
  checks.push(...(await checkWal(pool, place.config)));
  const nodes = await liveNodes(pool, place.app.now());
  checks.push(well('nodes', nodes.length === 0 ? 'none is running' : `${nodes.length} running`));
  checks.push(...(await checkSecret(place)));
  return { checks, isUsable: version === known };
};

const checkExtensions = async ({ pool }: Place): Promise<Check> => {
  const { rows } = await pool.query<{ name: string }>(
    "select name from unnest(array['unaccent', 'pg_trgm']) as name where not exists (select from pg_extension where extname = name)",
  );
  return judge(
    'extensions',
    rows.length === 0,
    rows.length === 0 ? 'unaccent, pg_trgm' : `${rows.map(({ name }) => name).join(', ')} missing`,
    `As the owner of the database: ${rows.map(({ name }) => `create extension ${name};`).join(' ')}`,
  );
};
