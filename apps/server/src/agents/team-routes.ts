import { pageOf, teamSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { archiveTeam, changeTeam, changeTeamBody, createTeam, createTeamBody, listTeams } from './teams.ts';

export const teamRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['teams'];
    const params = z.object({ id: z.uuid() });

    server.get('/teams', { schema: { tags, response: { 200: pageOf(teamSchema) } } }, (request) =>
      listTeams(app, actorOf(request)),
    );

    server.post(
      '/teams',
      { schema: { tags, body: createTeamBody, response: { 201: teamSchema } } },
      async (request, reply) => {
        reply.status(201);
        return createTeam(app, actorOf(request), request.body);
      },
    );

    server.patch(
      '/teams/:id',
      { schema: { tags, params, body: changeTeamBody, response: { 200: teamSchema } } },
      (request) => changeTeam(app, actorOf(request), request.params.id, request.body),
    );

    server.post(
      '/teams/:id/archive',
      { schema: { tags, params, response: { 204: z.null() } } },
      async (request, reply) => {
        await archiveTeam(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
  };
