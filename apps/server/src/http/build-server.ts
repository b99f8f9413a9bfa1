import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { App } from '../app/app.ts';
import { answerBrokenRequest, answerErrors } from './answer-errors.ts';
import { createLimiter } from './limit-requests.ts';
import { sayWhatIsMissing } from './say-what-is-missing.ts';
import { securityHeaders } from './security-headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** Finds out who asks: the session cookie of an agent or the key of a program. Null for nobody. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | null>;

/** How long a caller may take, in milliseconds. A header is short; a file over a slow line is not. */
export const patience = {
  headersMs: 15_000,
  requestMs: 300_000,
  /** Neither side said anything. */
  idleMs: 120_000,
  checkEveryMs: 5_000,
};

/** The web server without routes: parsing, who asks, how often, errors, headers. */
export const buildServer = async (
  app: App,
  authenticate: Authenticate,
  waits: typeof patience = patience,
): Promise<FastifyInstance> => {
  const server = Fastify({
    loggerInstance: app.log.child({}, { level: quietLevel(app.log.level) }) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: app.config.trustProxy,
    bodyLimit: 4 * 1024 * 1024,
    genReqId: () => app.newId(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    requestTimeout: waits.requestMs,
    connectionTimeout: waits.idleMs,
    http: {
      headersTimeout: waits.headersMs,
      connectionsCheckingInterval: waits.checkEveryMs,
      maxHeaderSize: 16 * 1024,
    },
    clientErrorHandler: answerBrokenRequest,
  });
  const limit = createLimiter(app, app.config.requestsPerMinute);
  sayWhatIsMissing();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  answerErrors(server);
  securityHeaders(server, app);
  server.decorateRequest('actor', null);
  server.addHook('onRequest', async (request, reply) => {
    if (isChannelDoor(request.url)) return;
    limit.enter(request, reply);
    request.actor = await authenticate(request);
    limit.take(request, reply);
  });
  return server;
};

/** What is shown there a channel has given, or its provider, and only the channel can tell whether it is good. */
const isChannelDoor = (url: string): boolean => url.startsWith('/channels/');

/** Of the framework's own lines those matter that warn, unless less was asked for. */
const quietLevel = (asked: string): string => (/^(error|fatal|silent)$/.test(asked) ? asked : 'warn');

/** @throws auth.required when nobody is signed in */
export const actorOf = (request: FastifyRequest): Actor => {
  if (!request.actor)
    throw new HiloError(
      'auth.required',
      request.headers.authorization === undefined
        ? 'Sign in, or send an API key as a bearer token.'
        : 'This API key is not known, or was revoked. It goes into the header as: Authorization: Bearer hilo_…',
    );
  return request.actor;
};
