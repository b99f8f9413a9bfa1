import { saysOnlyThanks } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';

/** What a mail program puts before the subject of an answer: what it says was said by us, or before. */
const isReply = (subject: string): boolean => /^(re|rv|aw|r|sv)\s*:/i.test(subject.trim());

type Said = { text: string; subject: string | null; authorName: string | null; hasFiles: boolean };

/** Whether all that came in a ticket is thanks: nothing in it waits for an answer, whatever it was opened as. */
export const saidOnlyThanks = async (unit: Unit, ticketId: string): Promise<boolean> => {
  const { rows } = await sql<Said>`
    select text, subject, author_name, exists (select from attachment where message_id = message.id and not is_inline)
        as has_files
    from message where ticket_id = ${ticketId} and direction = 'in' limit 20`.execute(unit.trx);
  return (
    rows.length > 0 &&
    rows.length < 20 &&
    rows.every(
      ({ text, subject, authorName, hasFiles }) =>
        !hasFiles &&
        saysOnlyThanks(text, authorName) &&
        (subject === null ||
          subject.trim() === '' ||
          isReply(subject) ||
          saysOnlyThanks(subject, authorName)),
    )
  );
};
