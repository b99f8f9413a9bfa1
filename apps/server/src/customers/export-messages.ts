import type { Party } from '@hilo/channel-kit';
import { type RawBuilder, sql } from 'kysely';
import type { App } from '../app/app.ts';
import { signFile } from '../files/sign-file.ts';
import { hideOthers } from './hide-others.ts';

/** A message that somebody wrote, or that was sent to them, openly or blindly; by the values of their identities. */
const concerns = (mine: ReadonlySet<string>): RawBuilder<boolean> => {
  const values = [...mine];
  return sql<boolean>`(message.kind = 'message' and (identity.value = any(${values}::text[]) or exists (
    select from jsonb_array_elements(coalesce(parties->'to', '[]') || coalesce(parties->'cc', '[]')
      || coalesce(parties->'bcc', '[]')) as party where party->>'value' = any(${values}::text[]))))`;
};

/**
 * The messages of a ticket as its customer may have them, or, of somebody else's ticket, those that concern her. Other
 * people are numbered, and their words withheld.
 */
export const exportMessages = async (
  app: App,
  ticketId: string,
  mine: ReadonlySet<string>,
  own: readonly string[],
  { isOthers = false }: { isOthers?: boolean } = {},
) => {
  const rows = await app.db
    .selectFrom('message')
    .leftJoin('identity', 'identity.id', 'message.authorIdentityId')
    .select(['message.id', 'message.kind', 'message.direction', 'message.authorName', 'message.occurredAt'])
    .select(['message.subject', 'message.text', 'message.quotedText', 'message.parties'])
    .select(['identity.value as address', 'message.authorAgentId'])
    .where('message.ticketId', '=', ticketId)
    .$if(isOthers, (query) => query.where(concerns(mine)))
    .orderBy('message.occurredAt')
    .orderBy('message.id')
    .execute();
  const files = await app.db
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.messageId')
    .select(['attachment.id', 'attachment.messageId', 'attachment.name', 'attachment.type'])
    .select(['attachment.size', 'attachment.blob'])
    .where('message.ticketId', '=', ticketId)
    .orderBy('attachment.position')
    .execute();
  const partiesOf = (row: (typeof rows)[number]): Party[] => {
    const { to = [], cc = [] } = row.parties;
    return [...to, ...cc];
  };
  const others = rows.flatMap((row) => [
    ...partiesOf(row),
    // Who was copied blindly is named nowhere, but may be in a text.
    ...(row.parties.bcc ?? []),
    ...(row.direction === 'in' && row.address !== null
      ? [{ kind: '', value: row.address, name: row.authorName }]
      : []),
  ]);
  const hide = hideOthers(others.filter((one) => !mine.has(one.value) && !own.includes(one.value)));
  const messages = rows.map((row) => {
    const isOther = row.direction === 'in' && (row.address === null || !mine.has(row.address));
    return {
      id: row.id,
      kind: row.kind,
      direction: row.direction,
      at: row.occurredAt.toISOString(),
      from: isOther ? hide.label(row.address ?? '') : row.direction === 'in' ? row.address : row.authorName,
      to: partiesOf(row).map((party) =>
        mine.has(party.value) || own.includes(party.value) ? party.value : hide.label(party.value),
      ),
      isWithheld: isOther,
      subject: isOther || row.subject === null ? null : hide.text(row.subject),
      text: isOther ? null : hide.text(row.text),
      quotedText: isOther || row.quotedText === null ? null : hide.text(row.quotedText),
      files: isOther
        ? []
        : files
            .filter((file) => file.messageId === row.id && file.blob !== null)
            .map(({ id, name, type, size }) => ({
              id,
              name: name === null ? null : hide.text(name),
              type,
              size,
              url: signFile(app, id),
            })),
    };
  });
  return { messages, hide };
};

type Shown = Awaited<ReturnType<typeof exportMessages>>['messages'];

/** The same for people. */
export const readable = (title: string, messages: Shown): string =>
  [
    title,
    ...messages.map(
      (message) =>
        `\n${message.at}  ${message.from ?? ''}\n${message.text ?? '[withheld]'}${message.files
          .map((file) => `\n  + ${file.name ?? 'file'} (${file.size} bytes)`)
          .join('')}`,
    ),
  ].join('\n');
