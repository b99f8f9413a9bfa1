import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { type Query, spareRoundTrips } from './spare-round-trips.ts';

/** A text is named when it comes for the third time; texts with literals in them (searches) never do. */
const namedAfter = 3;
/** Bounds what is remembered here and what each connection of the server keeps. */
const mostTexts = 1_000;

/**
 * Has the server keep the plans of statements that repeat. Parsing and planning the larger ones costs more than
 * running them: placing an arrival takes several such statements. PostgreSQL keeps a plan with the values in mind
 * where that is cheaper (plan_cache_mode = auto), so partial indexes still serve.
 */
export const prepareRepeated = (pool: pg.Pool): PostgresPool => {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known) return known;
    const times = (seen.get(text) ?? 0) + 1;
    if (times < namedAfter) {
      if (seen.size >= mostTexts) seen.clear();
      seen.set(text, times);
      return undefined;
    }
    seen.delete(text);
    if (names.size >= mostTexts) return undefined;
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
    return name;
  };

  // Kysely keeps what it knows of a connection by its object, so each client is wrapped once.
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    let view = wrapped.get(client);
    if (!view) {
      const send: Query = (text, values = []) => {
        if (values.length === 0) return client.query(text);
        const name = nameOf(text);
        const config = { text, values: [...values] };
        return client.query(name === undefined ? config : { ...config, name });
      };
      const query = spareRoundTrips(client, send);
      // A cursor comes as an object.
      const asked = (text: unknown, values?: readonly unknown[]) =>
        typeof text === 'string' ? query(text, values) : client.query(text as string);
      view = Object.create(client, { query: { value: asked } }) as PostgresPoolClient;
      wrapped.set(client, view);
    }
    return view;
  };

  return {
    connect: async () => wrap(await pool.connect()),
    end: () => pool.end(),
    options: pool.options,
  };
};
