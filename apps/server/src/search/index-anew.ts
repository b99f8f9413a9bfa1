import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { keepSetting } from '../settings/keep-setting.ts';
import { searchable } from '../tickets/write-message.ts';
import { fileWords } from './search-text.ts';

/** Raised where a message is indexed by other words than before: then all that are stored are indexed anew. */
const indexRule = 2;

const settingName = 'searchIndex';
/** So many at once take a tenth of a second; the pauses leave three quarters of the time to all else. */
const batch = 50;
const pauses = 3;
const shortestPauseMs = 20;

/** By which rule the messages are indexed up to one of them; up to all where there is none to go on from. */
type Progress = { rule: number; reached: string | null; isWhole: boolean };

/**
 * Brings the words of older messages up to the rule by which new ones are indexed: once for each rule, a part at a time,
 * going on after a stop where it was. What is found meanwhile is found by the older words. Several nodes may begin it.
 * @returns how many were looked at
 */
export const indexAnew = async (app: App, signal?: AbortSignal, size = batch): Promise<number> => {
  let count = 0;
  while (!signal?.aborted) {
    const began = performance.now();
    const done = await inTransaction(app, { type: 'system' }, (unit) => indexSome(unit, size));
    if (done === null) return count;
    count += done;
    const pause = Math.max(shortestPauseMs, pauses * (performance.now() - began));
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
  return count;
};

/** @returns how many were looked at; null where there is nothing to do, or another node is at it */
const indexSome = async (unit: Unit, size: number): Promise<number | null> => {
  const progress = await readProgress(unit);
  if (progress === null || (progress.rule === indexRule && progress.isWhole)) return null;
  const from = progress.rule === indexRule ? progress.reached : null;
  const messages = await readMessages(unit, from, size);
  const words = messages.map(({ id, subject, text, names }) => ({
    id,
    words: searchable([subject ?? '', ...names.map(fileWords), text].join('\n')),
  }));
  await sql`
    update message_search set words = anew.words
    from (
      select message_id, hilo_search_vector(given.words, at) as words
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as given(id uuid, words text)
        join message_search on message_id = id) as anew
    where message_search.message_id = anew.message_id and message_search.words <> anew.words`.execute(
    unit.trx,
  );
  await keepSetting(unit, settingName, {
    rule: indexRule,
    reached: messages.at(-1)?.id ?? from,
    isWhole: messages.length < size,
  } satisfies Progress);
  return messages.length;
};

/** Null while another node holds it. */
const readProgress = async (unit: Unit): Promise<Progress | null> => {
  const none: Progress = { rule: 0, reached: null, isWhole: false };
  await unit.trx
    .insertInto('setting')
    .values({ name: settingName, value: JSON.stringify(none), updatedAt: unit.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await unit.trx
    .selectFrom('setting')
    .select(sql<Progress>`value`.as('value'))
    .where('name', '=', settingName)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.value ?? null;
};

type Stored = { id: string; subject: string | null; text: string; names: string[] };

/** The next ones in the order of their ids. They are held, so that none is redacted between the reading and the writing. */
const readMessages = async (unit: Unit, after: string | null, size: number): Promise<Stored[]> => {
  const { rows } = await sql<Stored>`
    select id, subject, text, array(
      select name from attachment where attachment.message_id = message.id and name is not null order by position) as names
    from message
    where ${after === null ? sql`true` : sql`id > ${after}::uuid`}
      and exists (select from message_search where message_id = id)
    order by id limit ${size} for share of message`.execute(unit.trx);
  return rows;
};
