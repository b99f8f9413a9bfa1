import type { EventDto } from '@hilo/api';
import type { Absence, Rule } from '@hilo/core';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import { readRules } from './read-rules.ts';

/** What says where a message goes beside its own words: the rules, to whom queues give, who is away. */
export type Directions = {
  rules: readonly Rule[];
  /** Queues that give their new tickets to somebody. */
  giving: ReadonlyMap<
    string,
    { how: 'inTurn' | 'fewestOpen'; teamId: string | null; openLimit: number | null }
  >;
  /** The ones that ran out may still be among them. */
  absences: ReadonlyMap<string, Absence>;
};

type Kept = { edition: number; directions: Directions | null };
const kept = new WeakMap<App['db'], Kept>();

const keptFor = (app: App): Kept => {
  const known = kept.get(app.db) ?? { edition: 0, directions: null };
  kept.set(app.db, known);
  return known;
};

/** To be called after the commit of what changed them; other nodes are told by the event. */
export const forgetDirections = (app: App): void => {
  const known = keptFor(app);
  known.edition += 1;
  known.directions = null;
};

const changing = /^(?:rule\.|team\.|settings\.|agent\.(?:changed|deactivated)$)/;

export const forgetDirectionsOn = (app: App, events: readonly Pick<EventDto, 'type'>[]): void => {
  if (events.some(({ type }) => changing.test(type))) forgetDirections(app);
};

/**
 * Kept in this process until something changes them, so that an arrival pays nothing for them. Read by the caller's
 * own connection: to wait for another while holding one is how a pool comes to a halt.
 */
export const readDirections = async (app: App, { trx }: Pick<Unit, 'trx'>): Promise<Directions> => {
  const known = keptFor(app);
  if (known.directions) return known.directions;
  const { edition } = known;
  const rules = await readRules(trx);
  const queues = await trx
    .selectFrom('queue')
    .select(['id', 'giving', 'teamId', 'openLimit'])
    .where('giving', '<>', 'nobody')
    .where('archivedAt', 'is', null)
    .execute();
  const absences = await trx.selectFrom('absence').selectAll().execute();
  const directions: Directions = {
    rules: rules.filter(({ isOn }) => isOn),
    giving: new Map(
      queues.map(({ id, giving, teamId, openLimit }) => [
        id,
        { how: giving as 'inTurn' | 'fewestOpen', teamId, openLimit },
      ]),
    ),
    absences: new Map(
      absences.map((row) => [
        row.agentId,
        {
          agentId: row.agentId,
          until: row.until.toISOString(),
          handTo: row.handToAgentId ? { type: 'agent', agentId: row.handToAgentId } : { type: 'queue' },
        },
      ]),
    ),
  };
  // Not what somebody changed while it was being read.
  if (known.edition === edition) known.directions = directions;
  return directions;
};
