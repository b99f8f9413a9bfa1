import { type RawBuilder, sql } from 'kysely';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';

/** What the examples brought, as far as it cannot be found by the names of their arrivals. */
export type DemoRecord = {
  /** In the name of each of its arrivals: `demo:RUN:TICKET:NUMBER`. */
  run: string;
  startedAt: string;
  /** Null while it is being brought in. */
  loadedAt: string | null;
  liveChannelId: string | null;
  channelIds: string[];
  queueIds: string[];
  customerIds: string[];
  ticketIds: string[];
  noteIds: string[];
  tags: string[];
  /** Left out by those who brought them in before there were any. */
  answerIds?: string[];
  agentIds?: string[];
};

export const settingName = 'demo';

/** Bringing them in takes seconds; what is older was left by a process that died. */
export const givenUpAfterMs = 2 * 60 * 1000;

/**
 * For a statement that reads `ticket`: an example whose story is still being told. What was answered days ago would look
 * as if nobody had, until its answer is told, too.
 */
export const isBeingTold = (now: Date): RawBuilder<boolean> => sql`exists (select from setting
  where name = ${settingName} and value->>'loadedAt' is null and value->'queueIds' ? ticket.queue_id::text
    and (value->>'startedAt')::timestamptz > ${new Date(now.getTime() - givenUpAfterMs)})`;

export const readRecord = async (db: App['db'] | Unit['trx']): Promise<DemoRecord | null> => {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst();
  return (row?.value as DemoRecord | undefined) ?? null;
};

/** Writes it down anew; begun where there is none. */
export const writeRecord = async (
  db: App['db'] | Unit['trx'],
  record: DemoRecord,
  at: Date,
): Promise<void> => {
  const kept = { value: JSON.stringify(record), updatedAt: at };
  await db
    .insertInto('setting')
    .values({ name: settingName, ...kept })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(kept))
    .execute();
};

/** Every message of the examples: what arrived under their names, and their notes. */
export const messagesOf = async (db: App['db'] | Unit['trx'], record: DemoRecord): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct message_id as id from arrival
    where message_id is not null and starts_with(external_id, ${`demo:${record.run}:`})
    union select id from message where id = any(${record.noteIds}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
};
