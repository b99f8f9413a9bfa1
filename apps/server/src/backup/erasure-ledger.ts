import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { BackupError } from './fail.ts';

const uuid = z.uuid();
const lineSchema = z.object({
  customerId: uuid,
  identityIds: z.array(uuid),
  blobs: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  erasedBy: uuid.nullable(),
  erasedAt: z.iso.datetime(),
});
/** Who was erased, by ids alone: what a restore of an older backup must erase again. */
export type Erasure = z.infer<typeof lineSchema>;

/** The ledger, oldest first. */
export const listErasures = async (app: App): Promise<Erasure[]> => {
  const rows = await app.db.selectFrom('erasureLedger').selectAll().orderBy('erasedAt').execute();
  return rows.map((row) => ({ ...row, erasedAt: row.erasedAt.toISOString() }));
};

/** Reads what `hilo erasures` printed: one JSON object a line. @throws BackupError naming the line */
export const readLedger = async (file: string): Promise<Erasure[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(`${file} cannot be read (${error.code}).`);
  });
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      try {
        return lineSchema.parse(JSON.parse(line));
      } catch {
        throw new BackupError(`${file}:${number} is not a line that "hilo erasures" printed.`);
      }
    });
};

/** Puts erasures into the ledger that are not there yet; answers how many. */
export const addErasures = async (app: App, erasures: Erasure[]): Promise<number> => {
  let added = 0;
  for (const { erasedAt, ...erasure } of erasures) {
    const { numInsertedOrUpdatedRows } = await app.db
      .insertInto('erasureLedger')
      .values({ ...erasure, erasedAt: new Date(erasedAt) })
      .onConflict((conflict) => conflict.column('customerId').doNothing())
      .executeTakeFirst();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
};
