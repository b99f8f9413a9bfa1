import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@hilo/db';
import { sql } from 'kysely';
import type { App } from '../../app/app.ts';
import { inTransaction } from '../../app/transaction.ts';
import { keepSetting } from '../../settings/keep-setting.ts';
import { type Fault, findUnwatched, type Unwatched } from './find-unwatched.ts';
import { repairTicket } from './repair-ticket.ts';

type Repaired = Record<Fault, number>;

/** What the last sweep did, and what all of them have put right. */
export type Sweep = {
  at: string;
  lookMs: number;
  /** Of the last sweep. */
  repaired: Repaired;
  failed: number;
  /** Since there are sweeps. */
  total: Repaired;
  /** When something was last put right. */
  repairedAt: string | null;
};

const settingName = 'promiseSweep';
/** After an upgrade every open ticket may lack its clocks; so many are taken note of at once. */
const mostAtOnce = 20_000;
/** So many tickets in one transaction: those who work in them wait no longer than for a change of their own. */
const batch = 20;
/** Other chores wait for this one; the rest comes with the next turn. By a clock that nobody sets. */
const patienceMs = 20_000;

const none = (): Repaired => ({ noClock: 0, noFollowUp: 0, noQueue: 0, noOwner: 0 });
/** All together; none where there was no sweep yet. */
export const sumOf = (repaired: Repaired = none()): number =>
  repaired.noClock + repaired.noFollowUp + repaired.noQueue + repaired.noOwner;

export const readSweep = async (db: Database): Promise<Sweep | null> => {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst();
  return (row?.value as Sweep | undefined) ?? null;
};

/**
 * Proves that nobody is forgotten: no ticket that is not resolved is without a clock, a queue and, if it has an owner, one
 * who is still here. What is found otherwise is put right and told, once. In small transactions with a breath between
 * them, so that what comes in meanwhile does not wait.
 * @returns whether all was looked at; if not, the next turn goes on
 */
export const sweepPromises = async (
  app: App,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ repaired: number; failed: number; isWhole: boolean }> => {
  const began = performance.now();
  const found = await findUnwatched(app.db, mostAtOnce);
  const lookMs = Math.round(performance.now() - began);
  const repaired = none();
  let failed = 0;
  const ids = [...new Set(found.map(({ id }) => id))];
  let done = 0;
  while (done < ids.length && !signal.aborted && performance.now() - began < patienceMs) {
    const start = performance.now();
    const part = await repairAll(app, ids.slice(done, done + batch));
    for (const { what } of part.repaired) repaired[what] += 1;
    failed += part.failed;
    done += batch;
    if (done < ids.length) await sleep(performance.now() - start, undefined, { signal }).catch(() => {});
  }
  await note(app, { lookMs, repaired, failed });
  const count = sumOf(repaired);
  if (count + failed > 0) app.log.warn({ ...repaired, failed }, 'promises.repaired');
  // Where nothing can be put right, once a night is enough.
  const isWhole = (done >= ids.length && found.length < mostAtOnce) || count === 0;
  return { repaired: count, failed, isWhole };
};

type Part = { repaired: Unwatched[]; failed: number };

/** One that cannot be put right does not keep the others from it. */
const repairAll = async (app: App, ids: readonly string[]): Promise<Part> => {
  try {
    return { repaired: await repairTogether(app, ids), failed: 0 };
  } catch (error) {
    if (ids.length === 1) {
      app.log.error({ err: error, ticketId: ids[0] }, 'promises.repairFailed');
      return { repaired: [], failed: 1 };
    }
  }
  const all: Part = { repaired: [], failed: 0 };
  for (const id of ids) {
    const one = await repairAll(app, [id]);
    all.repaired.push(...one.repaired);
    all.failed += one.failed;
  }
  return all;
};

/** What somebody has in hand is left for the next sweep, and what was put right meanwhile is let alone. */
const repairTogether = (app: App, ids: readonly string[]): Promise<Unwatched[]> =>
  inTransaction(app, { type: 'system' }, async (unit) => {
    const { rows } = await sql<{ id: string }>`
      select id from ticket where id = any(${ids}::uuid[]) order by id for no key update skip locked`.execute(
      unit.trx,
    );
    const free = rows.map(({ id }) => id);
    const found = await findUnwatched(unit.trx, mostAtOnce, free);
    for (const { id, what } of found) await repairTicket(unit, id, what);
    return found;
  });

const note = (app: App, { lookMs, repaired, failed }: Pick<Sweep, 'lookMs' | 'repaired' | 'failed'>) =>
  inTransaction(app, { type: 'system' }, async (unit) => {
    const before = await readSweep(unit.trx);
    const total = { ...none(), ...before?.total };
    for (const what of Object.keys(repaired) as Fault[]) total[what] += repaired[what];
    const at = unit.now.toISOString();
    const repairedAt = sumOf(repaired) > 0 ? at : (before?.repairedAt ?? null);
    await keepSetting(unit, settingName, { at, lookMs, repaired, failed, total, repairedAt } satisfies Sweep);
  });
