import { HiloError, type SendMessageBody } from '@hilo/api';
import type { ArrivedFile } from '@hilo/channel-kit';
import type { Unit } from '../app/transaction.ts';

/**
 * The formatted words of a forward: what whoever sends it on wrote, and below it the message as it was formatted.
 * Null where neither has a format. What is stored of a message was sanitised when it came.
 * @throws resource.notFound when the message is not of this ticket, or was redacted
 */
export const withForwarded = async (
  unit: Unit,
  ticketId: string,
  { kind, forwards, html }: SendMessageBody,
  files: readonly ArrivedFile[],
): Promise<string | null> => {
  if (kind !== 'forward' || forwards === undefined) return html;
  const sentOn = await unit.trx
    .selectFrom('message')
    .select('html')
    .where('id', '=', forwards)
    .where('ticketId', '=', ticketId)
    .where('kind', '=', 'message')
    .where('redactedAt', 'is', null)
    .executeTakeFirst();
  if (!sentOn) throw new HiloError('resource.notFound', 'The message to be sent on is no longer there.');
  return sentOn.html === null ? html : `${html ?? ''}<div>${withPictures(sentOn.html, files)}</div>`;
};

/**
 * What came is stored with the names of its pictures put aside, so that nothing loads by itself: they leave as they came.
 * A picture that does not go along has no place in the words.
 */
const withPictures = (stored: string, files: readonly ArrivedFile[]): string =>
  stored.replace(/<img\b[^<>]*>/g, (tag) => {
    const name = / (?:data-cid="|src="cid:)([^"]*)"/.exec(tag)?.[1]?.toLowerCase();
    if (name === undefined) return tag.replace(' data-remote-src="', ' src="');
    const file = files.find(({ contentId }) => contentId?.replace(/[<>]/g, '').toLowerCase() === name);
    return file ? tag.replace(/ (?:data-cid="|src="cid:)[^"]*"/, ` src="cid:${file.contentId}"`) : '';
  });
