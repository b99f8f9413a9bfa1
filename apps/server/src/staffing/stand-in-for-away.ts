import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { isDatabaseDown } from '../app/is-database-down.ts';
import { inTransaction } from '../app/transaction.ts';
import { forgetDirections } from '../rules/directions.ts';
import { handOver } from './hand-over.ts';

const most = 200;

/**
 * Ends the absences that ran out, and takes over the tickets of those who are away where a customer waits: whether he
 * wrote before they left, or somebody gave them the ticket since. Several nodes may look at once.
 * @returns how many tickets went to somebody else
 */
export const standInForAway = async (app: App): Promise<number> => {
  await endAbsences(app);
  const { rows } = await sql<{ id: string }>`
    select ticket.id from absence join ticket on ticket.owner_id = absence.agent_id
    where until > ${app.now()} and ticket.status = 'open' and waiting_since is not null and not is_spam
      and snoozed_until is null and merged_into is null
    order by waiting_since limit ${most}`.execute(app.db);
  let handed = 0;
  for (const { id } of rows)
    try {
      if (await inTransaction(app, { type: 'system' }, (unit) => handOver(app, unit, id))) handed++;
    } catch (error) {
      if (isDatabaseDown(error)) throw error;
      // One that cannot be handed over keeps no other from it.
      app.log.error({ err: error, ticketId: id }, 'absence.handOverFailed');
    }
  return handed;
};

const endAbsences = async (app: App): Promise<void> => {
  const due = await app.db.selectFrom('absence').select('agentId').where('until', '<=', app.now()).execute();
  if (due.length === 0) return;
  await inTransaction(app, { type: 'system' }, async (unit) => {
    const ended = await unit.trx
      .deleteFrom('absence')
      .where('until', '<=', unit.now)
      .returning('agentId')
      .execute();
    for (const { agentId } of ended)
      unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['absence'] } });
    unit.afterCommit(() => forgetDirections(app));
  });
};
