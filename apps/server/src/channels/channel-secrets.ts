import { type ChannelAdapter, ChannelError, type ChannelSecrets } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { awayAsTransient } from './away-as-transient.ts';
import { inTurn } from './lease.ts';
import { unsealSettings } from './settings.ts';

/** The secrets of one channel, as they are stored at the moment. */
export const channelSecrets = (app: App, adapter: ChannelAdapter, channelId: string): ChannelSecrets => {
  const textOf = (settings: unknown, name: string): string | undefined => {
    const value = unsealSettings(app, adapter, settings)[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const read = async (name: string): Promise<string | undefined> => {
    const row = await app.db
      .selectFrom('channel')
      .select('settings')
      .where('id', '=', channelId)
      .where('archivedAt', 'is', null)
      .executeTakeFirst();
    return row && textOf(row.settings, name);
  };
  const replace = (name: string, instead: string | undefined, value: string): Promise<void> =>
    app.db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('channel')
        .select('settings')
        .where('id', '=', channelId)
        .where('archivedAt', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!row || textOf(row.settings, name) !== instead) return;
      // `updated_at` stays: the channel that runs knows it already, and would be opened anew.
      await trx
        .updateTable('channel')
        .set({ settings: sql`settings || ${JSON.stringify({ [name]: app.secrets.seal(value) })}::jsonb` })
        .where('id', '=', channelId)
        .execute();
    });
  return {
    read: (name) => awayAsTransient(read(name)),
    renew: (name, signal, work) =>
      awayAsTransient(
        inTurn(app, `${channelId}:renew:${name}`, signal, async (held) => {
          const stored = await read(name);
          return work(stored, (value) => awayAsTransient(replace(name, stored, value)), held);
        }),
      ).catch((error: unknown) => {
        if ((error as Error).name !== 'AbortError') throw error;
        throw new ChannelError('transient', 'its turn to renew a secret did not come', { cause: error });
      }),
  };
};

/** Of settings that are tried and not stored: nothing is to take their place. */
export const noSecrets: ChannelSecrets = {
  read: async () => undefined,
  renew: (_name, _signal, work) => work(undefined, async () => {}, new AbortController().signal),
};

/**
 * The secrets of settings that are tried over those that are `saved`: one that is the channel's own is renewed where it is
 * stored, so that what the provider puts in its place is not lost; one that was typed, or taken out, is left alone.
 */
export const secretsOfTrial = (
  app: App,
  adapter: ChannelAdapter,
  base: { channelId: string; saved: unknown },
  tried: Record<string, unknown>,
): ChannelSecrets => {
  const kept = channelSecrets(app, adapter, base.channelId);
  // By what was saved when these were made of it: it may have been renewed since.
  const before = unsealSettings(app, adapter, base.saved);
  const of = (name: string): ChannelSecrets =>
    before[name] && before[name] === tried[name] ? kept : noSecrets;
  return {
    read: (name) => of(name).read(name),
    renew: (name, signal, work) => of(name).renew(name, signal, work),
  };
};
