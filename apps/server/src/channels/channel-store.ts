import type { ChannelStore, Json } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import { awayAsTransient } from './away-as-transient.ts';

/** What one channel remembers, by name. */
export const channelStore = (app: App, channelId: string): ChannelStore => {
  const get = async (key: string): Promise<Json | undefined> => {
    const row = await app.db
      .selectFrom('channelStore')
      .select('value')
      .where('channelId', '=', channelId)
      .where('key', '=', key)
      .executeTakeFirst();
    return row?.value as Json | undefined;
  };
  const insert = (key: string, value: Json) =>
    app.db.insertInto('channelStore').values({ channelId, key, value: JSON.stringify(value) });
  const set = async (key: string, value: Json): Promise<void> => {
    await insert(key, value)
      .onConflict((conflict) =>
        conflict.columns(['channelId', 'key']).doUpdateSet({ value: JSON.stringify(value) }),
      )
      .execute();
  };
  const setOnce = async (key: string, value: Json): Promise<Json> => {
    await insert(key, value)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await get(key)) ?? value;
  };
  return {
    get: (key) => awayAsTransient(get(key)),
    set: (key, value) => awayAsTransient(set(key, value)),
    setOnce: (key, value) => awayAsTransient(setOnce(key, value)),
  };
};
