import { changeMeBody, meSchema } from '@hilo/api';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { endSessions, lengthenSession, listSessions, sessionSchema } from '../auth/own-sessions.ts';
import { actorOf } from '../http/build-server.ts';
import { changeMe, readMe, requireAgent } from './me.ts';
import type { AgentDeps } from './routes.ts';

/** The agent who asks: profile and sessions. */
export const meRoutes =
  (app: App, { auth, authenticator }: AgentDeps): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['me'];
    const current = (request: FastifyRequest): string | null =>
      authenticator.sessionOf(request)?.sessionId ?? null;
    const ended = { 200: z.object({ ended: z.number().int() }) };

    server.get('/me', { schema: { tags, response: { 200: meSchema } } }, async (request, reply) => {
      const me = await readMe(app, actorOf(request));
      // The desk asks this at each start: a session in use does not run out.
      const cookies = await lengthenSession(auth, request);
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return me;
    });

    server.patch('/me', { schema: { tags, body: changeMeBody, response: { 200: meSchema } } }, (request) =>
      changeMe(app, actorOf(request), request.body),
    );

    server.get(
      '/me/sessions',
      { schema: { tags, response: { 200: z.object({ items: z.array(sessionSchema) }) } } },
      (request) => {
        const actor = requireAgent(actorOf(request));
        return listSessions(app, actor, actor.agentId, current(request));
      },
    );

    server.delete(
      '/me/sessions',
      {
        schema: {
          tags,
          querystring: z.object({ keepThis: z.stringbool().default(false) }),
          response: ended,
        },
      },
      (request) => {
        const actor = requireAgent(actorOf(request));
        const kept = request.query.keepThis ? current(request) : null;
        return endSessions(app, auth, actor, actor.agentId, kept ? { except: kept } : {});
      },
    );

    server.delete(
      '/me/sessions/:id',
      { schema: { tags, params: z.object({ id: z.string().max(100) }), response: ended } },
      (request) => {
        const actor = requireAgent(actorOf(request));
        return endSessions(app, auth, actor, actor.agentId, { only: request.params.id });
      },
    );
  };
