import { type RawBuilder, sql } from 'kysely';
import { searchWords } from './search-words.ts';

const most = 3;

/** What stands between quotation marks, word by word; a word alone is none. */
export const searchPhrases = (text: string): string[] =>
  [...text.matchAll(/"([^"]+)"|“([^”]+)”|«([^»]+)»/g)]
    .map((match) => (match[1] ?? match[2] ?? match[3] ?? '').split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean))
    .filter((words) => words.length > 1 && searchWords(words.join(' ')).length > 0)
    .slice(0, most)
    .map((words) => words.join(' '));

/**
 * Whether the message of a row (`message_id`) holds these phrases, their words side by side in this order; accents and
 * signs do not matter. The index knows the words without their places, so that the message itself is read: to be asked
 * last, of what holds the words.
 */
export const holdsPhrases = (phrases: string[]): RawBuilder<boolean> => {
  if (phrases.length === 0) return sql`true`;
  const plain = (text: RawBuilder<unknown>) =>
    sql`hilo_search_name(regexp_replace(concat(' ', ${text}, ' '), '[^[:alnum:]]+', ' ', 'g'))`;
  const said = plain(sql`subject, ' ', text, ' ',
    (select string_agg(name, ' ' order by position) from attachment where attachment.message_id = message.id)`);
  const all = phrases.map((phrase) => sql`position(${plain(sql`${phrase}::text`)} in said.words) > 0`);
  return sql`exists (select from message cross join lateral (select ${said} as words offset 0) as said
    where message.id = message_id and ${sql.join(all, sql` and `)})`;
};
