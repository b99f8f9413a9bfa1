import { changeMeBody, HiloError, meSchema, pageOf } from '@hilo/api';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { endSessions, lengthenSession, listSessions, sessionSchema } from '../auth/own-sessions.ts';
import {
  addPasskey,
  addPasskeyBody,
  beginPasskey,
  beginPasskeyBody,
  listPasskeys,
  passkeySchema,
  removePasskey,
  renamePasskey,
  renamePasskeyBody,
} from '../auth/passkeys.ts';
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
    /** @throws auth.forbidden for a program */
    const holderOf = (request: FastifyRequest) => {
      const holder = authenticator.sessionOf(request);
      requireAgent(actorOf(request));
      if (!holder) throw new HiloError('auth.forbidden', 'Only agents who signed in have passkeys.');
      return holder;
    };
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

    server.get('/me/sessions', { schema: { tags, response: { 200: pageOf(sessionSchema) } } }, (request) => {
      const actor = requireAgent(actorOf(request));
      return listSessions(app, actor, actor.agentId, current(request));
    });

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

    const passkeyId = z.object({ id: z.string().max(100) });
    server.get('/me/passkeys', { schema: { tags, response: { 200: pageOf(passkeySchema) } } }, (request) =>
      listPasskeys(app, holderOf(request)),
    );
    server.post(
      '/me/passkeys/challenge',
      {
        schema: { tags, body: beginPasskeyBody, response: { 200: z.record(z.string(), z.unknown()) } },
      },
      (request, reply) => beginPasskey(app, auth, holderOf(request), request, reply),
    );
    server.post(
      '/me/passkeys',
      { schema: { tags, body: addPasskeyBody, response: { 201: passkeySchema } } },
      async (request, reply) =>
        reply.status(201).send(await addPasskey(app, auth, holderOf(request), request, reply)),
    );
    server.patch(
      '/me/passkeys/:id',
      { schema: { tags, params: passkeyId, body: renamePasskeyBody, response: { 200: passkeySchema } } },
      (request) => renamePasskey(app, holderOf(request), request.params.id, request.body.name),
    );
    server.delete(
      '/me/passkeys/:id',
      { schema: { tags, params: passkeyId, response: { 204: z.null() } } },
      async (request, reply) => {
        await removePasskey(app, holderOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
  };
