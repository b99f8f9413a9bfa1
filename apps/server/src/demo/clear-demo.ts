import type { ClearedDemoDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { deletePeople } from '../customers/delete-people.ts';
import { releaseBlobs } from '../files/remove-unshared.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import { lockSetup } from '../setup/ensure-defaults.ts';
import { deleteColleagues } from './colleagues.ts';
import { deleteAnswers } from './create-answers.ts';
import { deletePlaces, deleteTickets } from './delete-demo-rows.ts';
import { messagesOf, readRecord, settingName } from './demo-record.ts';

/**
 * Takes the examples away again, all in one commit: what they brought and nobody has worked with since. A ticket that
 * holds somebody's own words, or that was joined or parted, stays whole with its customer, queue and channel; the answer
 * names it. Events stay: they hold ids alone. Again is harmless. @throws auth.forbidden
 */
export const clearDemo = async (app: App, hub: ChannelHub, actor: Actor): Promise<ClearedDemoDto> => {
  authorise(actor, 'settings.write');
  const cleared = await removeDemo(app, actor);
  await hub.sync();
  return cleared;
};

export const removeDemo = async (app: App, actor: Actor): Promise<ClearedDemoDto> => {
  const { cleared, blobs } = await inTransaction(app, actor, async (unit) => {
    await lockSetup(unit);
    const record = await readRecord(unit.trx);
    const nothing: ClearedDemoDto = { tickets: 0, customers: 0, channels: 0, queues: 0, kept: [] };
    if (record === null) return { cleared: nothing, blobs: [] };
    const messageIds = await messagesOf(unit.trx, record);
    const { rows } = await sql<{ id: string }>`
      select id from ticket where id = any(${record.ticketIds}::uuid[])
        or id in (select ticket_id from message where id = any(${messageIds}::uuid[]))
      order by id for update`.execute(unit.trx);
    const found = rows.map(({ id }) => id);
    const why = await whyKept(unit, found, messageIds);
    const removed = found.filter((id) => !why.has(id));
    const gone = await deleteTickets(unit, removed);
    const customers = await deletePeople(unit, record.customerIds);
    const places = await deletePlaces(unit, record);
    await deleteAnswers(unit, record);
    await deleteColleagues(unit, record);
    await unit.trx.deleteFrom('setting').where('name', '=', settingName).execute();
    unit.emit({ type: 'settings.changed', facts: { fields: ['demo', 'queues'] } });
    unit.afterCommit(() => createPromiseBook(app).forget());
    return {
      cleared: { tickets: removed.length, customers, ...places, kept: await name(unit, why) },
      blobs: gone,
    };
  });
  await releaseBlobs(app, blobs);
  return cleared;
};

type Why = ClearedDemoDto['kept'][number]['why'];

/** The tickets that somebody has worked with, and why they stay; those that were joined with one of these as well. */
const whyKept = async (unit: Unit, ticketIds: string[], messageIds: string[]): Promise<Map<string, Why>> => {
  const { rows: written } = await sql<{ id: string }>`
    select distinct ticket_id as id from message
    where ticket_id = any(${ticketIds}::uuid[]) and id <> all(${messageIds}::uuid[])`.execute(unit.trx);
  const { rows: moves } = await sql<{ one: string; other: string }>`
    select from_ticket_id as one, to_ticket_id as other from message_move
    where from_ticket_id = any(${ticketIds}::uuid[]) or to_ticket_id = any(${ticketIds}::uuid[])`.execute(
    unit.trx,
  );
  const why = new Map<string, Why>(written.map(({ id }) => [id, 'written']));
  const isOurs = new Set(ticketIds);
  const stays = (id: string): boolean => why.has(id) || !isOurs.has(id);
  for (let before = -1; before !== why.size; ) {
    before = why.size;
    for (const { one, other } of moves)
      if (stays(one) || stays(other))
        for (const id of [one, other]) if (isOurs.has(id) && !why.has(id)) why.set(id, 'moved');
  }
  return why;
};

const name = async (unit: Unit, why: Map<string, Why>): Promise<ClearedDemoDto['kept']> => {
  const { rows } = await sql<{ id: string; trackingKey: string }>`
    select id, tracking_key from ticket where id = any(${[...why.keys()]}::uuid[]) order by id`.execute(
    unit.trx,
  );
  return rows.map(({ id, trackingKey }) => ({ ticketId: id, trackingKey, why: why.get(id)! }));
};
