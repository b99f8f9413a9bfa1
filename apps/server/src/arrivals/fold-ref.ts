import { type RawBuilder, sql } from 'kysely';

/**
 * The name of a message without regard to upper and lower case: some servers write the names they refer to in lower
 * case. That two messages differ by nothing else does not happen, and whoever made it so would only reach tickets that
 * he takes part in. ASCII alone, as `foldedRef` does it in the database.
 */
export const foldRef = (ref: string): string => ref.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** The same of a column, to the letter of its index. */
export const foldedRef = (column: string): RawBuilder<string> => sql`lower(${sql.ref(column)} collate "C")`;
