import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import type { Moment } from './moments.ts';

export type Entry = { key: string; moment: Moment | null };

/** PostgreSQL takes less than 8,000 bytes in one NOTIFY. */
const mostBytes = 7_500;

const told = z.object({
  node: z.string(),
  entries: z.array(z.object({ key: z.string(), moment: z.unknown() })),
  /** What follows is all that holds with this node; what was heard of it before is over. */
  isWhole: z.boolean().optional(),
  /** It wants to hear all that holds with the others. */
  asks: z.boolean().optional(),
});

/** One after the other, so that they are heard in their order. */
const turns = new WeakMap<App['db'], Promise<unknown>>();

/** Tells the other nodes by NOTIFY, in as many pieces as it takes. */
export const tellNodes = (
  app: App,
  { entries, isWhole, asks }: { entries: Entry[]; isWhole?: boolean; asks?: boolean },
): Promise<unknown> => {
  const pieces = inBatches(entries).map((batch, index) =>
    JSON.stringify({ node: app.node, entries: batch, ...(index === 0 ? { isWhole, asks } : {}) }),
  );
  const turn = (turns.get(app.db) ?? Promise.resolve())
    .catch(() => undefined)
    .then(async () => {
      // Nothing hangs on it, so no disk is waited for.
      for (const piece of pieces)
        await sql`select set_config('synchronous_commit', 'off', true), pg_notify('hilo_moment', ${piece})`.execute(
          app.db,
        );
    });
  turns.set(app.db, turn);
  return turn;
};

/** What another node told; null for what is our own, or not understood. */
export const hearNode = (
  app: App,
  payload: string,
): { node: string; entries: Entry[]; isWhole?: boolean | undefined; asks?: boolean | undefined } | null => {
  // Most of what is heard is our own.
  if (payload.startsWith(JSON.stringify({ node: app.node }).slice(0, -1))) return null;
  const heard = told.safeParse(parse(payload)).data;
  if (!heard) return null;
  return {
    ...heard,
    entries: heard.entries.map(({ key, moment }) => ({ key, moment: moment as Moment | null })),
  };
};

/** At least one, which may be empty. */
const inBatches = (entries: Entry[]): Entry[][] => {
  const batches: Entry[][] = [[]];
  let bytes = 200;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes + size > mostBytes) {
      batches.push([]);
      bytes = 200;
    }
    batches.at(-1)!.push(entry);
    bytes += size;
  }
  return batches;
};

const parse = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
};
