import { HiloError, whole } from '@hilo/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { createBuckets } from '../app/buckets.ts';
import { inTransaction } from '../app/transaction.ts';
import type { Auth } from './create-auth.ts';
import { askLibrary, libraryHeaders, problemOf } from './library-routes.ts';
import { recordLoginChange } from './record-sign-in.ts';
import type { SessionHolder } from './sessions.ts';
import { loginTables } from './tables.ts';

const passkeyName = z.string().trim().min(1).max(120);
export const passkeySchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  createdAt: z.string().nullable(),
  /** Whether the device says that it is kept elsewhere, too (in an account of its maker's). */
  isBackedUp: z.boolean(),
});
export const beginPasskeyBody = z.strictObject({ password: z.string().max(200) });
export const addPasskeyBody = z.strictObject({
  name: passkeyName,
  /** What the browser made: `PublicKeyCredential` as JSON (WebAuthn level 3, §5.1). */
  response: z.record(z.string(), z.unknown()),
});
export const renamePasskeyBody = z.strictObject({ name: passkeyName });

type Row = { id: string; name: string | null; createdAt: Date | null; backedUp: boolean };
const present = ({ id, name, createdAt, backedUp }: Row): z.infer<typeof passkeySchema> => ({
  id,
  name,
  createdAt: createdAt?.toISOString() ?? null,
  isBackedUp: backedUp,
});
const shown = ['id', 'name', 'createdAt', 'backedUp'] as const;

/** Wrong passwords in an open session: as many as at the door. */
const tries = createBuckets({ name: 'password', quota: 10, windowSeconds: 60 });

export const listPasskeys = async (app: App, { loginId }: SessionHolder) => {
  const rows = await loginTables(app.db)
    .selectFrom('passkey')
    .select(shown)
    .where('userId', '=', loginId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return whole(rows.map(present));
};

/**
 * What the device is to sign, after the password: somebody at an open desk must not add a way in of his own.
 * @throws auth.wrong, request.tooMany
 */
export const beginPasskey = async (
  app: App,
  auth: Auth,
  holder: SessionHolder,
  request: FastifyRequest<{ Body: z.infer<typeof beginPasskeyBody> }>,
  reply: FastifyReply,
): Promise<Record<string, unknown>> => {
  const { isAllowed, resetSeconds } = tries.take(holder.loginId, app.now().getTime());
  if (!isAllowed) {
    reply.header('retry-after', resetSeconds);
    throw new HiloError('request.tooMany', 'Too many tries. Wait a little.', {
      retryAfterSeconds: resetSeconds,
    });
  }
  await auth.library.api
    .verifyPassword({ body: { password: request.body.password }, headers: libraryHeaders(auth, request) })
    .catch((error: { body?: { code?: string } }) => {
      if (error.body?.code === 'INVALID_PASSWORD')
        throw new HiloError('auth.wrong', 'That is not the password.');
      throw error;
    });
  return (await through(app, auth, request, reply, '/passkey/generate-register-options', {})) as Record<
    string,
    unknown
  >;
};

/** @throws auth.forbidden when the sign-in is more than a day old; request.invalid when the device signed another thing */
export const addPasskey = async (
  app: App,
  auth: Auth,
  holder: SessionHolder,
  request: FastifyRequest<{ Body: z.infer<typeof addPasskeyBody> }>,
  reply: FastifyReply,
): Promise<z.infer<typeof passkeySchema>> => {
  const { name, response } = request.body;
  const made = (await through(app, auth, request, reply, '/passkey/verify-registration', {
    name,
    response,
  })) as { id: string };
  await recordLoginChange(app, holder, 'passkeys');
  const row = await loginTables(app.db)
    .selectFrom('passkey')
    .select(shown)
    .where('id', '=', made.id)
    .where('userId', '=', holder.loginId)
    .executeTakeFirstOrThrow();
  return present(row);
};

const through = async (
  app: App,
  auth: Auth,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  body: unknown,
): Promise<unknown> => {
  const response = await askLibrary(auth, request, path, body);
  const answer: unknown = await response.json().catch(() => null);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  if (response.ok) return answer;
  const { code } = { code: null, ...(answer as object | null) };
  if (code === 'FAILED_TO_VERIFY_REGISTRATION')
    throw new HiloError('request.invalid', 'What the device made does not fit what it was asked.');
  throw await problemOf(app, 'nothing', response, answer, reply);
};

const change = async (
  app: App,
  { actor, loginId }: SessionHolder,
  id: string,
  name: string | null,
): Promise<Row> =>
  inTransaction(app, actor, async (unit) => {
    const tables = loginTables(unit.trx);
    const rows =
      name === null
        ? tables.deleteFrom('passkey').where('id', '=', id).where('userId', '=', loginId).returning(shown)
        : tables
            .updateTable('passkey')
            .set({ name })
            .where('id', '=', id)
            .where('userId', '=', loginId)
            .returning(shown);
    const row = await rows.executeTakeFirst();
    if (!row) throw new HiloError('resource.notFound', 'There is no such passkey.');
    unit.emit({ type: 'agent.changed', facts: { agentId: actor.agentId, fields: ['passkeys'] } });
    return row;
  });

/** @throws resource.notFound */
export const renamePasskey = async (app: App, holder: SessionHolder, id: string, name: string) =>
  present(await change(app, holder, id, name));

/** @throws resource.notFound */
export const removePasskey = async (app: App, holder: SessionHolder, id: string): Promise<void> => {
  await change(app, holder, id, null);
};
