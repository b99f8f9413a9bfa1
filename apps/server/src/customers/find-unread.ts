import type { App } from '../app/app.ts';

/** What holds a person, and in no table yet. */
export type Unread = { arrivalIds: string[]; importIds: string[] };

/**
 * What nobody has read whose bytes name one of these addresses in the clear: arrivals that could not be read or placed,
 * and files of an import that was prepared and not begun. Reads each of them; asked before the transaction.
 */
export const findUnread = async (app: App, values: string[]): Promise<Unread> => {
  const needles = values.map((value) => value.toLowerCase());
  if (needles.length === 0) return { arrivalIds: [], importIds: [] };
  const arrivals = await app.db
    .selectFrom('arrival')
    .select(['id', 'rawBlob as blob'])
    .where('rawBlob', 'is not', null)
    .where('messageId', 'is', null)
    .execute();
  const imports = await app.db
    .selectFrom('import')
    .select(['id', 'blob'])
    .where('blob', 'is not', null)
    .where('state', 'in', ['mapping', 'checking', 'checked'])
    .execute();
  const naming = async (rows: { id: string; blob: string | null }[]): Promise<string[]> => {
    const found: string[] = [];
    for (const { id, blob } of rows) {
      const bytes = await app.blobs.get(blob!).catch(() => null);
      const text = bytes === null ? '' : Buffer.from(bytes).toString('latin1').toLowerCase();
      if (needles.some((needle) => text.includes(needle))) found.push(id);
    }
    return found;
  };
  return { arrivalIds: await naming(arrivals), importIds: await naming(imports) };
};
