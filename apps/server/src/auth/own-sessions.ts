import { HiloError, whole } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import type { Auth } from './create-auth.ts';
import { libraryHeaders } from './library-routes.ts';
import { endSessionsOf } from './logins.ts';
import { loginTables } from './tables.ts';

export const sessionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** The browser as it names itself. */
  device: z.string().nullable(),
  address: z.string().nullable(),
  isCurrent: z.boolean(),
});

/** @throws auth.forbidden unless it is the agent's own, or the actor may manage agents */
const loginOf = async (app: App, actor: Actor, agentId: string): Promise<string> => {
  if (actor.type !== 'agent' || actor.agentId !== agentId) authorise(actor, 'agents.write');
  const agent = await app.db
    .selectFrom('agent')
    .select('loginId')
    .where('id', '=', agentId)
    .executeTakeFirst();
  if (!agent) throw new HiloError('resource.notFound', 'There is no such agent.');
  return agent.loginId ?? '';
};

/** Where an agent is signed in. `currentId` marks the session that asks. @throws auth.forbidden, resource.notFound */
export const listSessions = async (
  app: App,
  actor: Actor,
  agentId: string,
  currentId: string | null = null,
) => {
  const loginId = await loginOf(app, actor, agentId);
  const rows = await loginTables(app.db)
    .selectFrom('session')
    .select(['id', 'createdAt', 'expiresAt', 'userAgent', 'ipAddress'])
    .where('userId', '=', loginId)
    .where('expiresAt', '>', app.now())
    .orderBy('createdAt', 'desc')
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    device: row.userAgent || null,
    address: row.ipAddress || null,
    isCurrent: row.id === currentId,
  }));
  return whole(items);
};

/**
 * Signs out: one session (`only`), all but one (`except`), or everywhere. Ends at once in this process.
 * @throws auth.forbidden, resource.notFound
 */
export const endSessions = async (
  app: App,
  auth: Auth,
  actor: Actor,
  agentId: string,
  which: { only?: string; except?: string } = {},
): Promise<{ ended: number }> => {
  const loginId = await loginOf(app, actor, agentId);
  const ended = await inTransaction(app, actor, async (unit) => {
    const count = await endSessionsOf(unit.trx, loginId, which);
    if (count > 0) unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['sessions'] } });
    unit.afterCommit(() => auth.sessions.forgetAgent(agentId));
    return count;
  });
  if (which.only !== undefined && ended === 0)
    throw new HiloError('resource.notFound', 'There is no such session.');
  return { ended };
};

/** Lengthens a session that is in use; the cookies to set, none where it is young enough. */
export const lengthenSession = async (auth: Auth, request: FastifyRequest): Promise<string[]> => {
  const { headers } = await auth.library.api.getSession({
    headers: libraryHeaders(auth, request),
    returnHeaders: true,
  });
  return headers.getSetCookie();
};

/**
 * Signs in by password on behalf of a request that just proved itself: the cookies to set, and whose login it is.
 * `loginId` is null where a second factor is still to come.
 */
export const signInNow = async (
  auth: Auth,
  request: FastifyRequest,
  { email, password }: { email: string; password: string },
): Promise<{ cookies: string[]; loginId: string | null }> => {
  const { headers, response } = await auth.library.api.signInEmail({
    body: { email, password, rememberMe: true },
    headers: libraryHeaders(auth, request),
    returnHeaders: true,
  });
  const loginId = 'user' in response && response.user ? response.user.id : null;
  return { cookies: headers.getSetCookie(), loginId };
};
