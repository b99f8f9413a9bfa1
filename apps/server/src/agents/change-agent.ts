import { type AgentDto, type changeAgentBody, HiloError, type Page, whole } from '@hilo/api';
import { type Actor, compareNames, isAllowed } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import type { Auth } from '../auth/create-auth.ts';
import { dropSecondFactor, endSessionsOf } from '../auth/logins.ts';
import { requireAnotherAdministrator } from './administrators.ts';
import { presentAgent, readAgent, selectAgents } from './present-agent.ts';
import { setTeamsOf } from './teams.ts';

/** Everybody who serves or served; how they sign in only for whoever manages that. @throws auth.forbidden */
export const listAgents = async (app: App, actor: Actor): Promise<Page<AgentDto>> => {
  authorise(actor, 'agents.read');
  const items = (await selectAgents(app.db).execute()).map(presentAgent);
  items.sort((one, other) => compareNames(one.name, other.name));
  return whole<AgentDto>(
    isAllowed(actor, 'agents.write') ? items : items.map((item) => ({ ...item, hasSecondFactor: null })),
  );
};

/** What is omitted stays. @throws auth.forbidden, resource.notFound, agent.lastAdministrator, request.invalid */
export const changeAgent = async (
  app: App,
  auth: Auth,
  actor: Actor,
  agentId: string,
  { name, role, teamIds }: z.output<typeof changeAgentBody>,
): Promise<AgentDto> => {
  authorise(actor, 'agents.write');
  await inTransaction(app, actor, async (unit) => {
    if (role !== undefined && role !== 'administrator') await requireAnotherAdministrator(unit, agentId);
    const before = await unit.trx
      .selectFrom('agent')
      .select(['name', 'role'])
      .where('id', '=', agentId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new HiloError('resource.notFound', 'There is no such agent.');
    const fields: string[] = [];
    if (name !== undefined && name !== before.name) fields.push('name');
    if (role !== undefined && role !== before.role) fields.push('role');
    if (teamIds !== undefined) {
      await setTeamsOf(unit, agentId, teamIds);
      fields.push('teamIds');
    }
    if (fields.length === 0) return;
    await unit.trx
      .updateTable('agent')
      .set({ name: name ?? before.name, role: role ?? before.role })
      .where('id', '=', agentId)
      .execute();
    unit.emit({ type: 'agent.changed', facts: { agentId, fields } });
    // What the old role allowed ends with the next request.
    unit.afterCommit(() => auth.sessions.forgetAgent(agentId));
  });
  return presentAgent(await readAgent(app, agentId));
};

/** Back at work, with the password and role of before. Twice is harmless. @throws auth.forbidden, resource.notFound */
export const reactivateAgent = async (app: App, actor: Actor, agentId: string): Promise<AgentDto> => {
  authorise(actor, 'agents.write');
  await inTransaction(app, actor, async (unit) => {
    const { numUpdatedRows } = await unit.trx
      .updateTable('agent')
      .set({ deactivatedAt: null })
      .where('id', '=', agentId)
      .where('deactivatedAt', 'is not', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n)
      unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['deactivatedAt'] } });
  });
  return presentAgent(await readAgent(app, agentId));
};

/**
 * Takes the second factor from an agent who lost it, and ends the sessions: the next sign-in is by password alone.
 * @throws auth.forbidden, resource.notFound
 */
export const removeSecondFactor = async (
  app: App,
  auth: Auth,
  actor: Actor,
  agentId: string,
): Promise<void> => {
  authorise(actor, 'agents.write');
  const { loginId } = await readAgent(app, agentId);
  if (!loginId) return;
  await inTransaction(app, actor, async (unit) => {
    await dropSecondFactor(unit, loginId);
    await endSessionsOf(unit.trx, loginId);
    unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['twoFactor'] } });
    unit.afterCommit(() => auth.sessions.forgetAgent(agentId));
  });
};
