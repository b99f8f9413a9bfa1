import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { answerErrors } from './answer-errors.ts';
import { securityHeaders } from './security-headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** Finds out who asks: the session cookie of an agent or the key of a program. Null for nobody. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | null>;

/** The web server without routes: parsing, who asks, errors, headers. */
export const buildServer = async (app: App, authenticate: Authenticate): Promise<FastifyInstance> => {
  const server = Fastify({
    loggerInstance: app.log.child({}, { level: 'warn' }) as FastifyBaseLogger,
    disableRequestLogging: true,
    trustProxy: app.config.trustProxy,
    bodyLimit: 4 * 1024 * 1024,
    genReqId: () => app.newId(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  answerErrors(server);
  securityHeaders(server, app);
  server.decorateRequest('actor', null);
  server.addHook('onRequest', async (request) => {
    request.actor = await authenticate(request);
  });
  return server;
};

/** @throws auth.required when nobody is signed in */
export const actorOf = (request: FastifyRequest): Actor => {
  if (!request.actor) throw new HiloError('auth.required', 'Sign in, or send an API key as a bearer token.');
  return request.actor;
};
