import type { Party } from '@hilo/channel-kit';
import { type ServicePromise, usualWarnShares } from '@hilo/core';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import { insertPromise } from '../promises/write-promises.ts';
import { createDefaultQueue, type FirstChannel } from '../setup/ensure-defaults.ts';
import type { DemoRecord } from './demo-record.ts';
import { ownAddress } from './story-people.ts';
import type { StoryQueue } from './story-shape.ts';

/** What is promised on a channel that is made for the examples: in minutes of the opening hours. */
type OwnPromise = Pick<ServicePromise, 'firstAnswerMinutes' | 'nextAnswerMinutes' | 'solutionMinutes'>;
/** A channel as the examples need one; made where there is none of its kind. */
type DemoChannel = FirstChannel & {
  keepsThread: boolean;
  identityKind: string;
  /** Null where what is promised of everything fits it. */
  promise: OwnPromise | null;
};
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
  app: App,
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
  // The first of the examples is already counted by the promise of its channel.
  unit.afterCommit(() => createPromiseBook(app).forget());
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
  { kind, name, settings, promise }: DemoChannel,
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
  if (promise) await promiseOn(unit, id, promise);
  return id;
};

/** Whoever waits before a screen is not promised what whoever writes a letter is. */
const promiseOn = async (unit: Unit, channelId: string, promise: OwnPromise): Promise<void> => {
  const hours = await unit.trx
    .selectFrom('openingHours')
    .select('id')
    .where('isDefault', '=', true)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!hours) return;
  const promiseId = await insertPromise(unit, {
    channelId,
    ticketKind: null,
    segment: null,
    locale: null,
    hoursId: hours.id,
    ...promise,
    pausesForCustomer: true,
    warnShares: [...usualWarnShares],
  });
  unit.emit({ type: 'promise.changed', facts: { promiseId } });
};
