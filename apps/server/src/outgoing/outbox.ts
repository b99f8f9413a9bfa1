import { ChannelError } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { buildDelivery } from './build-delivery.ts';
import { finish, type Outcome, outcomeOfError } from './finish.ts';

const pollMs = 1_000;
const concurrency = 4;
const adoptEveryPolls = 10;

/**
 * Carries outgoing messages to their channels, each once or visibly not. Rows are claimed in the database, so several
 * nodes share the work; a row that a dead node left in mid-send is judged by its channel's `resend` grade.
 */
export type Outbox = {
  /** Begins to look for work, after judging what a node that is gone left in mid-send. */
  start(): void;
  wake(): void;
  close(): Promise<void>;
};

export type OutboxRow = { id: string; messageId: string; channelId: string; attempt: number };

export const createOutbox = (app: App, hub: ChannelHub): Outbox => {
  const abort = new AbortController();
  const working = new Set<Promise<void>>();
  let isLooking = false;
  let isAsked = false;

  const look = async (): Promise<void> => {
    if (isLooking || abort.signal.aborted) {
      isAsked = true;
      return;
    }
    isLooking = true;
    try {
      do {
        isAsked = false;
        while (working.size < concurrency && !abort.signal.aborted) {
          const rows = await claim(app, concurrency - working.size);
          if (rows.length === 0) break;
          for (const row of rows) {
            const job = carry(app, hub, row, abort.signal).finally(() => {
              working.delete(job);
              void look();
            });
            working.add(job);
          }
        }
      } while (isAsked);
    } catch (error) {
      app.log.error({ err: error }, 'outbox.lookFailed');
    } finally {
      isLooking = false;
    }
  };

  let timer: NodeJS.Timeout | undefined;
  let adopting = Promise.resolve();
  const adopt = (): void => {
    adopting = adoptOrphans(app, hub, abort.signal).catch((error) =>
      app.log.error({ err: error }, 'outbox.adoptFailed'),
    );
  };
  return {
    start() {
      adopt();
      let ticks = 0;
      timer = setInterval(() => {
        if (++ticks % adoptEveryPolls === 0) adopt();
        void look();
      }, pollMs);
      void look();
    },
    wake: () => void (timer && look()),
    async close() {
      clearInterval(timer);
      abort.abort();
      await adopting;
      await Promise.allSettled(working);
    },
  };
};

/** Claims rows that are due. The message says "sending" from the same commit on. */
const claim = async (app: App, limit: number): Promise<OutboxRow[]> => {
  const now = app.now();
  const { rows } = await sql<OutboxRow>`
    with due as (
      select id from outbox where state = 'queued' and due_at <= ${now}
      order by due_at limit ${limit} for update skip locked),
    claimed as (
      update outbox set state = 'sending', attempt = attempt + 1, locked_by = ${app.node}, locked_at = ${now}
      from due where outbox.id = due.id returning outbox.id, message_id, channel_id, attempt),
    shown as (
      update message set delivery = 'sending' from claimed where message.id = claimed.message_id)
    select * from claimed`.execute(app.db);
  return rows;
};

const carry = async (app: App, hub: ChannelHub, row: OutboxRow, signal: AbortSignal): Promise<void> => {
  let outcome: Outcome;
  try {
    const channel = hub.get(row.channelId);
    if (!channel?.open.deliver)
      throw new ChannelError('not-configured', hub.failure(row.channelId) ?? 'the channel is paused');
    outcome = {
      type: 'delivered',
      delivered: await channel.open.deliver(await buildDelivery(app, row), signal),
    };
  } catch (error) {
    outcome = outcomeOfError(error, row.attempt, app.random(4));
    app.log.warn(
      {
        outbox: row.id,
        channel: row.channelId,
        outcome: outcome.type,
        code: 'code' in outcome ? outcome.code : null,
      },
      'outbox.notSent',
    );
  }
  try {
    await inTransaction(app, { type: 'system' }, (unit) => finish(unit, row, outcome));
  } catch (error) {
    // The row stays "sending" under this node's name and is judged at the next start.
    app.log.error({ outbox: row.id, err: error }, 'outbox.finishFailed');
  }
};

/** Rows in mid-send of a node that is gone. One node at a time runs on one data directory; others have a heartbeat. */
const adoptOrphans = async (app: App, hub: ChannelHub, signal: AbortSignal): Promise<void> => {
  const { rows } = await sql<OutboxRow>`
    select id, message_id, channel_id, attempt from outbox where state = 'sending' and locked_by <> ${app.node}
      and not exists (select from lease where lease.name = 'node:' || outbox.locked_by and lease.expires_at > ${app.now()})`.execute(
    app.db,
  );
  for (const row of rows) {
    const channel = hub.get(row.channelId);
    const resend = channel?.adapter.capabilities.resend ?? 'none';
    let outcome: Outcome = {
      type: 'unknown',
      code: 'ambiguous',
      detail: 'Hilo stopped while this was being sent.',
    };
    if (resend === 'provider-key')
      outcome = {
        type: 'retry',
        code: 'transient',
        detail: 'Hilo stopped while this was being sent.',
        afterSeconds: 0,
      };
    if (resend === 'reconcile' && channel?.open.find) {
      const found = await channel.open.find(await buildDelivery(app, row), signal).catch(() => undefined);
      if (found) outcome = { type: 'delivered', delivered: found };
      if (found === null)
        outcome = {
          type: 'retry',
          code: 'transient',
          detail: 'The provider does not have it.',
          afterSeconds: 0,
        };
    }
    await inTransaction(app, { type: 'system' }, (unit) => finish(unit, row, outcome));
  }
};
