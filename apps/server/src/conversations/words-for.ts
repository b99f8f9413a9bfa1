import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { languageFor } from '../receipts/write-receipt.ts';
import { getOrganisation, type Organisation } from '../settings/organisation.ts';
import { type MailWords, mailWords } from './mail-words.ts';

export type CustomerWords = { words: MailWords; locale: 'es' | 'en'; organisation: Organisation };

/**
 * How the customer of a ticket is written to: in the language chosen for her, else the one she wrote in, and addressed
 * as the organisation addresses people.
 */
export const wordsFor = async (unit: Unit, ticketId: string): Promise<CustomerWords> => {
  const { rows } = await sql<{ locale: string | null; text: string | null }>`
    select customer.locale, (select text from message where message.ticket_id = ticket.id and direction = 'in'
      order by occurred_at desc limit 1) as text
    from ticket join customer on customer.id = ticket.customer_id where ticket.id = ${ticketId}`.execute(
    unit.trx,
  );
  const { locale: chosen = null, text = null } = rows[0] ?? {};
  const organisation = await getOrganisation(unit.trx);
  const locale = languageFor({ locale: chosen, subject: null, text: text ?? '' }, organisation.locale);
  return { words: mailWords(locale, organisation.formality), locale, organisation };
};
