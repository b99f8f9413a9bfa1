import type { DB } from '@hilo/db';
import type { Kysely, Transaction } from 'kysely';

/**
 * The library's tables that we touch, as its migration made them. Names of columns are the library's own.
 * Everything else about a login goes through the library.
 */
type LoginTables = {
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    image: string | null;
    createdAt: Date;
    updatedAt: Date;
    twoFactorEnabled: boolean | null;
  };
  account: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: Date;
    updatedAt: Date;
  };
  session: {
    id: string;
    token: string;
    userId: string;
    ipAddress: string | null;
    userAgent: string | null;
    createdAt: Date;
    updatedAt: Date;
    expiresAt: Date;
  };
  twoFactor: { id: string; userId: string };
  passkey: { id: string; name: string | null; userId: string; backedUp: boolean; createdAt: Date | null };
};

/** The library's tables on the connection given, so that they change in the same transaction as ours. */
export const loginTables = (db: Kysely<DB> | Transaction<DB>): Kysely<LoginTables> =>
  (db.withoutPlugins() as unknown as Kysely<LoginTables>).withSchema('auth');
