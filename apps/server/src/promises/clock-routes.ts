import {
  approvalSchema,
  askApprovalBody,
  breachSchema,
  clockSchema,
  curePreviewSchema,
  decideApprovalBody,
  endFollowUpBody,
  extendDeadlineBody,
  extensionPreviewSchema,
  HiloError,
  listApprovalsQuery,
  listBreachesQuery,
  listedApprovalSchema,
  messageSchema,
  noteBreachBody,
  pageOf,
  previewCureQuery,
  previewExtensionQuery,
  previewTransferQuery,
  promiseFollowUpBody,
  promisesNowSchema,
  recordDecisionBody,
  requestCureBody,
  ticketClocksSchema,
  transferPreviewSchema,
  transferTicketBody,
  whole,
} from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { readMessage } from '../tickets/read-thread.ts';
import { askApproval, decideApproval, withdrawApproval } from './approvals.ts';
import { listBreaches, noteBreach } from './breaches.ts';
import { extendDeadline, previewExtension } from './extend-deadline.ts';
import { cancelFollowUp, finishFollowUp, promiseFollowUp } from './follow-ups.ts';
import { readPromisesNow } from './promises-now.ts';
import { listApprovals, readApproval } from './read-approvals.ts';
import { readTicketClocks } from './read-ticket-clocks.ts';
import { recordDecision } from './record-decision.ts';
import { previewCure, requestCure } from './request-cure.ts';
import { previewTransfer, transferTicket } from './transfer-ticket.ts';

const ofClock = byId.extend({ clockId: z.uuid() });

/** What runs on a ticket, what was asked for about it, and what was not kept. */
export const clockRoutes =
  (app: App, hub: ChannelHub, outbox: { wake(): void }): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['clocks'];
    const oneClock = async (actor: ReturnType<typeof actorOf>, ticketId: string, clockId: string) => {
      const clock = (await readTicketClocks(app, actor, ticketId)).find(({ id }) => id === clockId);
      if (!clock) throw new HiloError('resource.notFound', 'There is no such clock on this ticket.');
      return clock;
    };

    server.get(
      '/tickets/:id/clocks',
      { schema: { tags, params: byId, response: { 200: ticketClocksSchema } } },
      async (request) => whole(await readTicketClocks(app, actorOf(request), request.params.id)),
    );

    server.post(
      '/tickets/:id/follow-ups',
      { schema: { tags, params: byId, body: promiseFollowUpBody, response: { 201: clockSchema } } },
      async (request, reply) => {
        const { id } = request.params;
        const clockId = await promiseFollowUp(app, actorOf(request), id, request.body);
        return reply.status(201).send(await oneClock(actorOf(request), id, clockId));
      },
    );

    server.post(
      '/tickets/:id/follow-ups/:clockId/done',
      { schema: { tags, params: ofClock, response: { 200: clockSchema } } },
      async (request) => {
        const { id, clockId } = request.params;
        await finishFollowUp(app, actorOf(request), id, clockId);
        return oneClock(actorOf(request), id, clockId);
      },
    );

    server.post(
      '/tickets/:id/follow-ups/:clockId/cancel',
      { schema: { tags, params: ofClock, body: endFollowUpBody, response: { 200: clockSchema } } },
      async (request) => {
        const { id, clockId } = request.params;
        await cancelFollowUp(app, actorOf(request), id, clockId, request.body.reason);
        return oneClock(actorOf(request), id, clockId);
      },
    );

    server.get(
      '/tickets/:id/cure',
      { schema: { tags, params: byId, querystring: previewCureQuery, response: { 200: curePreviewSchema } } },
      (request) => previewCure(app, actorOf(request), request.params.id, request.query),
    );

    server.post(
      '/tickets/:id/cure',
      { schema: { tags, params: byId, body: requestCureBody, response: { 201: messageSchema } } },
      async (request, reply) => {
        const { messageId } = await requestCure(app, hub, actorOf(request), request.params.id, request.body);
        outbox.wake();
        return reply.status(201).send((await readMessage(app, messageId))!);
      },
    );

    server.get(
      '/tickets/:id/clocks/:clockId/extension',
      {
        schema: {
          tags,
          params: ofClock,
          querystring: previewExtensionQuery,
          response: { 200: extensionPreviewSchema },
        },
      },
      (request) => {
        const { id, clockId } = request.params;
        return previewExtension(app, actorOf(request), id, clockId, request.query);
      },
    );

    server.post(
      '/tickets/:id/clocks/:clockId/extension',
      { schema: { tags, params: ofClock, body: extendDeadlineBody, response: { 201: clockSchema } } },
      async (request, reply) => {
        const { id, clockId } = request.params;
        const actor = actorOf(request);
        const extendedId = await extendDeadline(app, hub, actor, id, { ...request.body, clockId });
        outbox.wake();
        return reply.status(201).send(await oneClock(actor, id, extendedId));
      },
    );

    server.post(
      '/tickets/:id/clocks/:clockId/decision',
      { schema: { tags, params: ofClock, body: recordDecisionBody, response: { 201: clockSchema } } },
      async (request, reply) => {
        const { id, clockId } = request.params;
        const actor = actorOf(request);
        const noticeId = await recordDecision(app, actor, id, { ...request.body, clockId });
        return reply.status(201).send(await oneClock(actor, id, noticeId));
      },
    );

    server.get(
      '/tickets/:id/transfer',
      {
        schema: {
          tags,
          params: byId,
          querystring: previewTransferQuery,
          response: { 200: transferPreviewSchema },
        },
      },
      (request) => previewTransfer(app, actorOf(request), request.params.id, request.query),
    );

    server.post(
      '/tickets/:id/transfer',
      { schema: { tags, params: byId, body: transferTicketBody, response: { 201: messageSchema } } },
      async (request, reply) => {
        const { id } = request.params;
        const { messageId } = await transferTicket(app, hub, actorOf(request), id, request.body);
        outbox.wake();
        return reply.status(201).send((await readMessage(app, messageId))!);
      },
    );

    server.get('/promises/now', { schema: { tags, response: { 200: promisesNowSchema } } }, (request) =>
      readPromisesNow(app, actorOf(request)),
    );

    server.get(
      '/breaches',
      { schema: { tags, querystring: listBreachesQuery, response: { 200: pageOf(breachSchema) } } },
      (request) => listBreaches(app, actorOf(request), request.query),
    );

    server.patch(
      '/breaches/:id',
      { schema: { tags, params: byId, body: noteBreachBody, response: { 200: breachSchema } } },
      (request) => noteBreach(app, actorOf(request), request.params.id, request.body),
    );

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
