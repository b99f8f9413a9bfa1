import type { ErasureReportDto } from '@hilo/api';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { searchWords } from '../search/search-words.ts';
import { likeAny } from './find-echoes.ts';

/** So many are named one by one; more are only said to be there. */
const mostNamed = 100;

/** What a person is called: addresses, numbers, and names of two words or more. "Ana" alone would find half of Spain. */
export const tellingNames = (values: string[], names: (string | null)[]): string[] => [
  ...new Set([
    ...values,
    ...names.filter((name) => name !== null && searchWords(name).length > 1),
  ] as string[]),
];

/**
 * Messages that still name a person, by one of these: what other people wrote in their own words. Found by the index
 * of the search, so in subject and text, and then read. Null where there is nothing to look by.
 */
export const findMentions = async (
  app: App,
  names: string[],
): Promise<ErasureReportDto['notReached']['wordsOfOthers']> => {
  if (names.length === 0) return null;
  const queries = names.map((name) => {
    const words = searchWords(name).map((word) => sql`hilo_search_word(${word})`);
    return sql`message_search.words @@ (${sql.join(words, sql` && `)})`;
  });
  const named = likeAny(names);
  const { rows } = await sql<{ ticketId: string; messageId: string }>`
    select message.ticket_id, message.id as message_id
    from message_search join message on message.id = message_search.message_id
    where (${sql.join(queries, sql` or `)})
      and (message.text ilike any(${named}::text[]) or message.subject ilike any(${named}::text[]))
    order by message.occurred_at desc, message.id desc limit ${mostNamed + 1}`.execute(app.db);
  return { messages: rows.slice(0, mostNamed), hasMore: rows.length > mostNamed };
};
