import { HiloError } from '@hilo/api';
import type { Actor, Role } from '@hilo/core';
import { sql } from 'kysely';
import { refuseTakenEmail } from '../agents/invite-agent.ts';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { changePasswordOf, createLogin, dropSecondFactor, hashPassword } from '../auth/logins.ts';
import { getOrganisation } from '../settings/organisation.ts';

type NewAdministrator = { name: string; email: string; passwordHash: string; locale?: string };

/**
 * Makes the administrator where there is none. Somebody with this address who is there already (invited once, or
 * deactivated) becomes it: nobody else can let the owner of the machine in.
 */
export const createAdministrator = async (unit: Unit, given: NewAdministrator): Promise<string> => {
  const { locale, timeZone } = await getOrganisation(unit.trx);
  const there = await unit.trx
    .selectFrom('agent')
    .select(['id', 'loginId'])
    .where(sql<string>`lower(email)`, '=', given.email.toLowerCase())
    .forUpdate()
    .executeTakeFirst();
  const agentId = there?.id ?? unit.newId();
  if (there?.loginId) await changePasswordOf(unit, there.loginId, given.passwordHash);
  const loginId = there?.loginId ?? (await createLogin(unit, given));
  if (there)
    await unit.trx
      .updateTable('agent')
      .set({ loginId, role: 'administrator', deactivatedAt: null })
      .where('id', '=', agentId)
      .execute();
  else
    await unit.trx
      .insertInto('agent')
      .values({
        id: agentId,
        loginId,
        email: given.email,
        name: given.name,
        role: 'administrator',
        locale: given.locale ?? locale,
        timeZone,
        createdAt: unit.now,
      })
      .execute();
  unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['login', 'role'] } });
  return agentId;
};

/**
 * An agent with a password, without an invitation: for the command line and for demo data.
 * @throws auth.forbidden, resource.conflict when the address is taken, request.invalid for the password's length
 */
export const addAgent = async (
  app: App,
  actor: Actor,
  { name, email, role, password }: { name: string; email: string; role: Role; password: string },
): Promise<{ agentId: string }> => {
  authorise(actor, 'agents.write');
  const passwordHash = await hashPassword(password);
  const { locale, timeZone } = await getOrganisation(app.db);
  return inTransaction(app, actor, async (unit) => {
    await refuseTakenEmail(unit, email);
    const agentId = unit.newId();
    const loginId = await createLogin(unit, { name, email, passwordHash });
    await unit.trx
      .insertInto('agent')
      .values({ id: agentId, loginId, email, name, role, locale, timeZone, createdAt: unit.now })
      .execute();
    unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['login', 'role'] } });
    return { agentId };
  });
};

/**
 * A new password from the command line, for who is locked out; sessions end and the second factor goes.
 * @throws auth.forbidden, resource.notFound, request.invalid for the password's length
 */
export const setAgentPassword = async (
  app: App,
  actor: Actor,
  { email, password }: { email: string; password: string },
): Promise<{ agentId: string }> => {
  authorise(actor, 'agents.write');
  const passwordHash = await hashPassword(password);
  return inTransaction(app, actor, async (unit) => {
    const agent = await unit.trx
      .selectFrom('agent')
      .select(['id', 'loginId', 'name', 'email'])
      .where(sql<string>`lower(email)`, '=', email.toLowerCase())
      .where('deactivatedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!agent) throw new HiloError('resource.notFound', 'There is no active agent with this address.');
    if (agent.loginId) {
      await changePasswordOf(unit, agent.loginId, passwordHash);
      await dropSecondFactor(unit, agent.loginId);
    } else {
      const loginId = await createLogin(unit, { ...agent, passwordHash });
      await unit.trx.updateTable('agent').set({ loginId }).where('id', '=', agent.id).execute();
    }
    unit.emit({ type: 'agent.changed', facts: { agentId: agent.id, fields: ['password'] } });
    return { agentId: agent.id };
  });
};
