import { type ChannelDto, type changeChannelBody, type createChannelBody, HiloError } from '@hilo/api';
import { type Actor, noVocation, type Vocation } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import type { ChannelHub } from './hub.ts';
import type { KindEntry } from './open-channel.ts';
import { readRefusals } from './read-refusal.ts';
import { layOver, parseSettings, presentSettings, sealSettings, unsealSettings } from './settings.ts';

/** @throws request.invalid */
export const kindOf = (hub: ChannelHub, kind: string): KindEntry => {
  const entry = hub.kinds.get(kind);
  if (!entry)
    throw new HiloError('request.invalid', 'There is no such kind of channel.', {
      kinds: [...hub.kinds.keys()],
    });
  return entry;
};

export const listChannels = async (app: App, hub: ChannelHub, actor: Actor): Promise<ChannelDto[]> => {
  authorise(actor, 'channels.read');
  const rows = await app.db
    .selectFrom('channel')
    .selectAll()
    .where('archivedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const refusals = await readRefusals(app);
  return rows.map((row) => present(hub, row, refusals));
};

/** @throws resource.notFound */
export const readChannel = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  channelId: string,
): Promise<ChannelDto> => {
  authorise(actor, 'channels.read');
  const row = await app.db
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', channelId)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such channel.');
  return present(hub, row, await readRefusals(app));
};

type Row = {
  id: string;
  kind: string;
  name: string;
  settings: unknown;
  queueId: string;
  signature: string;
  isEnabled: boolean;
  vocation: unknown;
  hoursId: string | null;
  isShown: boolean;
  sendsReceipts: boolean;
  health: unknown;
  createdAt: Date;
};

const present = (
  hub: ChannelHub,
  row: Row,
  refusals: Awaited<ReturnType<typeof readRefusals>>,
): ChannelDto => {
  const entry = hub.kinds.get(row.kind);
  // Settings of a kind that is not installed cannot be told from its secrets: none are shown.
  const shown = entry ? presentSettings(entry.adapter, row.settings) : { settings: {}, hasSecret: [] };
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    ...shown,
    queueId: row.queueId,
    signature: row.signature,
    isEnabled: row.isEnabled,
    vocation: { ...noVocation, ...(row.vocation as Partial<Vocation>) },
    hoursId: row.hoursId,
    isShown: row.isShown,
    sendsReceipts: row.sendsReceipts,
    health: row.health as ChannelDto['health'],
    refusal: refusals.get(row.id) ?? null,
    createdAt: row.createdAt.toISOString(),
  };
};

const defaultQueue = async (unit: Unit): Promise<string> => {
  const queue = await unit.trx
    .selectFrom('queue')
    .select('id')
    .where('isDefault', '=', true)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!queue) throw new HiloError('request.invalid', 'Say which queue this channel feeds (queueId).');
  return queue.id;
};

const mustBeQueue = async (unit: Unit, queueId: string): Promise<void> => {
  const queue = await unit.trx
    .selectFrom('queue')
    .select('id')
    .where('id', '=', queueId)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!queue) throw new HiloError('request.invalid', 'This queue is not there, or no longer.');
};

const mustBeHours = async (unit: Unit, hoursId: string): Promise<void> => {
  const hours = await unit.trx
    .selectFrom('openingHours')
    .select('id')
    .where('id', '=', hoursId)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!hours)
    throw new HiloError('request.invalid', 'These opening hours are not there, or no longer.', {
      fields: [{ field: 'hoursId', problem: 'unknown' }],
    });
};

/** Creates a channel and opens it. @throws channel.settings, request.invalid */
export const createChannel = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  body: z.infer<typeof createChannelBody>,
): Promise<string> => {
  authorise(actor, 'channels.write');
  const { adapter } = kindOf(hub, body.kind);
  const settings = sealSettings(app, adapter, parseSettings(adapter, body.settings));
  const id = await inTransaction(app, actor, async (unit) => {
    const channelId = unit.newId();
    if (body.queueId) await mustBeQueue(unit, body.queueId);
    await unit.trx
      .insertInto('channel')
      .values({
        id: channelId,
        kind: body.kind,
        name: body.name,
        settings: JSON.stringify(settings),
        queueId: body.queueId ?? (await defaultQueue(unit)),
        signature: body.signature,
        createdAt: unit.now,
        updatedAt: unit.now,
      })
      .execute();
    unit.emit({ type: 'channel.changed', facts: { channelId, fields: ['created'] } });
    unit.afterCommit(() => createPromiseBook(app).forget());
    return channelId;
  });
  await hub.sync();
  return id;
};

/** What is only said of a channel: one that runs need not begin anew. */
const saidOnly: ReadonlySet<string> = new Set(['vocation', 'hoursId', 'isShown', 'sendsReceipts']);

/** Settings are laid over the stored ones; a secret that is left out stays. @throws channel.settings */
export const changeChannel = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  channelId: string,
  body: z.infer<typeof changeChannelBody>,
): Promise<void> => {
  authorise(actor, 'channels.write');
  await inTransaction(app, actor, async (unit) => {
    const row = await lockChannel(unit, channelId);
    if (body.queueId) await mustBeQueue(unit, body.queueId);
    if (body.hoursId) await mustBeHours(unit, body.hoursId);
    const fields = Object.keys(body).filter((name) => body[name as keyof typeof body] !== undefined);
    if (fields.length === 0) return;
    const { settings: given, vocation, ...plain } = body;
    await unit.trx
      .updateTable('channel')
      .set({
        ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
        ...(vocation ? { vocation: JSON.stringify(vocation) } : {}),
        ...(given ? { settings: JSON.stringify(mergeSettings(app, hub, row, given)) } : {}),
        // The stamp by which a running channel knows that it is out of date: never the same twice.
        ...(fields.every((name) => saidOnly.has(name))
          ? {}
          : { updatedAt: sql<Date>`greatest(${unit.now}, updated_at + interval '1 millisecond')` }),
      })
      .where('id', '=', channelId)
      .execute();
    unit.emit({ type: 'channel.changed', facts: { channelId, fields } });
    unit.afterCommit(() => createPromiseBook(app).forget());
  });
  await hub.sync();
};

const mergeSettings = (
  app: App,
  hub: ChannelHub,
  row: { kind: string; settings: unknown },
  given: Record<string, unknown>,
): Record<string, unknown> => {
  const entry = kindOf(hub, row.kind);
  const { adapter } = entry;
  const merged = layOver(entry, unsealSettings(app, adapter, row.settings), given);
  return sealSettings(app, adapter, parseSettings(adapter, merged));
};

/** Takes a channel out of use for good; what came by it stays. */
export const archiveChannel = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  channelId: string,
): Promise<void> => {
  authorise(actor, 'channels.write');
  await inTransaction(app, actor, async (unit) => {
    await lockChannel(unit, channelId);
    await unit.trx
      .updateTable('channel')
      .set({ archivedAt: unit.now, isEnabled: false, updatedAt: unit.now })
      .where('id', '=', channelId)
      .execute();
    unit.emit({ type: 'channel.changed', facts: { channelId, fields: ['archived'] } });
    unit.afterCommit(() => createPromiseBook(app).forget());
  });
  await hub.sync();
};

const lockChannel = async (unit: Unit, channelId: string) => {
  const row = await unit.trx
    .selectFrom('channel')
    .select(['id', 'kind', 'settings'])
    .where('id', '=', channelId)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such channel.');
  return row;
};
