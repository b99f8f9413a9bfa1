import type { AgentWorkDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { readAgent } from './present-agent.ts';

/**
 * What an agent has in hand: every ticket that is not resolved, by the queue it would go back to, the longest first.
 * Asked before they leave. @throws auth.forbidden, resource.notFound
 */
export const readWork = async (app: App, actor: Actor, agentId: string): Promise<AgentWorkDto> => {
  authorise(actor, 'agents.write');
  await readAgent(app, agentId);
  const rows = await app.db
    .selectFrom('ticket')
    .innerJoin('queue', 'queue.id', 'ticket.queueId')
    .select(['queue.id', 'queue.name'])
    .select((query) => query.fn.countAll().as('tickets'))
    .where('ticket.ownerId', '=', agentId)
    .where('ticket.status', '!=', 'resolved')
    .groupBy(['queue.id', 'queue.name'])
    .orderBy('tickets', 'desc')
    .orderBy('queue.name')
    .execute();
  const queues = rows.map(({ id, name, tickets }) => ({ id, name, tickets: Number(tickets) }));
  return { tickets: queues.reduce((sum, { tickets }) => sum + tickets, 0), queues };
};
