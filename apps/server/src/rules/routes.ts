import {
  explainRulesBody,
  HiloError,
  orderRulesBody,
  pageOf,
  type RuleDto,
  ruleSchema,
  rulesExplainedSchema,
  ruleTestSchema,
  testRuleBody,
  writeRuleBody,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import { explainRules } from './explain-rules.ts';
import { testRule } from './test-rule.ts';
import { changeRule, createRule, deleteRule, listRules, orderRules } from './write-rules.ts';

const list = pageOf(ruleSchema);

/** The rules that say where new tickets go. */
export const ruleRoutes =
  (app: App, hub: ChannelHub): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['rules'];
    const read = async (actor: Actor, id: string): Promise<RuleDto> => {
      const rule = (await listRules(app, actor)).items.find((one) => one.id === id);
      if (!rule) throw new HiloError('resource.notFound', 'There is no such rule.');
      return rule;
    };

    server.get('/rules', { schema: { tags, response: { 200: list } } }, (request) =>
      listRules(app, actorOf(request)),
    );

    server.post(
      '/rules',
      { schema: { tags, body: writeRuleBody, response: { 201: ruleSchema } } },
      async (request, reply) => {
        const id = await createRule(app, actorOf(request), request.body);
        return reply.status(201).send(await read(actorOf(request), id));
      },
    );

    server.put(
      '/rules/order',
      { schema: { tags, body: orderRulesBody, response: { 200: list } } },
      async (request) => {
        await orderRules(app, actorOf(request), request.body.ruleIds);
        return listRules(app, actorOf(request));
      },
    );

    server.put(
      '/rules/:id',
      { schema: { tags, params: byId, body: writeRuleBody, response: { 200: ruleSchema } } },
      async (request) => {
        await changeRule(app, actorOf(request), request.params.id, request.body);
        return read(actorOf(request), request.params.id);
      },
    );

    server.delete(
      '/rules/:id',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await deleteRule(app, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );

    server.post(
      '/rules/test',
      { schema: { tags, body: testRuleBody, response: { 200: ruleTestSchema } } },
      (request) => testRule(app, hub.kinds, actorOf(request), request.body),
    );

    server.post(
      '/rules/explain',
      { schema: { tags, body: explainRulesBody, response: { 200: rulesExplainedSchema } } },
      (request) => explainRules(app, hub.kinds, actorOf(request), request.body),
    );
  };
