import { createHash } from 'node:crypto';
import { errorCodes, HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { heartbeatOf } from '../app/node-heartbeat.ts';
import { type OnceMark, runUnderMark } from '../app/run-once.ts';
import { problemFor, problemType } from './answer-errors.ts';
import { noteOf } from './route-notes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    onceMark: OnceMark | null;
  }
  interface FastifyContextConfig {
    /** What tells two bodies apart where the body is not JSON. */
    digestBody?: (request: FastifyRequest) => Promise<string>;
  }
}

/** How long an answer can be had again. */
export const keptMs = 24 * 60 * 60 * 1000;
/** An attempt that has neither committed nor answered for so long has died, or has lost its right to commit. */
export const givenUpAfterMs = 60_000;
const purgeEveryMs = 60 * 60 * 1000;
/** A longer answer is not kept: trying again says that it was done. */
const longestAnswer = 1024 * 1024;

type Answer = { status: number; headers: Record<string, string>; body: string };

/**
 * `Idempotency-Key` on whatever changes something (after draft-ietf-httpapi-idempotency-key-header).
 *
 * A row is inserted before anything runs, in a transaction of its own, so that of two requests at once one runs. The
 * effect marks that row in its own transaction (`run-once.ts`), and the answer is kept, sealed, before it leaves.
 * A crash therefore leaves one of three rows, and each has its way on:
 * - neither done nor answered: nothing took effect. After a minute the next try takes the row over; the old attempt,
 *   should it live, fails at its mark and is rolled back.
 * - done, not answered: it took effect and must not again. After a minute a try is told `idempotency.answerLost`.
 * - answered: replayed.
 * An answer with a secret in it (a new key, a link) is not kept: the second try is told `answerLost`, too.
 * An error that changed nothing is not kept: the same key may be tried again, with another body as well.
 */
export const answerOnce = (api: FastifyInstance, app: App): void => {
  api.decorateRequest('onceMark', null);
  api.addHook('preHandler', (request, reply, done) => {
    begin(app, request, reply).then((mark) => {
      if (mark === 'replayed') return;
      request.onceMark = mark;
      if (mark) runUnderMark(mark, done);
      else done();
    }, done);
  });
  api.addHook('onSend', async (request, reply, payload) => {
    if (request.onceMark) await finish(app, request.onceMark, reply, payload);
    return payload;
  });
  const purge = setInterval(() => {
    purgeAnswers(app).catch((error) => app.log.warn({ err: error }, 'idempotency.purgeFailed'));
  }, purgeEveryMs);
  purge.unref();
  api.addHook('onClose', async () => clearInterval(purge));
};

/** Deletes what is older than a day: answers hold personal data. @returns how many */
export const purgeAnswers = async (app: App): Promise<number> => {
  const { numDeletedRows } = await app.db
    .deleteFrom('idempotency')
    .where('createdAt', '<=', new Date(app.now().getTime() - keptMs))
    .executeTakeFirst();
  return Number(numDeletedRows);
};

const begin = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OnceMark | null | 'replayed'> => {
  // Of the raw request: a schema of headers keeps those alone that it names.
  const key = request.raw.headers['idempotency-key'];
  if (typeof key !== 'string' || request.actor === null || /^(GET|HEAD|OPTIONS)$/.test(request.method))
    return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new HiloError(
      'request.invalid',
      'Idempotency-Key takes 1 to 255 visible ASCII characters, no spaces.',
    );
  const mark: OnceMark = { actor: nameOf(request.actor), key, attempt: app.newId(), isDone: false };
  const requestHash = await hashOf(request);
  // Where the database went away in between, the row may stand there, and only the answer was lost.
  const settleThenThrow = (error: unknown): never => {
    settleLater(() => settleUndone(app, mark, String(request.id)));
    throw error;
  };
  // Each turn either ends or saw another request change the row in between.
  for (let turn = 0; turn < 4; turn++) {
    if (await insert(app, mark, requestHash).catch(settleThenThrow)) return mark;
    const row = await find(app, mark);
    if (!row) continue;
    const age = app.now().getTime() - row.createdAt.getTime();
    if (age >= keptMs) await remove(app, { ...mark, attempt: row.attempt });
    else if (!row.requestHash.equals(requestHash))
      throw new HiloError(
        'idempotency.reused',
        'This key was used for another request. Make a new key for each.',
      );
    else if (row.status !== null) return replay(app, reply, String(row.response));
    else if (age < givenUpAfterMs && (await isAtWork(app, row.node))) break;
    else if (row.doneAt !== null) throw lost();
    else if (await takeOver(app, mark, row.attempt).catch(settleThenThrow)) return mark;
  }
  reply.header('retry-after', '1');
  throw new HiloError('idempotency.running', 'The same request is being carried out. Ask again in a moment.');
};

const nameOf = (actor: Actor): string =>
  actor.type === 'agent'
    ? `agent:${actor.agentId}`
    : actor.type === 'apiKey'
      ? `apiKey:${actor.apiKeyId}`
      : 'system';

const hashOf = async (request: FastifyRequest): Promise<Buffer> => {
  const { digestBody } = request.routeOptions.config;
  const body = digestBody ? await digestBody(request) : (JSON.stringify(request.body) ?? '');
  return createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.raw.headers['if-match'] ?? null, body]))
    .digest();
};

const insert = async (app: App, mark: OnceMark, requestHash: Buffer): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await app.db
    .insertInto('idempotency')
    .values({
      actor: mark.actor,
      key: mark.key,
      attempt: mark.attempt,
      node: app.node,
      requestHash,
      createdAt: app.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

const find = (app: App, { actor, key }: OnceMark) =>
  app.db
    .selectFrom('idempotency')
    .selectAll()
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst();

const takeOver = async (app: App, mark: OnceMark, from: string): Promise<boolean> => {
  const { numUpdatedRows } = await app.db
    .updateTable('idempotency')
    .set({ attempt: mark.attempt, node: app.node, createdAt: app.now() })
    .where('actor', '=', mark.actor)
    .where('key', '=', mark.key)
    .where('attempt', '=', from)
    .where('status', 'is', null)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Whether the node of an attempt lives: this one does, another is known by its heartbeat. */
const isAtWork = async (app: App, node: string | null): Promise<boolean> => {
  if (node === null || node === app.node) return true;
  const row = await app.db
    .selectFrom('lease')
    .select('name')
    .where('name', '=', heartbeatOf(node))
    .where('expiresAt', '>', app.now())
    .executeTakeFirst();
  return row !== undefined;
};

/** Takes the row of an attempt away that changed nothing. False where it did after all: its commit was not heard of. */
const removeUndone = async (app: App, mark: OnceMark): Promise<boolean> => {
  const { rows } = await sql<{ isDone: boolean }>`
    with gone as (
      delete from idempotency where actor = ${mark.actor} and key = ${mark.key} and attempt = ${mark.attempt}
        and done_at is null)
    select done_at is not null as is_done from idempotency
    where actor = ${mark.actor} and key = ${mark.key} and attempt = ${mark.attempt}`.execute(app.db);
  return !(rows[0]?.isDone ?? false);
};

const remove = async (app: App, mark: OnceMark): Promise<void> => {
  await app.db
    .deleteFrom('idempotency')
    .where('actor', '=', mark.actor)
    .where('key', '=', mark.key)
    .where('attempt', '=', mark.attempt)
    .execute();
};

const replay = (app: App, reply: FastifyReply, sealed: string): 'replayed' => {
  const answer = JSON.parse(app.secrets.unseal(sealed)) as Answer;
  reply.status(answer.status).headers(answer.headers).header('idempotent-replay', 'true');
  reply.send(answer.body === '' ? null : answer.body);
  return 'replayed';
};

const finish = async (app: App, mark: OnceMark, reply: FastifyReply, payload: unknown): Promise<void> => {
  const isUndone = reply.statusCode >= 300 && !mark.isDone;
  const answer = answerToKeep(reply, payload);
  const settle = () =>
    isUndone ? settleUndone(app, mark, String(reply.request.id)) : keep(app, mark, answer);
  try {
    await settle();
  } catch (error) {
    settleLater(settle);
    // It took effect or it did not; the row says which, and the caller gets the answer either way.
    reply.log.error({ err: error }, 'idempotency.notKept');
  }
};

const settleUndone = async (app: App, mark: OnceMark, requestId: string): Promise<void> => {
  if (!(await removeUndone(app, mark))) await keep(app, mark, lostAnswer(requestId));
};

const settleEveryMs = 500;

/** The database was away, and with it the request: the row is not to stand in the way of the next try for a minute. */
const settleLater = (settle: () => Promise<void>, until = performance.now() + givenUpAfterMs): void => {
  setTimeout(() => {
    settle().catch(() => {
      if (performance.now() < until) settleLater(settle, until);
    });
  }, settleEveryMs).unref();
};

const keep = async (app: App, mark: OnceMark, answer: Answer): Promise<void> => {
  await app.db
    .updateTable('idempotency')
    .set({ status: answer.status, response: JSON.stringify(app.secrets.seal(JSON.stringify(answer))) })
    .where('actor', '=', mark.actor)
    .where('key', '=', mark.key)
    .where('attempt', '=', mark.attempt)
    .execute();
};

const answerToKeep = (reply: FastifyReply, payload: unknown): Answer => {
  const body = payload === null || payload === undefined ? '' : payload;
  if (
    reply.statusCode >= 500 ||
    isSecret(reply.request) ||
    typeof body !== 'string' ||
    body.length > longestAnswer
  )
    return lostAnswer(String(reply.request.id));
  const headers: Record<string, string> = {};
  for (const name of ['content-type', 'etag', 'location']) {
    const value = reply.getHeader(name);
    if (value !== undefined) headers[name] = String(value);
  }
  return { status: reply.statusCode, headers, body };
};

/** What the next try is told of something that took effect. */
const lostAnswer = (requestId: string): Answer => {
  const error = lost();
  return {
    status: errorCodes[error.code].status,
    headers: { 'content-type': problemType },
    body: JSON.stringify(problemFor(error, requestId)),
  };
};

const isSecret = ({ method, routeOptions }: FastifyRequest): boolean =>
  noteOf(method, routeOptions.url ?? '')?.isSecret === true;

const lost = (): HiloError =>
  new HiloError(
    'idempotency.answerLost',
    'This was carried out, but its answer is no longer there. Read what you changed; do not send it again.',
  );
