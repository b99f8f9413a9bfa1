import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type ErrorCode, errorCodes, HiloError, type Problem } from '@hilo/api';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isDatabaseDown } from '../app/is-database-down.ts';

/** Every error leaves here, as RFC 9457 problem details; what is not ours is masked and logged under its id. */
export const answerErrors = (server: FastifyInstance): void => {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const known = knownError(error);
    if (known.code === 'internal') request.log.error({ err: error, requestId: request.id }, 'request.failed');
    return answer(request, reply, known);
  });
  server.setNotFoundHandler((request, reply) =>
    answer(
      request,
      reply,
      new HiloError(
        'resource.notFound',
        `Nothing answers ${request.method} at this address. /api/v1/openapi.json lists what there is.`,
      ),
    ),
  );
};

export const problemType = 'application/problem+json; charset=utf-8';

/** Where the page about them is; each code has a place of its name in it. */
export const errorsPath = '/docs/errors';

/** An error as it travels (RFC 9457). */
export const problemFor = (error: HiloError, requestId: string): Problem => {
  const { status, retryable, title } = errorCodes[error.code];
  return {
    type: `${errorsPath}#${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    retryable,
    requestId,
    facts: error.facts,
  };
};

const answer = (request: FastifyRequest, reply: FastifyReply, error: HiloError): FastifyReply => {
  const problem = problemFor(error, String(request.id));
  return reply.status(problem.status).header('content-type', problemType).send(JSON.stringify(problem));
};

/**
 * What never became a request: a header too large, one that came too slowly, or no HTTP at all. Answered on the bare
 * connection, which then ends.
 */
export const answerBrokenRequest = (error: ConnectionError, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const known =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new HiloError('request.tooLarge', 'The header of this request is too large.')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? new HiloError('request.timeout', 'This request took too long to arrive.')
        : new HiloError('request.invalid', 'This is not a request that HTTP/1.1 knows.');
  const body = JSON.stringify(problemFor(known, ''));
  const { status } = errorCodes[known.code];
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  socket.destroySoon();
};

const knownError = (error: FastifyError): HiloError => {
  if (error instanceof HiloError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      problem: issue.message ?? 'is wrong',
    }));
    return new HiloError(
      'request.invalid',
      `Mend: ${fields.map(({ field, problem }) => `${field || 'body'}: ${problem}`).join('; ')}`,
      { fields },
    );
  }
  // What the framework and its plugins refuse is the caller's to mend, whatever number they gave it.
  const byStatus: Partial<Record<number, ErrorCode>> = {
    403: 'resource.notFound',
    404: 'resource.notFound',
    413: 'request.tooLarge',
    408: 'request.timeout',
    415: 'request.mediaType',
    429: 'request.tooMany',
  };
  const { statusCode = 500 } = error;
  const code = byStatus[statusCode] ?? (statusCode >= 400 && statusCode < 500 ? 'request.invalid' : null);
  if (code === 'request.mediaType')
    return new HiloError(code, 'Send a body as application/json, and a file as multipart/form-data.');
  if (code) return new HiloError(code, error.message);
  if (error.code === 'ENOSPC') return new HiloError('storage.full', 'The disk is full; nothing was stored.');
  if (isDatabaseDown(error))
    return new HiloError(
      'database.unavailable',
      'The database does not answer just now. Try again in a moment.',
    );
  return new HiloError('internal', 'Something went wrong on our side. The reference helps to find it.');
};
