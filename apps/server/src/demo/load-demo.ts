import { type DemoDto, HiloError } from '@hilo/api';
import { type Actor, uuidV7 } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { lockSetup } from '../setup/ensure-defaults.ts';
import { removeDemo } from './clear-demo.ts';
import { createColleagues } from './colleagues.ts';
import { createAnswers } from './create-answers.ts';
import { createPeople } from './create-people.ts';
import { type DemoRecord, givenUpAfterMs, readRecord, writeRecord } from './demo-record.ts';
import { type DemoChannels, ensurePlaces, type Places } from './ensure-channels.ts';
import { tellStories } from './tell-stories.ts';

/** @throws auth.forbidden */
export const readDemo = async (app: App, actor: Actor): Promise<DemoDto> => {
  authorise(actor, 'settings.write');
  return present(await readRecord(app.db));
};

/**
 * Brings in a small made-up company with tickets of the last weeks, by the use-cases that real ones go through; what it
 * says of the past is dated so. Nothing leaves: answers are entered as ones written elsewhere. Once is enough: where
 * the examples are here already, nothing happens.
 * @throws auth.forbidden; resource.conflict while somebody else is bringing them in
 */
export const loadDemo = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  channels: DemoChannels,
): Promise<DemoDto> => {
  authorise(actor, 'settings.write');
  const left = await readRecord(app.db);
  if (left?.loadedAt) return present(left);
  if (left && isGivenUp(left, app.now())) await removeDemo(app, actor);
  const begun = await begin(app, actor, channels);
  if (begun.places === null) return present(begun.record);
  const { record, places } = begun;
  // A key for this alone may not write tickets; whoever may bring the examples in brings all of them.
  const teller: Actor = actor.type === 'agent' ? actor : { type: 'system' };
  const past = startClock(app);
  const keep = () => writeRecord(app.db, record, app.now());
  try {
    const people = await createPeople(past, teller, channels.live.identityKind, record, keep);
    const colleagues = await createColleagues(past, teller, record, keep);
    await tellStories({
      app: past,
      now: app.now(),
      hub,
      actor: teller,
      channels,
      places,
      people,
      colleagues,
      record,
      keep,
    });
    await createAnswers(app, teller, record, keep);
    await finish(app, actor, record);
  } catch (error) {
    await removeDemo(app, actor).catch((failure) => app.log.error({ err: failure }, 'demo.leftHalf'));
    throw error;
  }
  await hub.sync();
  return present(record);
};

/** An App whose clock is put where the story is: rows, events and ids are of that time. */
export type PastApp = App & { setTime(at: Date): void };

const startClock = (app: App): PastApp => {
  let at = app.now();
  return {
    ...app,
    now: () => new Date(at),
    newId: () => uuidV7(at.getTime(), app.random(10)),
    setTime: (moment) => {
      at = moment;
    },
  };
};

/** Two who press at once take turns: the second finds the first one's record. */
const begin = (
  app: App,
  actor: Actor,
  channels: DemoChannels,
): Promise<{ record: DemoRecord; places: Places | null }> =>
  inTransaction(app, actor, async (unit) => {
    await lockSetup(unit);
    const there = await readRecord(unit.trx);
    if (there?.loadedAt) return { record: there, places: null };
    if (there)
      throw new HiloError('resource.conflict', 'The example data are being brought in. Wait a moment.');
    const record: DemoRecord = {
      run: Buffer.from(app.random(6)).toString('hex'),
      startedAt: unit.now.toISOString(),
      loadedAt: null,
      liveChannelId: null,
      channelIds: [],
      queueIds: [],
      customerIds: [],
      ticketIds: [],
      noteIds: [],
      tags: [],
    };
    const places = await ensurePlaces(app, unit, channels, record);
    record.liveChannelId = places.liveChannelId;
    await writeRecord(unit.trx, record, unit.now);
    return { record, places };
  });

/** From here on every screen says that these are examples. */
const finish = (app: App, actor: Actor, record: DemoRecord): Promise<void> =>
  inTransaction(app, actor, async (unit) => {
    record.loadedAt = unit.now.toISOString();
    await writeRecord(unit.trx, record, unit.now);
    unit.emit({ type: 'settings.changed', facts: { fields: ['demo'] } });
  });

const isGivenUp = ({ startedAt }: DemoRecord, now: Date): boolean =>
  now.getTime() - Date.parse(startedAt) > givenUpAfterMs;

const present = (record: DemoRecord | null): DemoDto =>
  record?.loadedAt
    ? {
        isLoaded: true,
        loadedAt: record.loadedAt,
        tickets: record.ticketIds.length,
        customers: record.customerIds.length,
        liveChannelId: record.liveChannelId,
      }
    : { isLoaded: false, loadedAt: null, tickets: 0, customers: 0, liveChannelId: null };
