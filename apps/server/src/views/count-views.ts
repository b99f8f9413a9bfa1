import { countedAtMost } from '@hilo/api';
import { type Actor, ruleOf, type TicketFilter, type TicketRule, ticketViews } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { isTimeout, withTimeLimit } from '../search/time-limit.ts';
import { isNotMerged, ruleConditions } from '../tickets/filter-tickets.ts';
import { readSavedViews } from './read-view.ts';

/** Longest time for one count, in milliseconds. */
const countLimitMs = 400;

/**
 * How many tickets each view has, by its name or id: counted up to one more than is shown, so that a large view costs
 * no more than a small one. Null where it took too long.
 */
export const countViews = async (app: App, actor: Actor): Promise<Record<string, number | null>> => {
  authorise(actor, 'tickets.read');
  const agentId = actor.type === 'agent' ? actor.agentId : null;
  const saved = await readSavedViews(app, actor);
  const rules: [string, TicketRule][] = [
    ...ticketViews
      .filter((view) => view !== 'mine' || agentId !== null)
      .map((view): [string, TicketRule] => [view, ruleOf(view, {}, agentId)]),
    ...saved.map(({ id, view, filter }): [string, TicketRule] => [
      id,
      ruleOf(view, filter as TicketFilter, agentId),
    ]),
  ];
  const counts: Record<string, number | null> = {};
  // One after the other: a menu must not take the connections of those who work.
  for (const [name, rule] of rules) counts[name] = await countRule(app, rule, agentId);
  return counts;
};

const countRule = async (app: App, rule: TicketRule, agentId: string | null): Promise<number | null> => {
  const conditions = [
    sql`customer.restricted_at is null`,
    isNotMerged,
    ...ruleConditions(rule, app.now(), agentId),
  ];
  try {
    const { rows } = await withTimeLimit(app.db, countLimitMs, (trx) =>
      sql<{ count: number }>`select count(*)::int as count from (
        select from ticket join customer on customer.id = ticket.customer_id
        where ${sql.join(conditions, sql` and `)} limit ${sql.lit(countedAtMost + 1)}) as counted`.execute(
        trx,
      ),
    );
    return rows[0]!.count;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return null;
  }
};
