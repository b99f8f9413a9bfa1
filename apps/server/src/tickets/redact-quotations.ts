import type { Unit } from '../app/transaction.ts';

/** A line shorter than this, blanks and marks of quotation left out, says nothing of where it comes from. */
const tellingLength = 8;

const squash = (text: string): string => text.replace(/[\s>|]+/g, '').toLowerCase();

/** Whether a quotation holds a line of what was said. */
const repeats = (quotation: string, said: string): boolean => {
  const within = squash(quotation);
  return said
    .split('\n')
    .map(squash)
    .some((line) => line.length >= tellingLength && within.includes(line));
};

/**
 * Takes the words of a message out of others of its ticket that quote them, with the formatted text and the original
 * that hold the quotation; what their writers said themselves stays. @returns files to be released
 */
export const redactQuotations = async (
  unit: Unit,
  { ticketId, messageId, text }: { ticketId: string; messageId: string; text: string },
): Promise<string[]> => {
  const quoting = await unit.trx
    .selectFrom('message')
    .select(['id', 'quotedText', 'rawBlob'])
    .where('ticketId', '=', ticketId)
    .where('id', '<>', messageId)
    .where('quotedText', 'is not', null)
    .execute();
  const found = quoting.filter(({ quotedText }) => repeats(quotedText!, text));
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  await unit.trx
    .updateTable('message')
    .set({ quotedText: null, html: null, rawBlob: null })
    .where('id', 'in', ids)
    .execute();
  const arrivals = await unit.trx
    .selectFrom('arrival')
    .select('rawBlob')
    .where('messageId', 'in', ids)
    .execute();
  await unit.trx
    .updateTable('arrival')
    .set({ payload: null, rawBlob: null })
    .where('messageId', 'in', ids)
    .execute();
  return [...found, ...arrivals].flatMap(({ rawBlob }) => (rawBlob === null ? [] : [rawBlob]));
};
