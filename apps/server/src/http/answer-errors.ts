import { type ErrorCode, errorCodes, HiloError, type Problem } from '@hilo/api';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

/** Every error leaves here, as RFC 9457 problem details; what is not ours is masked and logged under its id. */
export const answerErrors = (server: FastifyInstance): void => {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const known = knownError(error);
    if (known.code === 'internal') request.log.error({ err: error, requestId: request.id }, 'request.failed');
    return answer(request, reply, known);
  });
  server.setNotFoundHandler((request, reply) =>
    answer(request, reply, new HiloError('resource.notFound', 'There is nothing at this address.')),
  );
};

const answer = (request: FastifyRequest, reply: FastifyReply, error: HiloError): FastifyReply => {
  const { status, retryable, message } = errorCodes[error.code];
  const problem: Problem = {
    type: `/docs/errors#${error.code}`,
    title: message,
    status,
    code: error.code,
    detail: error.message,
    retryable,
    requestId: String(request.id),
    facts: error.facts,
  };
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
};

const databaseDown = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);

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
  const byStatus: Partial<Record<number, ErrorCode>> = {
    400: 'request.invalid',
    413: 'request.tooLarge',
    415: 'request.invalid',
    429: 'request.tooMany',
  };
  const code = error.statusCode ? byStatus[error.statusCode] : undefined;
  if (code) return new HiloError(code, error.message);
  if (error.code === 'ENOSPC') return new HiloError('storage.full', 'The disk is full; nothing was stored.');
  if (
    databaseDown.has(error.code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
    return new HiloError(
      'database.unavailable',
      'The database does not answer just now. Try again in a moment.',
    );
  return new HiloError('internal', 'Something went wrong on our side. The reference helps to find it.');
};
