import {
  agentSchema,
  agentWorkSchema,
  changeAgentBody,
  deactivateAgentBody,
  deactivatedSchema,
  inviteAgentBody,
  pageOf,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import type { Authenticator } from '../auth/authenticate.ts';
import type { Auth } from '../auth/create-auth.ts';
import { endSessions, listSessions, sessionSchema } from '../auth/own-sessions.ts';
import { actorOf } from '../http/build-server.ts';
import { createAccessLink, type LinkDeps } from './access-link.ts';
import { changeAgent, listAgents, reactivateAgent, removeSecondFactor } from './change-agent.ts';
import { deactivateAgent } from './deactivate-agent.ts';
import { entranceRoutes } from './entrance-routes.ts';
import { inviteAgent } from './invite-agent.ts';
import { meRoutes } from './me-routes.ts';
import { readWork } from './read-work.ts';
import { teamRoutes } from './team-routes.ts';

export type AgentDeps = LinkDeps & { auth: Auth; authenticator: Authenticator };

const accessLinkSchema = z.object({
  link: z.url(),
  purpose: z.enum(['invitation', 'passwordReset']),
  expiresAt: z.string(),
  mail: z
    .enum(['sent', 'noOutgoingServer', 'failed'])
    .describe('Whether the link went out by mail. Unless it was sent, hand it over yourself.'),
});

/** Agents, teams, the agent who asks, and the ways in by a link. */
export const agentRoutes =
  (app: App, deps: AgentDeps): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const { auth } = deps;
    const tags = ['agents'];
    const params = z.object({ id: z.uuid() });
    const agentAnswer = { 200: agentSchema };

    server.get('/agents', { schema: { tags, response: { 200: pageOf(agentSchema) } } }, (request) =>
      listAgents(app, actorOf(request)),
    );

    server.post(
      '/agents',
      {
        schema: {
          tags,
          body: inviteAgentBody,
          response: { 201: accessLinkSchema.extend({ agent: agentSchema }) },
        },
      },
      async (request, reply) => {
        reply.status(201);
        return inviteAgent(app, actorOf(request), request.body, deps);
      },
    );

    server.patch(
      '/agents/:id',
      { schema: { tags, params, body: changeAgentBody, response: agentAnswer } },
      (request) => changeAgent(app, auth, actorOf(request), request.params.id, request.body),
    );

    server.post(
      '/agents/:id/access-link',
      { schema: { tags, params, response: { 201: accessLinkSchema } } },
      async (request, reply) => {
        reply.status(201);
        return createAccessLink(app, actorOf(request), request.params.id, deps);
      },
    );

    server.get(
      '/agents/:id/work',
      { schema: { tags, params, response: { 200: agentWorkSchema } } },
      (request) => readWork(app, actorOf(request), request.params.id),
    );

    server.post(
      '/agents/:id/deactivate',
      { schema: { tags, params, body: deactivateAgentBody, response: { 200: deactivatedSchema } } },
      (request) => deactivateAgent(app, auth, actorOf(request), request.params.id, request.body),
    );

    server.post('/agents/:id/reactivate', { schema: { tags, params, response: agentAnswer } }, (request) =>
      reactivateAgent(app, actorOf(request), request.params.id),
    );

    server.delete(
      '/agents/:id/second-factor',
      { schema: { tags, params, response: { 204: z.null() } } },
      async (request, reply) => {
        await removeSecondFactor(app, auth, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );

    server.get(
      '/agents/:id/sessions',
      { schema: { tags, params, response: { 200: pageOf(sessionSchema) } } },
      (request) => listSessions(app, actorOf(request), request.params.id),
    );

    server.delete(
      '/agents/:id/sessions',
      { schema: { tags, params, response: { 200: z.object({ ended: z.number().int() }) } } },
      (request) => endSessions(app, auth, actorOf(request), request.params.id),
    );

    await server.register(entranceRoutes(app, deps));
    await server.register(meRoutes(app, deps));
    await server.register(teamRoutes(app));
  };
