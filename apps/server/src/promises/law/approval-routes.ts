import {
  approvalSchema,
  askApprovalBody,
  decideApprovalBody,
  listApprovalsQuery,
  listedApprovalSchema,
  pageOf,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../../app/app.ts';
import type { ChannelHub } from '../../channels/hub.ts';
import { actorOf } from '../../http/build-server.ts';
import { byId } from '../../http/route-shapes.ts';
import { askApproval, decideApproval, withdrawApproval } from './approvals.ts';
import { listApprovals, readApproval } from './read-approvals.ts';

/** What the law has guarded, and a second person decides. */
export const approvalRoutes =
  (app: App, hub: ChannelHub, outbox: { wake(): void }): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['clocks'];

    server.get(
      '/approvals',
      { schema: { tags, querystring: listApprovalsQuery, response: { 200: pageOf(listedApprovalSchema) } } },
      (request) => listApprovals(app, actorOf(request), request.query),
    );

    server.post(
      '/tickets/:id/approvals',
      { schema: { tags, params: byId, body: askApprovalBody, response: { 201: approvalSchema } } },
      async (request, reply) => {
        const id = await askApproval(app, actorOf(request), request.params.id, request.body);
        return reply.status(201).send(await readApproval(app, id));
      },
    );

    for (const [name, decision] of [
      ['approve', 'approved'],
      ['refuse', 'refused'],
    ] as const)
      server.post(
        `/approvals/:id/${name}`,
        { schema: { tags, params: byId, body: decideApprovalBody, response: { 200: approvalSchema } } },
        async (request) => {
          const note = request.body?.note;
          await decideApproval(app, hub, actorOf(request), request.params.id, { decision, note });
          // What was asked for may be something to be told.
          outbox.wake();
          return readApproval(app, request.params.id);
        },
      );

    server.post(
      '/approvals/:id/withdraw',
      { schema: { tags, params: byId, response: { 200: approvalSchema } } },
      async (request) => {
        await withdrawApproval(app, actorOf(request), request.params.id);
        return readApproval(app, request.params.id);
      },
    );
  };
