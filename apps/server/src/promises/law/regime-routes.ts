import { regimeSchema, regimeSettingsSchema, testedRegimeSchema, testRegimeBody } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../../app/app.ts';
import { actorOf } from '../../http/build-server.ts';
import { changeRegime, readRegime, testRegime } from './regime.ts';

/** The law that binds. */
export const regimeRoutes =
  (app: App): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['regime'];

    server.get('/regime', { schema: { tags, response: { 200: regimeSchema } } }, (request) =>
      readRegime(app, actorOf(request)),
    );
    server.put(
      '/regime',
      { schema: { tags, body: regimeSettingsSchema, response: { 200: regimeSchema } } },
      (request) => changeRegime(app, actorOf(request), request.body),
    );
    server.post(
      '/regime/test',
      { schema: { tags, body: testRegimeBody, response: { 200: testedRegimeSchema } } },
      (request) => testRegime(app, actorOf(request), request.body),
    );
  };
