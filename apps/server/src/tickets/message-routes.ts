import {
  filedDraftSchema,
  HiloError,
  headersSchema,
  markAnswerBody,
  messageSchema,
  redactBody,
} from '@hilo/api';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, strictPolicy } from '../http/route-shapes.ts';
import { fetchImage } from '../images/fetch-image.ts';
import { isSignedImage } from '../images/sign-image.ts';
import { markAnswer, unmarkAnswer } from '../promises/answered/mark-answer.ts';
import { callBack } from './call-back.ts';
import { keepInTicket } from './keep-in-ticket.ts';
import { mailPage } from './mail-page.ts';
import { readHeaders, readOriginal } from './read-original.ts';
import { readMessage } from './read-thread.ts';
import { redactMessage } from './redact-message.ts';
import { resend } from './resend.ts';

const withImages = z.object({ images: z.enum(['0', '1']).default('0') });
const image = z.object({ url: z.string().max(4_000), until: z.string().max(20), sign: z.string().max(100) });

/** What is done with one message. */
export const messageRoutes =
  (app: App, outbox: { wake(): void }): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['messages'];

    server.delete(
      '/messages/:id',
      { schema: { tags, params: byId, response: { 200: filedDraftSchema } } },
      (request) => callBack(app, actorOf(request), request.params.id),
    );

    server.post(
      '/messages/:id/resend',
      { schema: { tags, params: byId, response: { 200: messageSchema } } },
      async (request) => {
        await resend(app, actorOf(request), request.params.id);
        outbox.wake();
        return (await readMessage(app, request.params.id))!;
      },
    );

    server.post(
      '/messages/:id/redact',
      { schema: { tags, params: byId, body: redactBody, response: { 200: messageSchema } } },
      async (request) => {
        await redactMessage(app, actorOf(request), request.params.id, request.body);
        return (await readMessage(app, request.params.id))!;
      },
    );

    server.post(
      '/messages/:id/mark',
      { schema: { tags, params: byId, body: markAnswerBody, response: { 200: messageSchema } } },
      async (request) => {
        await markAnswer(app, actorOf(request), request.params.id, request.body);
        return (await readMessage(app, request.params.id))!;
      },
    );

    server.delete(
      '/messages/:id/mark',
      { schema: { tags, params: byId, response: { 200: messageSchema } } },
      async (request) => {
        await unmarkAnswer(app, actorOf(request), request.params.id);
        return (await readMessage(app, request.params.id))!;
      },
    );

    server.delete(
      '/messages/:id/suggestion',
      { schema: { tags, params: byId, response: { 200: messageSchema } } },
      async (request) => {
        await keepInTicket(app, actorOf(request), request.params.id);
        return (await readMessage(app, request.params.id))!;
      },
    );

    server.get('/messages/:id/original', { schema: { tags, params: byId } }, async (request, reply) => {
      const bytes = await readOriginal(app, actorOf(request), request.params.id);
      return reply
        .header('content-type', 'text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="${request.params.id}.txt"`)
        .header('content-security-policy', strictPolicy)
        .send(Buffer.from(bytes));
    });

    server.get(
      '/messages/:id/headers',
      { schema: { tags, params: byId, response: { 200: headersSchema } } },
      async (request) => ({
        headers: readHeaders(await readOriginal(app, actorOf(request), request.params.id)),
      }),
    );

    server.get(
      '/messages/:id/html',
      { schema: { tags, params: byId, querystring: withImages } },
      async (request, reply) => {
        const page = await mailPage(app, actorOf(request), request.params.id, {
          withImages: request.query.images === '1',
          origin: originOf(app, request),
        });
        return reply
          .header('content-type', 'text/html; charset=utf-8')
          .header('content-security-policy', page.policy)
          .send(page.html);
      },
    );

    // The frame has no cookies of ours: the signature, made for somebody who may read, is what allows this.
    server.get('/remote-image', { schema: { tags, querystring: image } }, async (request, reply) => {
      if (!isSignedImage(app, request.query))
        throw new HiloError('auth.forbidden', 'This link is no longer good. Open the message again.');
      const { type, bytes } = await fetchImage(request.query.url);
      return reply
        .header('content-type', type)
        .header('content-security-policy', strictPolicy)
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('cache-control', 'private, max-age=21600')
        .send(Buffer.from(bytes));
    });
  };

const originOf = (app: App, request: FastifyRequest): string =>
  app.config.publicUrl ? new URL(app.config.publicUrl).origin : `${request.protocol}://${hostOf(request)}`;

/** The Host header stands in a policy and in addresses: nothing but a host and a port may. */
const hostOf = (request: FastifyRequest): string =>
  /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i.test(request.host) ? request.host : 'localhost';
