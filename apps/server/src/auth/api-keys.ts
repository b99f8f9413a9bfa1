import { createHash, timingSafeEqual } from 'node:crypto';
import { HiloError, whole } from '@hilo/api';
import { type Actor, type Permission, permissionNames } from '@hilo/core';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';

export const apiScopes = ['*', ...permissionNames] as const;
export const createApiKeyBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
});
type CreateApiKey = z.infer<typeof createApiKeyBody>;

const shape = /^hilo_([0-9a-f]{8})_[0-9a-f]{64}$/;
const usedEveryMilliseconds = 60_000;

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Makes a key, `hilo_<prefix>_<secret>` with 256 random bits. Only its hash is kept: `key` is shown this once.
 * Nobody hands on more than they have.
 * @throws auth.forbidden
 */
export const createApiKey = async (app: App, actor: Actor, { name, scopes }: CreateApiKey) => {
  authorise(actor, 'apiKeys.write');
  for (const scope of scopes) {
    const needed: readonly Permission[] = scope === '*' ? permissionNames : [scope];
    for (const permission of needed) authorise(actor, permission);
  }
  const prefix = hex(app.random(4));
  const key = `hilo_${prefix}_${hex(app.random(32))}`;
  const row = await inTransaction(app, actor, async (unit) => {
    const made = await unit.trx
      .insertInto('apiKey')
      .values({
        id: unit.newId(),
        name,
        prefix,
        keyHash: hashOf(key),
        scopes: [...new Set(scopes)],
        createdAt: unit.now,
      })
      .returning(shown)
      .executeTakeFirstOrThrow();
    unit.emit({ type: 'apiKey.created', facts: { apiKeyId: made.id } });
    return made;
  });
  return { ...present(row), key };
};

/** All keys, newest first, the revoked ones too: they stand in the record. */
export const listApiKeys = async (app: App, actor: Actor) => {
  authorise(actor, 'apiKeys.write');
  const rows = await app.db.selectFrom('apiKey').select(shown).orderBy('id', 'desc').execute();
  return whole(rows.map(present));
};

/** Ends a key with the next request. Twice is harmless. @throws auth.forbidden, resource.notFound */
export const revokeApiKey = async (app: App, actor: Actor, id: string) => {
  authorise(actor, 'apiKeys.write');
  return inTransaction(app, actor, async (unit) => {
    const row = await unit.trx
      .selectFrom('apiKey')
      .select(shown)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new HiloError('resource.notFound', 'There is no such key.');
    if (row.revokedAt) return present(row);
    await unit.trx.updateTable('apiKey').set({ revokedAt: unit.now }).where('id', '=', id).execute();
    unit.emit({ type: 'apiKey.revoked', facts: { apiKeyId: id } });
    return present({ ...row, revokedAt: unit.now });
  });
};

/** Who holds the key of an `Authorization` header; null for anything that is not a good key. */
export const findApiKey = async (app: App, authorization: string): Promise<Actor | null> => {
  const key = authorization.match(/^Bearer +(\S+)$/i)?.[1];
  if (!key || !shape.test(key)) return null;
  const keyHash = hashOf(key);
  const row = await app.db
    .selectFrom('apiKey')
    .select(['id', 'keyHash', 'scopes', 'lastUsedAt'])
    .where('keyHash', '=', keyHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!row || !timingSafeEqual(row.keyHash, keyHash)) return null;
  const now = app.now();
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= usedEveryMilliseconds)
    await app.db.updateTable('apiKey').set({ lastUsedAt: now }).where('id', '=', row.id).execute();
  return { type: 'apiKey', apiKeyId: row.id, scopes: row.scopes.filter(isScope) };
};

// A scope that a newer Hilo knew and this one does not allows nothing.
const isScope = (scope: string): scope is Permission | '*' =>
  (apiScopes as readonly string[]).includes(scope);

const shown = ['id', 'name', 'prefix', 'scopes', 'createdAt', 'lastUsedAt', 'revokedAt'] as const;
type Shown = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};
const present = (row: Shown) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
