import type { ChannelStore, Json } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';

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
  return {
    get,
    async set(key, value) {
      await insert(key, value)
        .onConflict((conflict) =>
          conflict.columns(['channelId', 'key']).doUpdateSet({ value: JSON.stringify(value) }),
        )
        .execute();
    },
    async setOnce(key, value) {
      await insert(key, value)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await get(key)) ?? value;
    },
  };
};
