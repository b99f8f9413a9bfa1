import { createHash, timingSafeEqual } from 'node:crypto';
import { HiloError } from '@hilo/api';
import { z } from 'zod';
import { hasAdministrator } from '../agents/administrators.ts';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import { hashPassword } from '../auth/logins.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import { writeOrganisation } from '../settings/organisation.ts';
import { createAdministrator } from './create-administrator.ts';
import { createDefaultQueue, lockSetup } from './ensure-defaults.ts';
import { ensurePromises } from './ensure-promises.ts';

export const setUpBody = z.strictObject({
  token: z.string().max(200),
  organisation: z.string().trim().min(1).max(120),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(12).max(200),
  locale: z.enum(['es', 'en']).default('es'),
  timeZone: z.string().max(60).optional(),
});

const settingName = 'setupToken';
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const system = { type: 'system' } as const;

/**
 * The token that opens the set-up, new at each start: 256 random bits, kept as a hash, told to the terminal alone.
 * Null once somebody administers; a token from before is then dropped.
 */
export const setupToken = async (app: App): Promise<string | null> => {
  if (await hasAdministrator(app.db)) {
    await app.db.deleteFrom('setting').where('name', '=', settingName).execute();
    return null;
  }
  const token = Buffer.from(app.random(32)).toString('base64url');
  const kept = { value: JSON.stringify({ hash: hashOf(token).toString('hex') }), updatedAt: app.now() };
  await app.db
    .insertInto('setting')
    .values({ name: settingName, ...kept })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(kept))
    .execute();
  return token;
};

export const readSetup = async (app: App): Promise<{ isNeeded: boolean }> => ({
  isNeeded: !(await hasAdministrator(app.db)),
});

/**
 * The first visit: organisation, default queue and administrator in one commit, by who holds the token.
 * @throws setup.done, setup.token, request.invalid
 */
export const setUp = async (app: App, input: z.output<typeof setUpBody>): Promise<{ agentId: string }> => {
  // Asked before the costly hash, and again under the lock.
  await requireToken(app.db, input.token);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(app, system, async (unit) => {
    await lockSetup(unit);
    await requireToken(unit.trx, input.token);
    const { organisation, timeZone, locale, name, email } = input;
    await writeOrganisation(unit, { name: organisation, locale, ...(timeZone ? { timeZone } : {}) });
    await createDefaultQueue(unit);
    await ensurePromises(unit);
    unit.afterCommit(() => createPromiseBook(app).forget());
    const agentId = await createAdministrator(unit, { name, email, passwordHash, locale });
    await unit.trx.deleteFrom('setting').where('name', '=', settingName).execute();
    return { agentId };
  });
};

/** Creates the administrator of the settings, only where none exists. Says whether it did. */
export const ensureAdministrator = async (app: App): Promise<boolean> => {
  const { admin } = app.config;
  if (!admin || (await hasAdministrator(app.db))) return false;
  const passwordHash = await hashPassword(admin.password);
  return inTransaction(app, system, async (unit) => {
    await lockSetup(unit);
    if (await hasAdministrator(unit.trx)) return false;
    await createDefaultQueue(unit);
    const name = admin.email.split('@')[0]!;
    await createAdministrator(unit, { name, email: admin.email, passwordHash });
    await unit.trx.deleteFrom('setting').where('name', '=', settingName).execute();
    return true;
  });
};

const requireToken = async (db: App['db'], token: string): Promise<void> => {
  if (await hasAdministrator(db))
    throw new HiloError('setup.done', 'This Hilo is set up already. Sign in, or ask its administrator.');
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst();
  const kept = Buffer.from((row?.value as { hash: string } | undefined)?.hash ?? '', 'hex');
  const given = hashOf(token);
  if (kept.length !== given.length || !timingSafeEqual(kept, given))
    throw new HiloError(
      'setup.token',
      'This is not the address that the terminal printed at the last start. Open that one.',
    );
};
