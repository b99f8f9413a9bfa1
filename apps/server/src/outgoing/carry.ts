import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelError, type Delivery } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { buildDelivery } from './build-delivery.ts';
import { finishAttempt, type Outcome, outcomeOfError } from './finish.ts';
import type { OutboxRow } from './outbox.ts';

const firstWaitMs = 250;
const longestWaitMs = 10_000;

/** Hands one claimed row to its channel, and says what became of it. Never rejects. */
export const carry = async (
  app: App,
  hub: ChannelHub,
  row: OutboxRow,
  signal: AbortSignal,
): Promise<Outcome> => {
  try {
    const channel = hub.get(row.channelId);
    if (!channel) throw await whyClosed(app, hub, row.channelId);
    if (!channel.open.deliver) throw new ChannelError('not-configured', 'the channel carries nothing');
    return {
      type: 'delivered',
      delivered: await channel.open.deliver(await prepare(app, row), signal),
    };
  } catch (error) {
    const outcome = outcomeOfError(error, row.attempt, app.random(4));
    app.log.warn(
      {
        outbox: row.id,
        channel: row.channelId,
        outcome: outcome.type,
        code: 'code' in outcome ? outcome.code : null,
      },
      'outbox.notSent',
    );
    return outcome;
  }
};

/** One that opens again, or will once what hinders it is gone, is worth waiting for; one that was put away is not. */
const whyClosed = async (app: App, hub: ChannelHub, channelId: string): Promise<ChannelError> => {
  const row = await app.db
    .selectFrom('channel')
    .select('archivedAt')
    .where('id', '=', channelId)
    .executeTakeFirst();
  return row?.archivedAt === null
    ? new ChannelError('transient', hub.failure(channelId) ?? 'the channel is not open yet')
    : new ChannelError('not-configured', 'the channel was put away');
};

/** Nothing has left while it is put together: what fails here may safely be tried again. */
const prepare = async (app: App, row: OutboxRow): Promise<Delivery> => {
  try {
    return await buildDelivery(app, row);
  } catch (cause) {
    throw new ChannelError('transient', 'Not sent: it could not be put together.', { cause });
  }
};

/**
 * What is known of an attempt must reach its row, also where the database is away just then. An ending process gives
 * up: the row stays "sending" under its name, and is judged at the next start. Never rejects.
 */
export const keepFinishing = async (
  app: App,
  row: OutboxRow,
  outcome: Outcome,
  signal: AbortSignal,
): Promise<void> => {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      return await inTransaction(app, { type: 'system' }, (unit) => finishAttempt(unit, row, outcome));
    } catch (error) {
      app.log.error({ outbox: row.id, err: error }, 'outbox.finishFailed');
      if (signal.aborted) return;
      await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }
};
