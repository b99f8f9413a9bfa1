import type { Rule } from '@hilo/core';
import type { DB } from '@hilo/db';
import type { Kysely } from 'kysely';

/** All rules in their order, those that are off as well. */
export const readRules = async (db: Kysely<DB>): Promise<(Rule & { name: string })[]> => {
  const rows = await db.selectFrom('rule').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isOn: row.isOn,
    runsOn: row.runsOn,
    match: row.match,
    conditions: row.conditions as Rule['conditions'],
    actions: row.actions as Rule['actions'],
    stops: row.stops,
  }));
};
