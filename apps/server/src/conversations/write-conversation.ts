import { sql } from 'kysely';
import { type Letter, type LetterPart, writeLetter } from '../public/write-letter.ts';
import type { CustomerWords } from './words-for.ts';

type Said = Extract<LetterPart, { kind: 'said' }>['lines'];

/** The names of what came with a `message`, for a statement that reads it. */
export const fileNames = sql<string[]>`array(select coalesce(name, type) from attachment
  where attachment.message_id = message.id and attachment.redacted_at is null order by position)`;

/** The words of a message and what came with them: a picture may be all that was said. */
export const wordsAndFiles = ({ words }: CustomerWords, text: string, files: string[]): string =>
  [text, ...(files.length > 0 ? [words.attached(files.join(', '))] : [])]
    .filter((line) => line !== '')
    .join('\n');

/** A mail about what was said on a page of ours: how it came about, the words, and how to go on. */
export const writeConversation = (
  { words, locale, organisation }: CustomerWords,
  {
    lead,
    said,
    trackingKey,
    publicUrl,
  }: { lead: string; said: Said; trackingKey: string; publicUrl: string },
): Letter & { subject: string } => {
  const href = `${publicUrl}/t/${trackingKey}`;
  const parts: LetterPart[] = [
    { kind: 'words', strong: lead, text: '' },
    { kind: 'said', lines: said },
    {
      kind: 'list',
      title: words.goOn,
      lines: [words.reply(trackingKey)],
      button: publicUrl === '' ? null : { href, label: words.followLink, spelt: words.follow(href) },
    },
  ];
  return { subject: words.subject(trackingKey), ...writeLetter(parts, { ...organisation, locale }) };
};
