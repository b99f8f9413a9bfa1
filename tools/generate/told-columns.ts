import { notCountedSchema } from '@hilo/api';
import { clockKinds, legalTopics } from '@hilo/core';

const oneOf = (words: readonly string[]): string => [...words.map((word) => `'${word}'`), 'null'].join(' | ');

const party = '{ kind: string; value: string; name: string | null }';
/** A message that was written past the program (a load, a test) may lack any of the lists. */
const parties = `Partial<Record<'to' | 'cc' | 'bcc' | 'replyTo', ${party}[]>>`;

/**
 * Types of the columns that the program alone fills and no CHECK describes, by `table.column`: said here once, whoever
 * reads such a row needs no cast. JSON is written as its text.
 */
export const toldColumns: Readonly<Record<string, string>> = {
  'event.facts': 'ColumnType<Record<string, unknown>, string, string>',
  'message.not_counted_why': oneOf(notCountedSchema.options),
  'message.parties': `ColumnType<${parties}, string | undefined, string>`,
  'ticket.due_kind': oneOf(clockKinds),
  'ticket.topic': oneOf(legalTopics),
};
