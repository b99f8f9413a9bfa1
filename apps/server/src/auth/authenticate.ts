import { createHash } from 'node:crypto';
import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { findApiKey } from './api-keys.ts';
import type { Auth } from './create-auth.ts';
import { sessionCookie } from './credential-of.ts';
import { agentOfLogin } from './logins.ts';
import { changesState, isForeignOrigin } from './origin.ts';
import type { SessionHolder } from './sessions.ts';

export type Authenticator = {
  /**
   * Who asks: an agent by the session cookie, a program by `Authorization: Bearer hilo_…`, or nobody.
   * @throws auth.origin when a page of another site asks for a change with an agent's cookie
   */
  authenticate(request: FastifyRequest): Promise<Actor | null>;
  /** The same, asked of the database now: for a socket that stays open. */
  isStillGood(request: FastifyRequest): Promise<Actor | null>;
  /** The session of a request that was authenticated by one. */
  sessionOf(request: FastifyRequest): SessionHolder | null;
  /** Told the agent whose role, login or sessions changed in this process. Returns the way to stop. */
  onSessionRevoked(listener: (agentId: string) => void): () => void;
  /** For what another process changed: drops what is remembered of an agent, and tells the listeners. */
  forgetAgent(agentId: string): void;
};

export const createAuthenticator = (app: App, auth: Auth): Authenticator => {
  const holders = new WeakMap<FastifyRequest, SessionHolder>();

  const readSession = async (cookie: string): Promise<SessionHolder | null> => {
    const found = await auth.library.api
      .getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } })
      .catch((error: unknown) => explainFailure(app, error));
    if (!found) return null;
    const agent = await agentOfLogin(app, found.user.id);
    if (!agent) return null;
    return {
      actor: { type: 'agent', agentId: agent.id, role: agent.role },
      sessionId: found.session.id,
      loginId: found.user.id,
    };
  };

  const bySession = async (request: FastifyRequest, mayRecall: boolean): Promise<Actor | null> => {
    const cookie = sessionCookie(request.headers.cookie);
    if (cookie === null) return null;
    if (changesState(request) && isForeignOrigin(app, request)) {
      if (!/^\/(api|auth)\//.test(request.url)) return null;
      throw new HiloError('auth.origin', 'A page of another address asked for this with your session.');
    }
    const key = createHash('sha256').update(cookie).digest('base64');
    const keep = auth.sessions.begin();
    let holder = mayRecall ? auth.sessions.recall(key, app.now()) : null;
    if (!holder) {
      holder = await readSession(cookie);
      if (!holder) return null;
      keep(key, holder, app.now());
    }
    holders.set(request, holder);
    return holder.actor;
  };

  const ask = (request: FastifyRequest, mayRecall: boolean): Promise<Actor | null> => {
    const { authorization } = request.headers;
    return authorization === undefined ? bySession(request, mayRecall) : findApiKey(app, authorization);
  };

  return {
    authenticate: (request) => ask(request, true),
    isStillGood: (request) => ask(request, false),
    sessionOf: (request) => holders.get(request) ?? null,
    onSessionRevoked: (listener) => auth.sessions.onRevoked(listener),
    forgetAgent: (agentId) => auth.sessions.forgetAgent(agentId),
  };
};

/**
 * The library answers every failure alike; what the database says itself tells a lost connection from a fault.
 * @throws what the database threw, else what the library threw
 */
export const explainFailure = async (app: App, error: unknown): Promise<never> => {
  await sql`select 1`.execute(app.db);
  throw error;
};
