import type { Party } from '@hilo/channel-kit';
import type { Unit } from '../app/transaction.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import { createDefaultQueue, type FirstChannel } from '../setup/ensure-defaults.ts';
import type { DemoRecord } from './demo-record.ts';
import { ownAddress } from './story-people.ts';
import type { StoryQueue } from './story-shape.ts';

/** A channel as the examples need one; made where there is none of its kind. */
export type DemoChannel = FirstChannel & { keepsThread: boolean; identityKind: string };
/** `letters`: slow, with references. `live`: on a page of this server, with threads of its own. */
export type DemoChannels = { letters: DemoChannel; live: DemoChannel };

/** Where the examples arrive: by channel, and into which queue. */
export type Places = {
  arrivalChannel(by: keyof DemoChannels, queue: StoryQueue): ArrivalChannel;
  liveChannelId: string;
};

export const ownParty = (identityKind: string, name: string | null): Party => ({
  kind: identityKind,
  value: ownAddress,
  name,
});

/** Finds or makes the two channels and the two queues, and writes into the record which were made. */
export const ensurePlaces = async (
  unit: Unit,
  channels: DemoChannels,
  record: DemoRecord,
): Promise<Places> => {
  const defaultQueueId = await createDefaultQueue(unit);
  const queueIds: Record<StoryQueue, string> = {
    quotes: await createQueue(unit, 'Presupuestos', 1, record),
    repairs: await createQueue(unit, 'Averías y postventa', 2, record),
  };
  const ids = {
    // One that is made for the examples alone takes and sends nothing.
    letters: await ensureChannel(unit, channels.letters, defaultQueueId, false, record),
    live: await ensureChannel(unit, channels.live, defaultQueueId, true, record),
  };
  unit.emit({ type: 'settings.changed', facts: { fields: ['queues', 'demo'] } });
  return {
    liveChannelId: ids.live,
    arrivalChannel: (by, queue) => ({
      id: ids[by],
      queueId: queueIds[queue],
      keepsThread: channels[by].keepsThread,
      ownParties: [ownParty(channels[by].identityKind, null)],
      isExample: true,
    }),
  };
};

const createQueue = async (
  unit: Unit,
  name: string,
  position: number,
  record: DemoRecord,
): Promise<string> => {
  const id = unit.newId();
  await unit.trx.insertInto('queue').values({ id, name, position, createdAt: unit.now }).execute();
  record.queueIds.push(id);
  return id;
};

const ensureChannel = async (
  unit: Unit,
  { kind, name, settings }: DemoChannel,
  queueId: string,
  isEnabled: boolean,
  record: DemoRecord,
): Promise<string> => {
  const there = await unit.trx
    .selectFrom('channel')
    .select('id')
    .where('kind', '=', kind)
    .where('archivedAt', 'is', null)
    .orderBy('isEnabled', 'desc')
    .orderBy('createdAt')
    .executeTakeFirst();
  if (there) return there.id;
  const id = unit.newId();
  await unit.trx
    .insertInto('channel')
    .values({
      id,
      kind,
      name,
      settings: JSON.stringify(settings),
      queueId,
      isEnabled,
      createdAt: unit.now,
      updatedAt: unit.now,
    })
    .execute();
  unit.emit({ type: 'channel.changed', facts: { channelId: id, fields: ['created'] } });
  record.channelIds.push(id);
  return id;
};
