/** The database that was named cannot be had, in words for the person at the terminal; no password in them. */
export class DatabaseUnreachableError extends Error {
  constructor(place: string, why: string, options: ErrorOptions) {
    super(
      `The database at ${place} cannot be used: ${why}. Look at DATABASE_URL, and whether it runs.`,
      options,
    );
    this.name = 'DatabaseUnreachableError';
  }
}

const meanings: Record<string, string> = {
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection was closed',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'its name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  // PostgreSQL, appendix A.
  '28P01': 'the password is wrong',
  '28000': 'it does not let this user in',
  '3D000': 'there is no such database',
  '42501': 'this user lacks rights in it',
  '53300': 'it has no connection free',
  '57P03': 'it is starting or stopping',
};

/** @throws DatabaseUnreachableError where `error` says that a database of one's own cannot be had; else `error` */
export const explainUnreachable = (databaseUrl: string | null, error: unknown): never => {
  const { code, message } = error as NodeJS.ErrnoException;
  const isTimeout = /timeout|Connection terminated/i.test(message ?? '');
  const why = (code && meanings[code]) ?? (isTimeout ? 'it does not answer' : null);
  if (databaseUrl === null || !why) throw error;
  throw new DatabaseUnreachableError(placeOf(databaseUrl), why, { cause: error });
};

const placeOf = (databaseUrl: string): string => {
  try {
    const { hostname, port, pathname, searchParams } = new URL(databaseUrl);
    return `${searchParams.get('host') ?? hostname}:${port || '5432'}${pathname}`;
  } catch {
    return 'the address given';
  }
};
