import { sql } from 'kysely';

/**
 * To be selected at the beginning of a transaction that places an arrival. What it runs is the same few large statements
 * each time, whose plan never depends on the values: planning them anew, as PostgreSQL would by itself since it guesses
 * ten references for each mail, costs four times what running them costs. Each looks up single rows: planned while a
 * table was empty, it would otherwise read all of it, until the statistics are taken anew. Not before PostgreSQL 18:
 * there a table that has to be read wholly would count as so dear that all other costs of its plan were alike.
 */
export const planOnce = sql`
  set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan',
    case when current_setting('server_version_num')::int >= 180000 then 'off' else 'on' end, true)`;
