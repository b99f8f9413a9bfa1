import { z } from 'zod';

/**
 * The file of a backup, and why it is this one: a `.tar.gz`. gzip and tar are read by every machine without Hilo, and
 * what is inside is plain: each table is the text of PostgreSQL's COPY, cut into pieces because a tar entry names
 * its size before its content. Joining the pieces of a table gives what `COPY … FROM` takes. zstd would be quicker, but
 * in this Node it is still marked experimental, and a backup has to outlive its program.
 *
 *   header.json              what made it, when, the schema it stands at, the tables and their columns
 *   tables/SCHEMA.TABLE/N    text of COPY, in the order of the primary key
 *   blobs/SHA256             every file that a row points to
 *   secret.key               only with --with-secret
 *   manifest.json            last: counts and hashes. A file without it was cut off.
 */
export const formatVersion = 1;

/** Entries of a table are at most this long. */
export const pieceBytes = 4 * 1024 * 1024;

const tableSchema = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) });
export type BackupTable = z.infer<typeof tableSchema>;

export const headerSchema = z.object({
  product: z.literal('hilo'),
  format: z.number().int(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  postgresVersion: z.string(),
  schemaVersion: z.number().int().min(0),
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), sha256: z.string() })),
  tables: z.array(tableSchema),
  holdsSecret: z.boolean(),
  /** Names the key that sealed the passwords inside, without giving it away. */
  secretKeyId: z.string(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

const sumsSchema = z.object({ rows: z.number().int(), bytes: z.number().int(), sha256: z.string() });
export type TableSums = z.infer<typeof sumsSchema>;

export const manifestSchema = z.object({
  tables: z.record(z.string(), sumsSchema),
  sequences: z.array(
    z.object({ schema: z.string(), name: z.string(), value: z.number().int(), isCalled: z.boolean() }),
  ),
  blobs: z.object({
    count: z.number().int(),
    bytes: z.number().int(),
    /** SHA-256 over the ids in order, a line each. */
    sha256: z.string(),
    /** Files that rows point to and that were not there, or were not what their name says: counted, first ones named. */
    missing: z.object({ count: z.number().int(), ids: z.array(z.string()) }),
  }),
  holdsSecret: z.boolean(),
  /** Where the chain of events stood: a later record cannot be rewritten up to here without showing. */
  lastSeal: z.object({ position: z.number().int(), hash: z.string() }).nullable(),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

export const fullName = (table: { schema: string; name: string }): string => `${table.schema}.${table.name}`;
