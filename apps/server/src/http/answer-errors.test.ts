import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { answerErrors } from './answer-errors.ts';

const server = fastify();
answerErrors(server);
let thrown: unknown = null;
server.get('/', async () => {
  throw thrown;
});
const ask = async (error: unknown) => {
  thrown = error;
  return (await server.inject('/')).json() as {
    status: number;
    code: string;
    retryable: boolean;
    detail: string;
  };
};

describe('a database that is gone', () => {
  // As the socket, PostgreSQL and the driver say it, from the first write into a dead connection to the last query.
  test.each([
    ['a connection that was reset', { message: 'read ECONNRESET', code: 'ECONNRESET' }],
    ['a write into a dead one', { message: 'write EPIPE', code: 'EPIPE' }],
    ['nobody who listens', { message: 'connect ECONNREFUSED 127.0.0.1:5432', code: 'ECONNREFUSED' }],
    ['a socket file that is not there', { message: 'connect ENOENT', code: 'ENOENT', syscall: 'connect' }],
    ['an administrator’s shutdown', { message: 'terminating connection', code: '57P01' }],
    ['the crash of another process', { message: 'terminating connection', code: '57P02' }],
    ['one that recovers', { message: 'the database system is in recovery mode', code: '57P03' }],
    ['one that has no place left', { message: 'sorry, too many clients already', code: '53300' }],
    ['an end in mid-query', { message: 'Connection terminated unexpectedly' }],
    ['a slow start', { message: 'timeout exceeded when trying to connect' }],
    ['a client that knows it', { message: 'Client has encountered a connection error and is not queryable' }],
    ['a client that was closed', { message: 'Client was closed and is not queryable' }],
    ['an answer that does not come', { message: 'Query read timeout' }],
  ])('%s is said to be passing, and no more of it', async (_name, error) => {
    const answer = await ask(Object.assign(new Error(error.message), error));
    expect(answer).toMatchObject({ status: 503, code: 'database.unavailable', retryable: true });
    expect(answer.detail).not.toContain(error.message);
  });

  test('anything else is not', async () => {
    expect(await ask(new TypeError('x is not a function'))).toMatchObject({
      code: 'internal',
      retryable: false,
    });
    expect(await ask(Object.assign(new Error('duplicate key'), { code: '23505' }))).toMatchObject({
      code: 'internal',
    });
    const noFile = Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' });
    expect(await ask(noFile)).toMatchObject({ code: 'internal' });
  });
});
