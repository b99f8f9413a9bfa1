import { type AgentDto, HiloError, type inviteAgentBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { getOrganisation } from '../settings/organisation.ts';
import { type AccessLink, issueLink, type LinkDeps, type LinkMail, mailLink } from './access-link.ts';
import { presentAgent, readAgent } from './present-agent.ts';
import { setTeamsOf } from './teams.ts';

/**
 * Adds an agent without a login and makes the link that gives one: for the administrator to hand over, and by mail
 * where mail goes out; `mail` says whether it did.
 * @throws auth.forbidden, resource.conflict when the address is taken, request.invalid for an unknown team
 */
export const inviteAgent = async (
  app: App,
  actor: Actor,
  input: z.output<typeof inviteAgentBody>,
  deps: LinkDeps,
): Promise<{ agent: AgentDto; mail: LinkMail } & AccessLink> => {
  authorise(actor, 'agents.write');
  const { locale, timeZone } = await getOrganisation(app.db);
  const { agent, link } = await inTransaction(app, actor, async (unit) => {
    await refuseTakenEmail(unit, input.email);
    const made = { id: unit.newId(), name: input.name, email: input.email, loginId: null, locale, timeZone };
    await unit.trx
      .insertInto('agent')
      .values({ ...made, role: input.role, createdAt: unit.now, invitedAt: unit.now })
      .execute();
    await setTeamsOf(unit, made.id, input.teamIds);
    unit.emit({ type: 'agent.invited', facts: { agentId: made.id } });
    return { agent: made, link: await issueLink(app, unit, made, deps) };
  });
  const mail = await mailLink(app, deps, agent, link);
  return { agent: presentAgent(await readAgent(app, agent.id)), ...link, mail };
};

/** Two who add the same address at once wait for each other. @throws resource.conflict */
export const refuseTakenEmail = async (unit: Unit, email: string): Promise<void> => {
  const { rows } = await lockEmail(unit, email);
  if (rows.length > 0)
    throw new HiloError('resource.conflict', 'There is an agent with this address already.', {
      agentId: rows[0]!.id,
    });
};

const lockEmail = async (unit: Unit, email: string): Promise<{ rows: { id: string }[] }> => {
  const address = email.toLowerCase();
  await sql`select pg_advisory_xact_lock(hashtextextended(${`agent ${address}`}, 0))`.execute(unit.trx);
  const rows = await unit.trx
    .selectFrom('agent')
    .select('id')
    .where((query) => query(query.fn<string>('lower', ['email']), '=', address))
    .execute();
  return { rows };
};
