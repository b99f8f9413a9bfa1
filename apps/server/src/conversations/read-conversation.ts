import type { Reader, ShownMessage } from '@hilo/channel-kit';
import { sql } from 'kysely';
import { photoUrl } from '../agents/present-agent.ts';
import type { App } from '../app/app.ts';
import { signFile } from '../files/sign-file.ts';
import { whichTickets, whoReads } from './read-tickets.ts';

export type Page = { after?: number; before?: number; limit: number };

type Row = {
  position: number;
  id: string | null;
  ticketId: string;
  direction: 'in' | 'out';
  isOwn: boolean;
  authorName: string | null;
  photoId: string | null;
  text: string;
  isReceipt: boolean;
  occurredAt: Date;
  kind: string;
  channelId: string | null;
  ownRef: string | null;
  externalId: string | null;
  redactedAt: Date | null;
  files: { id: string; name: string | null; type: string; size: number }[];
};

/**
 * What somebody may see of her tickets: what she wrote and what was written to her, never a note, never what goes to a
 * partner. In the order of the events that brought each message, which is the order in which they become visible to
 * everybody; so "after the last seen" misses nothing. An answer by another channel counts from when it left.
 */
export const readConversation = async (
  app: App,
  channelId: string,
  reader: Reader,
  page: Page,
  wordsOf: (kind: string) => { es: string; en: string },
): Promise<{ messages: ShownMessage[]; hasMore: boolean }> => {
  const isForward = page.after !== undefined;
  const direction = sql.raw(isForward ? 'asc' : 'desc');
  const { rows } = await sql<Row>`
    with ${whoReads(reader)}, ${whichTickets(reader, channelId)},
    own as materialized (
      select id, kind, value from identity where ${
        reader.isProved ? sql`customer_id = (select customer_id from me)` : sql`id = (select id from me)`
      }),
    places as (
      select id from mine where is_here
      union all
      select ticket.id from ticket join mine on ticket.merged_into = mine.id where is_here),
    -- Ticket by ticket, each by its own index: the log of all of them is long.
    told as (
      select happened.* from places cross join lateral (
        select position, facts->>'messageId' as message_id, facts->'messageIds' as moved_ids from event
        where event.ticket_id = places.id
          and position > ${page.after ?? -1} and position < ${page.before ?? Number.MAX_SAFE_INTEGER}
          and (type in ('message.received', 'message.recorded', 'message.moved')
            or (type = 'message.sent' and facts->>'channelId' = ${channelId}::text)
            or (type = 'message.deliveryChanged' and facts->>'status' = 'sent'))
        order by position ${direction} limit ${page.limit + 1}) as happened
      order by position ${direction} limit ${page.limit + 1}),
    named as (
      select position, coalesce(moved.id, message_id)::uuid as id from told
      left join lateral jsonb_array_elements_text(told.moved_ids) as moved(id) on true)
    select named.position, message.id, message.ticket_id, direction,
      author_identity_id is not null and author_identity_id in (select id from own) as is_own,
      author_name, (select photo_id from agent where agent.id = message.author_agent_id) as photo_id,
      text, message.kind = 'receipt' as is_receipt, occurred_at, channel.kind, message.channel_id, own_ref, redacted_at,
      (select external_id from arrival where arrival.message_id = message.id
        and arrival.channel_id = ${channelId} limit 1) as external_id,
      coalesce((select jsonb_agg(jsonb_build_object('id', attachment.id, 'name', name, 'type', type, 'size', size)
        order by attachment.position) from attachment
        where attachment.message_id = message.id and attachment.redacted_at is null), '[]') as files
    from named
    left join lateral (select * from message where message.id = named.id
      and message.ticket_id in (select id from mine where is_here)
      -- A confirmation that stands on this page is part of what was said here; one that was mailed is not.
      and (message.kind = 'message' or (message.kind = 'receipt' and message.channel_id = ${channelId}))
      and not is_forward
      and (${reader.isProved} or message.channel_id = ${channelId})
      and (author_identity_id in (select id from own) or exists (
        select from jsonb_array_elements(coalesce(parties->'to', '[]') || coalesce(parties->'cc', '[]')) as party
        join own on own.kind = party->>'kind' and own.value = party->>'value'))
      limit 1) as message on true
    left join channel on channel.id = message.channel_id
    order by named.position ${direction}`.execute(app.db);
  const hasMore = new Set(rows.map(({ position }) => position)).size > page.limit;
  const within = hasMore ? rows.filter(({ position }) => position !== rows.at(-1)!.position) : rows;
  const shown = new Map<string, ShownMessage>();
  for (const row of isForward ? within : within.toReversed())
    if (row.id !== null && !shown.has(row.id)) shown.set(row.id, present(app, channelId, row, wordsOf));
  return { messages: [...shown.values()], hasMore };
};

const present = (
  app: App,
  channelId: string,
  row: Row,
  wordsOf: (kind: string) => { es: string; en: string },
): ShownMessage => {
  const isHere = row.channelId === channelId;
  return {
    id: row.id!,
    ticketId: row.ticketId,
    position: Number(row.position),
    direction: row.direction,
    isOwn: row.isOwn,
    name: row.authorName,
    photoUrl: photoUrl(row.photoId),
    text: row.redactedAt === null ? row.text : '',
    occurredAt: row.occurredAt.toISOString(),
    by: isHere ? null : wordsOf(row.kind),
    files: row.files.map((file) => ({
      name: file.name ?? 'file',
      type: file.type,
      size: Number(file.size),
      url: signFile(app, file.id),
    })),
    isRedacted: row.redactedAt !== null,
    ...(row.isReceipt ? { isReceipt: true } : {}),
    externalId: row.externalId,
    refs: row.direction === 'out' && isHere && row.ownRef !== null ? [row.ownRef] : [],
  };
};
