import { type DeactivatedDto, type deactivateAgentBody, HiloError } from '@hilo/api';
import { type Actor, permissions } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { Auth } from '../auth/create-auth.ts';
import { endSessionsOf } from '../auth/logins.ts';
import { releaseBlobs } from '../files/remove-unshared.ts';
import { requireAnotherAdministrator } from './administrators.ts';
import { handTickets } from './hand-tickets.ts';
import { replacePhoto } from './photo.ts';
import { presentAgent, readAgent } from './present-agent.ts';

/**
 * Ends an agent's access at once: sessions and links too. Their tickets that are not resolved go to `handToAgentId`,
 * or back to their queues, in the same commit. Twice is harmless.
 * @throws auth.forbidden, resource.notFound, agent.lastAdministrator, request.invalid when the other cannot take them
 */
export const deactivateAgent = async (
  app: App,
  auth: Auth,
  actor: Actor,
  agentId: string,
  { handToAgentId }: z.output<typeof deactivateAgentBody>,
): Promise<DeactivatedDto> => {
  authorise(actor, 'agents.write');
  const { photo, handedTickets } = await inTransaction(app, actor, async (unit) => {
    await requireAnotherAdministrator(unit, agentId);
    const agent = await unit.trx
      .selectFrom('agent')
      .select(['id', 'loginId', 'deactivatedAt'])
      .where('id', '=', agentId)
      .forUpdate()
      .executeTakeFirst();
    if (!agent) throw new HiloError('resource.notFound', 'There is no such agent.');
    if (agent.deactivatedAt) return { photo: null, handedTickets: 0 };
    if (handToAgentId !== null) await requireServing(unit, handToAgentId, agentId);
    const handedTickets = await handTickets(unit, agentId, handToAgentId);
    await unit.trx.updateTable('agent').set({ deactivatedAt: unit.now }).where('id', '=', agentId).execute();
    await unit.trx
      .updateTable('agentInvitation')
      .set({ usedAt: unit.now })
      .where('agentId', '=', agentId)
      .where('usedAt', 'is', null)
      .execute();
    if (agent.loginId) await endSessionsOf(unit.trx, agent.loginId);
    unit.emit({ type: 'agent.deactivated', facts: { agentId, handedTo: handToAgentId } });
    unit.afterCommit(() => auth.sessions.forgetAgent(agentId));
    // Whoever has left is not shown to customers any more.
    const photo = await replacePhoto(unit, agentId, { photoId: null, photoBlob: null });
    return { photo, handedTickets };
  });
  await releaseBlobs(app, [photo]);
  return { ...presentAgent(await readAgent(app, agentId)), handedTickets };
};

const requireServing = async (unit: Unit, id: string, leavingId: string): Promise<void> => {
  const other = await unit.trx
    .selectFrom('agent')
    .select('role')
    .where('id', '=', id)
    .where('deactivatedAt', 'is', null)
    .forShare()
    .executeTakeFirst();
  const canServe = other && (permissions['tickets.write'] as readonly string[]).includes(other.role);
  if (!canServe || id === leavingId)
    throw new HiloError(
      'request.invalid',
      'Tickets go to another agent who is active and may work on them.',
      {
        fields: [{ field: 'handToAgentId', problem: 'cannot take tickets' }],
      },
    );
};
