import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/**
 * The tags as they are to stand on a ticket: each once, in the spelling that is in use already. A new one goes on the
 * list of tags with this transaction. Two who make the same new one at once wait for each other here.
 */
export const useTags = async (unit: Unit, names: readonly string[]): Promise<string[]> => {
  // In one order everywhere, so that two who share several never block each other.
  const wanted = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  if (wanted.length === 0) return [];
  await sql`insert into tag (name, created_at)
    select name, ${unit.now} from unnest(${wanted}::text[]) as name order by lower(name)
    on conflict do nothing`.execute(unit.trx);
  const { rows } = await sql<{ asked: string; name: string }>`
    select asked, tag.name from unnest(${wanted}::text[]) with ordinality as given(asked, turn)
      join tag on lower(tag.name) = lower(asked) order by turn`.execute(unit.trx);
  const known = new Map(rows.map((row) => [row.asked, row.name]));
  return wanted.map((name) => known.get(name) ?? name);
};
