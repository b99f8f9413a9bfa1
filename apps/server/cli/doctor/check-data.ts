import { verifySeals } from '../../src/jobs/seal-events.ts';
import type { Place } from '../open-place.ts';
import { bad, type Check, judge, well } from './check.ts';

const lateMs = 10 * 60 * 1000;

/** The record of what happened: sealed lately, and with `deep` computed again from its first event. */
export const checkData = async (place: Place, { deep }: { deep: boolean }): Promise<Check[]> => [
  await checkSealing(place),
  ...(deep ? [await checkChain(place)] : []),
  await checkSecretFits(place),
];

const checkSealing = async ({ app }: Place): Promise<Check> => {
  const last = await app.db
    .selectFrom('eventSeal')
    .select((query) => query.fn.max('toPosition').as('position'))
    .executeTakeFirst();
  const oldest = await app.db
    .selectFrom('event')
    .select(['at', 'position'])
    .where('position', '>', Number(last?.position ?? 0))
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (!oldest) return well('record of events', 'all are sealed');
  const age = app.now().getTime() - oldest.at.getTime();
  return judge(
    'record of events',
    age <= lateMs,
    `not sealed since position ${oldest.position}, ${Math.round(age / 1000)} s ago`,
    'Hilo seals every minute while it runs: start it. If it runs, its log says why.',
  );
};

const checkChain = async ({ app }: Place): Promise<Check> => {
  const check = await verifySeals(app.db);
  return check.isWhole
    ? well(
        'chain of events',
        `${check.sealedEvents} events in ${check.seals} seals are as they were sealed${check.last ? `; ends at ${check.last.position} with ${check.last.hash}` : ''}`,
      )
    : bad(
        'chain of events',
        `events ${check.broken!.from} to ${check.broken!.to} are not as they were sealed`,
        'Somebody changed the record in the database. Compare with a backup, and find out who.',
      );
};

/** Whether the key that is here opens what channels keep sealed. */
const checkSecretFits = async ({ app }: Place): Promise<Check> => {
  const rows = await app.db
    .selectFrom('channel')
    .select(['name', 'settings'])
    .where('archivedAt', 'is', null)
    .execute();
  const closed = rows.filter((row) =>
    Object.values(row.settings as Record<string, unknown>).some((value) => {
      if (typeof value !== 'string' || !value.startsWith('sealed:')) return false;
      try {
        app.secrets.unseal(value);
        return false;
      } catch {
        return true;
      }
    }),
  );
  return judge(
    'sealed passwords',
    closed.length === 0,
    closed.length === 0
      ? 'open with this secret'
      : `of ${closed.map((row) => row.name).join(', ')} do not open with this secret`,
    'Put the secret.key of this installation back, or enter the passwords of these channels again.',
  );
};
