import type { App } from './app.ts';
import { isDatabaseDown } from './is-database-down.ts';
import { inTransaction, type Unit } from './transaction.ts';

/** So long what could not be done is left alone. */
const asideMs = 60_000;

/** Which of what is due: all but those that were put aside, or one alone. */
export type Which = { but: readonly string[] } | { only: string };

type DueWork<Due extends { id: string }, Given> = {
  /** Named in the log, for one that cannot be done. */
  failure: string;
  /** Locks some of what is due; what others have in hand is left out. */
  take(unit: Unit, which: Which): Promise<readonly Due[]>;
  /** @returns how many there was something to do for */
  settle(app: App, unit: Unit, due: readonly Due[], given: Given): Promise<number>;
};

/**
 * Makes what settles some of what is due, in one transaction. Where that fails each is settled alone, and the one that
 * cannot be is left for a minute: it must not keep from their turn all those that come after it. What it is called with
 * beside the app is handed on. It says how many were taken, and for how many there was something to do.
 */
export const dueSettler = <Due extends { id: string }, Given = void>({
  failure,
  take,
  settle,
}: DueWork<Due, Given>) => {
  const asides = new WeakMap<App['db'], Map<string, number>>();
  const asideOf = (app: App): Map<string, number> => {
    const known = asides.get(app.db) ?? new Map<string, number>();
    asides.set(app.db, known);
    const now = app.now().getTime();
    // Also where the machine's clock was set back meanwhile.
    for (const [id, until] of known) if (until <= now || until > now + asideMs) known.delete(id);
    return known;
  };

  return async (app: App, given: Given): Promise<{ taken: number; settled: number }> => {
    const aside = asideOf(app);
    let ids: string[] = [];
    const run = (which: Which): Promise<number> =>
      inTransaction(app, { type: 'system' }, async (unit) => {
        const due = await take(unit, which);
        if ('but' in which) ids = due.map(({ id }) => id);
        return due.length === 0 ? 0 : settle(app, unit, due, given);
      });
    try {
      const settled = await run({ but: [...aside.keys()] });
      return { taken: ids.length, settled };
    } catch (error) {
      if (ids.length === 0 || isDatabaseDown(error)) throw error;
    }
    let settled = 0;
    for (const id of ids)
      try {
        settled += await run({ only: id });
      } catch (error) {
        if (isDatabaseDown(error)) throw error;
        aside.set(id, app.now().getTime() + asideMs);
        app.log.error({ err: error, id }, failure);
      }
    return { taken: ids.length, settled };
  };
};
