import {
  clockSchema,
  curePreviewSchema,
  endFollowUpBody,
  extendDeadlineBody,
  extensionPreviewSchema,
  HiloError,
  messageSchema,
  previewCureQuery,
  previewExtensionQuery,
  previewTransferQuery,
  promiseFollowUpBody,
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
import type { App } from '../../app/app.ts';
import type { ChannelHub } from '../../channels/hub.ts';
import { actorOf } from '../../http/build-server.ts';
import { byId } from '../../http/route-shapes.ts';
import { readMessage } from '../../tickets/read-thread.ts';
import { extendDeadline, previewExtension } from '../law/extend-deadline.ts';
import { recordDecision } from '../law/record-decision.ts';
import { previewCure, requestCure } from '../law/request-cure.ts';
import { previewTransfer, transferTicket } from '../law/transfer-ticket.ts';
import { cancelFollowUp, finishFollowUp, promiseFollowUp } from './follow-ups.ts';
import { readTicketClocks } from './read-ticket-clocks.ts';

const ofClock = byId.extend({ clockId: z.uuid() });

/** What runs on a ticket, and what is done about it. */
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
  };
