import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import { ensurePromises } from './ensure-promises.ts';

/** A channel as it is made at first start; the settings sealed already. */
export type FirstChannel = { kind: string; name: string; settings: Record<string, unknown> };

/** Spelled alike in Spanish and English, and renamed with one click. */
const queueName = 'General';

/**
 * What work needs from the first minute: a default queue, hours and a promise, and a channel where there never was one. One that was put
 * away does not come back.
 */
export const ensureDefaults = (app: App, channel: FirstChannel): Promise<{ channelId: string | null }> =>
  inTransaction(app, { type: 'system' }, async (unit) => {
    await lockSetup(unit);
    const queueId = await createDefaultQueue(unit);
    await ensurePromises(unit);
    unit.afterCommit(() => createPromiseBook(app).forget());
    const there = await unit.trx.selectFrom('channel').select('id').limit(1).executeTakeFirst();
    if (there) return { channelId: null };
    const channelId = unit.newId();
    await unit.trx
      .insertInto('channel')
      .values({
        id: channelId,
        kind: channel.kind,
        name: channel.name,
        settings: JSON.stringify(channel.settings),
        queueId,
        createdAt: unit.now,
        updatedAt: unit.now,
      })
      .execute();
    unit.emit({ type: 'channel.changed', facts: { channelId, fields: ['created'] } });
    return { channelId };
  });

/** The default queue's id; made where there is none. The caller holds the set-up's lock. */
export const createDefaultQueue = async (unit: Unit): Promise<string> => {
  const there = await unit.trx
    .selectFrom('queue')
    .select('id')
    .where('isDefault', '=', true)
    .executeTakeFirst();
  if (there) return there.id;
  const id = unit.newId();
  await unit.trx
    .insertInto('queue')
    .values({ id, name: queueName, isDefault: true, createdAt: unit.now })
    .execute();
  unit.emit({ type: 'settings.changed', facts: { fields: ['queues'] } });
  return id;
};

/** Two nodes, or two browsers, take turns. */
export const lockSetup = async (unit: Unit): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('setup', 0))`.execute(unit.trx);
};
