import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { DemoRecord } from './demo-record.ts';

/** Deletes tickets with all that hangs on them. @returns the files that nothing of theirs needs any longer */
export const deleteTickets = async ({ trx }: Unit, ticketIds: string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from message where ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
  const messageIds = rows.map(({ id }) => id);
  const files = await sql<{ blob: string }>`
    select blob from attachment where message_id = any(${messageIds}::uuid[]) and blob is not null`.execute(
    trx,
  );
  for (const table of ['breach', 'approval', 'clock'])
    await sql`delete from ${sql.table(table)} where ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
  // A clock of a ticket that stays may name a message that went: it waited for what is gone.
  await sql`update clock set message_id = null where message_id = any(${messageIds}::uuid[])`.execute(trx);
  await sql`update clock set met_by_message_id = null
    where met_by_message_id = any(${messageIds}::uuid[])`.execute(trx);
  for (const table of [
    'notification',
    'message_mention',
    'unread_answer',
    'message_search',
    'message_ref',
    'attachment',
    'outbox',
  ])
    await sql`delete from ${sql.table(table)} where message_id = any(${messageIds}::uuid[])`.execute(trx);
  await sql`delete from arrival where message_id = any(${messageIds}::uuid[])`.execute(trx);
  await sql`delete from receipt where ticket_id = any(${ticketIds}::uuid[])
    or message_id = any(${messageIds}::uuid[]) or receipt_message_id = any(${messageIds}::uuid[])`.execute(
    trx,
  );
  for (const table of [
    'ticket_token',
    'access_code',
    'notification',
    'draft',
    'ticket_follower',
    'ticket_seen',
    'participant',
    'field_value',
  ])
    await sql`delete from ${sql.table(table)} where ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
  await sql`delete from ticket_suggestion where ticket_id = any(${ticketIds}::uuid[])
    or other_ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
  await sql`delete from message_move where from_ticket_id = any(${ticketIds}::uuid[])
    and to_ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
  await sql`delete from message where id = any(${messageIds}::uuid[])`.execute(trx);
  await sql`delete from interaction where ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
  await sql`delete from ticket where id = any(${ticketIds}::uuid[])`.execute(trx);
  return files.rows.map(({ blob }) => blob);
};

/** Deletes the tags, channels and queues that the examples made, where nobody else has used them. */
export const deletePlaces = async (
  unit: Unit,
  { tags, channelIds, queueIds }: DemoRecord,
): Promise<{ channels: number; queues: number }> => {
  const { trx } = unit;
  await sql`delete from tag where name = any(${tags}::text[])
    and not exists (select from ticket where tags @> array[tag.name] and tags <> '{}')`.execute(trx);
  const { rows: channels } = await sql<{ id: string }>`
    select id from channel where id = any(${channelIds}::uuid[])
      and not exists (select from message where channel_id = channel.id)
      and not exists (select from arrival where channel_id = channel.id)
      and not exists (select from interaction where channel_id = channel.id)
      and not exists (select from outbox where channel_id = channel.id)
      and not exists (select from ticket where channel_id = channel.id or last_channel_id = channel.id)
    for update`.execute(trx);
  const unused = channels.map(({ id }) => id);
  await sql`delete from channel_store where channel_id = any(${unused}::uuid[])`.execute(trx);
  // What was promised of it alone, by the examples or by anybody, is promised of nothing any more.
  const { rows: promises } = await sql<{ id: string }>`
    delete from service_promise where channel_id = any(${unused}::uuid[]) returning id`.execute(trx);
  for (const { id: promiseId } of promises) unit.emit({ type: 'promise.changed', facts: { promiseId } });
  await sql`delete from channel where id = any(${unused}::uuid[])`.execute(trx);
  for (const channelId of unused)
    unit.emit({ type: 'channel.changed', facts: { channelId, fields: ['archived'] } });
  const queues = await sql`delete from queue where id = any(${queueIds}::uuid[]) and not is_default
    and not exists (select from ticket where queue_id = queue.id)
    and not exists (select from channel where queue_id = queue.id)`.execute(trx);
  return { channels: unused.length, queues: Number(queues.numAffectedRows ?? 0) };
};
