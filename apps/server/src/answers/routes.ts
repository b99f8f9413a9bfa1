import { answerSchema, applyMacroBody, macroAppliedSchema, pageOf, writeAnswerBody } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { actorOf } from '../http/build-server.ts';
import { byId, ifMatch, versionOf } from '../http/route-shapes.ts';
import { readTicket } from '../tickets/read-ticket.ts';
import { applyMacro } from './apply-macro.ts';
import { listAnswers, readAnswer } from './read-answers.ts';
import { archiveAnswer, changeAnswer, countUse, createAnswer } from './write-answer.ts';

/** The library of canned answers and macros, and their use. */
export const answerRoutes =
  (app: App, hub: ChannelHub, outbox: { wake(): void }): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['answers'];

    server.get('/answers', { schema: { tags, response: { 200: pageOf(answerSchema) } } }, (request) =>
      listAnswers(app, actorOf(request)),
    );

    server.post(
      '/answers',
      { schema: { tags, body: writeAnswerBody, response: { 201: answerSchema } } },
      async (request, reply) => {
        const id = await createAnswer(app, actorOf(request), request.body);
        return reply.status(201).send(await readAnswer(app, actorOf(request), id));
      },
    );

    server.put(
      '/answers/:id',
      {
        schema: {
          tags,
          params: byId,
          headers: ifMatch,
          body: writeAnswerBody,
          response: { 200: answerSchema },
        },
      },
      async (request) => {
        const { id } = request.params;
        await changeAnswer(app, actorOf(request), id, request.body, versionOf(request.headers));
        return readAnswer(app, actorOf(request), id);
      },
    );

    server.delete(
      '/answers/:id',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await archiveAnswer(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );

    server.post(
      '/answers/:id/uses',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await countUse(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );

    server.post(
      '/tickets/:id/macros',
      {
        schema: {
          tags,
          params: byId,
          headers: ifMatch,
          body: applyMacroBody,
          response: { 200: macroAppliedSchema },
        },
      },
      async (request) => {
        const actor = actorOf(request);
        const { id } = request.params;
        const applied = await applyMacro(app, hub, actor, id, request.body, versionOf(request.headers));
        if (applied.messageId) outbox.wake();
        return { ...applied, ticket: await readTicket(app, actor, id) };
      },
    );
  };
