import { HiloError } from '@hilo/api';
import type { DB } from '@hilo/db';
import { hashPassword as hash } from 'better-auth/crypto';
import type { Transaction } from 'kysely';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import { passwordLength } from './create-auth.ts';
import { loginTables } from './tables.ts';

/**
 * The library's hash of a password, worked out in the thread pool and therefore before any transaction.
 * @throws request.invalid when it is too short or too long
 */
export const hashPassword = async (password: string): Promise<string> => {
  if (password.length < passwordLength.min || password.length > passwordLength.max)
    throw new HiloError(
      'request.invalid',
      `The password needs ${passwordLength.min} to ${passwordLength.max} characters.`,
      { fields: [{ field: 'password', problem: 'length' }], ...passwordLength },
    );
  return hash(password);
};

/** A login with a password. Who holds it is the agent's `login_id`. */
export const createLogin = async (
  unit: Unit,
  login: { name: string; email: string; passwordHash: string },
): Promise<string> => {
  const id = unit.newId();
  const times = { createdAt: unit.now, updatedAt: unit.now };
  const tables = loginTables(unit.trx);
  await tables
    .insertInto('user')
    .values({
      id,
      name: login.name,
      email: login.email.toLowerCase(),
      // Whoever sets the password came by a link, from a terminal or with the set-up token.
      emailVerified: true,
      image: null,
      twoFactorEnabled: false,
      ...times,
    })
    .execute();
  await tables
    .insertInto('account')
    .values({
      id: unit.newId(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: login.passwordHash,
      ...times,
    })
    .execute();
  return id;
};

/** Changes the password and ends every session that knew the old one. */
export const changePasswordOf = async (unit: Unit, loginId: string, passwordHash: string): Promise<void> => {
  await loginTables(unit.trx)
    .updateTable('account')
    .set({ password: passwordHash, updatedAt: unit.now })
    .where('userId', '=', loginId)
    .where('providerId', '=', 'credential')
    .execute();
  await endSessionsOf(unit.trx, loginId);
};

/** Ends the sessions of a login; says how many there were. */
export const endSessionsOf = async (
  trx: Transaction<DB>,
  loginId: string,
  { only, except }: { only?: string; except?: string } = {},
): Promise<number> => {
  let ending = loginTables(trx).deleteFrom('session').where('userId', '=', loginId);
  if (only !== undefined) ending = ending.where('id', '=', only);
  if (except !== undefined) ending = ending.where('id', '!=', except);
  const { numDeletedRows } = await ending.executeTakeFirst();
  return Number(numDeletedRows);
};

/** Takes the second factor away, for somebody who lost it. */
export const dropSecondFactor = async (unit: Unit, loginId: string): Promise<void> => {
  const tables = loginTables(unit.trx);
  await tables.deleteFrom('twoFactor').where('userId', '=', loginId).execute();
  await tables
    .updateTable('user')
    .set({ twoFactorEnabled: false, updatedAt: unit.now })
    .where('id', '=', loginId)
    .execute();
};

/** The agent that a login belongs to, while active. */
export const agentOfLogin = (app: App, loginId: string) =>
  app.db
    .selectFrom('agent')
    .select(['id', 'role'])
    .where('loginId', '=', loginId)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
