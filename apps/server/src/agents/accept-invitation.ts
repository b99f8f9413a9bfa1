import { type acceptInvitationBody, HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { Database } from '@hilo/db';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import type { Auth } from '../auth/create-auth.ts';
import { changePasswordOf, createLogin, hashPassword } from '../auth/logins.ts';
import { hashOfToken } from './access-link.ts';

const selectOpen = (db: Database, token: string, now: Date) =>
  db
    .selectFrom('agentInvitation')
    .innerJoin('agent', 'agent.id', 'agentInvitation.agentId')
    .select([
      'agent.id',
      'agent.name',
      'agent.email',
      'agent.role',
      'agent.loginId',
      'agentInvitation.purpose',
      'agentInvitation.expiresAt',
    ])
    .where('agentInvitation.tokenHash', '=', hashOfToken(token))
    .where('agentInvitation.usedAt', 'is', null)
    .where('agentInvitation.expiresAt', '>', now)
    .where('agent.deactivatedAt', 'is', null);

const invalid = (): HiloError =>
  new HiloError('invitation.invalid', 'This link was used, replaced, or is too old. Ask for another one.');

/** What a link is for, for the page that opens with it. @throws invitation.invalid */
export const readInvitation = async (app: App, { token }: { token: string }) => {
  const open = await selectOpen(app.db, token, app.now()).executeTakeFirst();
  if (!open) throw invalid();
  return {
    name: open.name,
    email: open.email,
    purpose: open.purpose,
    expiresAt: open.expiresAt.toISOString(),
  };
};

/**
 * Sets the password of an invited agent, or a new one for who forgot it: the link is used up, its siblings too, and
 * every session that knew the old password ends. A second factor stays.
 * @throws invitation.invalid, request.invalid for a password of the wrong length
 */
export const acceptInvitation = async (
  app: App,
  auth: Auth,
  input: z.output<typeof acceptInvitationBody>,
): Promise<{ agentId: string; email: string }> => {
  // Asked before the costly hash, and again under the lock.
  await readInvitation(app, input);
  const passwordHash = await hashPassword(input.password);
  const peek = await selectOpen(app.db, input.token, app.now()).executeTakeFirst();
  if (!peek) throw invalid();
  const actor: Actor = { type: 'agent', agentId: peek.id, role: peek.role };
  return inTransaction(app, actor, async (unit) => {
    const agent = await selectOpen(unit.trx, input.token, unit.now).forUpdate().executeTakeFirst();
    if (!agent) throw invalid();
    await unit.trx
      .updateTable('agentInvitation')
      .set({ usedAt: unit.now })
      .where('agentId', '=', agent.id)
      .where('usedAt', 'is', null)
      .execute();
    const name = input.name ?? agent.name;
    if (agent.loginId) await changePasswordOf(unit, agent.loginId, passwordHash);
    else {
      const loginId = await createLogin(unit, { name, email: agent.email, passwordHash });
      const { locale } = input;
      await unit.trx
        .updateTable('agent')
        .set({ loginId, name, ...(locale ? { locale } : {}) })
        .where('id', '=', agent.id)
        .execute();
    }
    const fields = [agent.loginId ? 'password' : 'login'];
    unit.emit({ type: 'agent.changed', facts: { agentId: agent.id, fields } });
    unit.afterCommit(() => auth.sessions.forgetAgent(agent.id));
    return { agentId: agent.id, email: agent.email };
  });
};
