import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { fileWords } from '../search/search-text.ts';
import { searchable } from './write-message.ts';

/** Lets a message be found by the words it has now: subject, names of files, text. */
export const reindexMessage = async (unit: Unit, messageId: string): Promise<void> => {
  const { subject, text } = await unit.trx
    .selectFrom('message')
    .select(['subject', 'text'])
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  const files = await unit.trx
    .selectFrom('attachment')
    .select('name')
    .where('messageId', '=', messageId)
    .where('name', 'is not', null)
    .orderBy('position')
    .execute();
  const names = files.map((file) => fileWords(file.name!));
  const words = searchable([subject ?? '', ...names, text].join('\n'));
  await sql`update message_search set words = hilo_search_vector(${words}, at)
    where message_id = ${messageId}`.execute(unit.trx);
};
