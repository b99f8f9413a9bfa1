import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { isDatabaseDown } from '../app/is-database-down.ts';
import { heartbeatOf } from '../app/node-heartbeat.ts';
import { inTransaction } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { buildDelivery } from './build-delivery.ts';
import { finishAttempt, type Outcome } from './finish.ts';
import type { OutboxRow } from './outbox.ts';

/** A claim takes moments; a row of ours that we do not know of by then is one whose claim we never heard back from. */
const lostClaimSeconds = 90;

const orphan = (outcome: 'retry' | 'unknown', detail: string): Outcome =>
  outcome === 'retry'
    ? { type: 'retry', code: 'transient', detail, afterSeconds: 0 }
    : { type: 'unknown', code: 'ambiguous', detail };

/**
 * Judges rows in mid-send that nobody carries: those of a node that is gone, by their channel's `resend` grade, and
 * our own whose claim was committed while the answer to it was lost: they were never begun.
 */
export const adoptOrphans = async (
  app: App,
  hub: ChannelHub,
  carried: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> => {
  const now = app.now();
  const { rows: left } = await sql<OutboxRow>`
    select id, message_id, channel_id, attempt from outbox where state = 'sending' and locked_by <> ${app.node}
      and not exists (select from lease where lease.expires_at > ${now}
        and lease.name = ${heartbeatOf('')} || outbox.locked_by)`.execute(app.db);
  for (const row of left) await settle(app, row, () => judge(app, hub, row, signal));
  const { rows: lost } = await sql<OutboxRow>`
    select id, message_id, channel_id, attempt from outbox where state = 'sending' and locked_by = ${app.node}
      and locked_at < ${new Date(now.getTime() - lostClaimSeconds * 1000)}
      and id <> all(${[...carried]}::uuid[])`.execute(app.db);
  for (const row of lost)
    await settle(app, row, async () => orphan('retry', 'It was not begun; the database was away.'));
};

/** One that cannot be judged now is looked at again with the next round, and keeps no other from its own. */
const settle = async (app: App, row: OutboxRow, judged: () => Promise<Outcome>): Promise<void> => {
  try {
    const outcome = await judged();
    await inTransaction(app, { type: 'system' }, (unit) => finishAttempt(unit, row, outcome));
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    app.log.error({ outbox: row.id, err: error }, 'outbox.adoptFailed');
  }
};

const judge = async (app: App, hub: ChannelHub, row: OutboxRow, signal: AbortSignal): Promise<Outcome> => {
  const channel = hub.get(row.channelId);
  const resend = channel?.adapter.capabilities.resend ?? 'none';
  const stopped = 'Hilo stopped while this was being sent.';
  if (resend === 'provider-key') return orphan('retry', stopped);
  if (resend === 'reconcile' && channel?.open.find) {
    const found = await channel.open.find(await buildDelivery(app, row), signal).catch(() => undefined);
    if (found) return { type: 'delivered', delivered: found };
    if (found === null) return orphan('retry', 'The provider does not have it.');
  }
  return orphan('unknown', stopped);
};
