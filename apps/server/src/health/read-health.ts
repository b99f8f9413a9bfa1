import { statfs } from 'node:fs/promises';
import type { HealthDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { readSweep } from '../promises/sweep/sweep-promises.ts';

/** Below it mail may soon be refused. */
const leastBytes = 1024 ** 3;
/** An outgoing message that was due so long ago is held up. */
const lateMs = 15 * 60_000;
/** The sweep comes every night. */
const sweptWithinMs = 36 * 60 * 60_000;

type Counts = Record<
  'channels' | 'outgoingLate' | 'outgoingUnknown' | 'outgoingFailed' | 'quarantine',
  number
>;

/** What of this Hilo needs somebody, by few and cheap looks; `hilo doctor` looks at the rest. @throws auth.forbidden */
export const readHealth = async (app: App, actor: Actor): Promise<HealthDto> => {
  authorise(actor, 'settings.write');
  const now = app.now();
  const [{ bavail, bsize }, { rows }, sweep] = await Promise.all([
    statfs(app.config.dataDir),
    sql<Counts>`
      select
        (select count(*) from channel where is_enabled and archived_at is null
          and health ->> 'ok' = 'false')::int as channels,
        (select count(*) from outbox where state = 'queued'
          and due_at < ${new Date(now.getTime() - lateMs)})::int as outgoing_late,
        (select count(*) from outbox where state = 'unknown')::int as outgoing_unknown,
        (select count(*) from outbox where state = 'failed')::int as outgoing_failed,
        (select count(*) from arrival where outcome = 'quarantined' and decided_at is null)::int as quarantine`.execute(
      app.db,
    ),
    readSweep(app.db),
  ]);
  const free = bavail * bsize;
  const { channels, outgoingLate, outgoingUnknown, outgoingFailed, quarantine } = rows[0]!;
  const none = (check: keyof Counts, amount: number) => ({ check, ok: amount === 0, amount });
  const isSwept = sweep !== null && now.getTime() - Date.parse(sweep.at) <= sweptWithinMs;
  return {
    at: now.toISOString(),
    checks: [
      { check: 'space', ok: free >= leastBytes, amount: free },
      none('channels', channels),
      none('outgoingLate', outgoingLate),
      none('outgoingUnknown', outgoingUnknown),
      none('outgoingFailed', outgoingFailed),
      none('quarantine', quarantine),
      { check: 'sweep', ok: isSwept, amount: isSwept ? 0 : 1 },
    ],
  };
};
