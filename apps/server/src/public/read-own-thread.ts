import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { signFileFor } from '../files/sign-file.ts';
import { type Access, sessionMs } from './access-codes.ts';

/** A message as the customer may see it. */
export type OwnMessage = {
  id: string;
  /** `customer`: she herself, by whatever channel. */
  from: 'customer' | 'us' | 'other';
  name: string | null;
  text: string;
  at: Date;
  channelKind: string | null;
  isRedacted: boolean;
  files: { name: string; type: string; size: number; url: string }[];
};

const most = 200;

type Row = {
  id: string;
  direction: 'in' | 'out';
  isOwn: boolean;
  authorName: string | null;
  text: string;
  occurredAt: Date;
  channelKind: string | null;
  redactedAt: Date | null;
  files: { id: string; name: string | null; type: string; size: number }[];
};

/**
 * What the customer wrote and what was written to her, oldest first: never a note, never what goes to a partner or was
 * called back, never what is still to leave. The newest where there are too many. By an address that was left, it is
 * what whoever left it wrote and was written, there and where she left it: the code has proved no more than that.
 */
export const readOwnThread = async (
  app: App,
  { ticketId, customerId, identityId, left }: Access,
): Promise<{ messages: OwnMessage[]; hasOlder: boolean }> => {
  const { rows } = await sql<Row>`
    with own as materialized (${
      left
        ? sql`select id, kind, value from identity
            where id = ${identityId} or (kind = ${left.kind} and value = ${left.value})
          union all select null, ${left.kind}, ${left.value}`
        : sql`select id, kind, value from identity where customer_id = ${customerId}`
    })
    select message.id, direction, author_identity_id is not null and author_identity_id in (select id from own) as is_own,
      author_name, text, occurred_at, channel.kind as channel_kind, redacted_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', attachment.id, 'name', name, 'type', type, 'size', size)
        order by attachment.position) from attachment where attachment.message_id = message.id
        and attachment.redacted_at is null and blob is not null), '[]') as files
    from message left join channel on channel.id = message.channel_id
    where message.ticket_id = ${ticketId} and message.kind = 'message' and not is_forward
      and message.automatic is distinct from 'auto'
      and coalesce(delivery, 'sent') in ('sent', 'delivered', 'read', 'failed', 'unknown')
      and (author_identity_id in (select id from own) or exists (
        select from jsonb_array_elements(coalesce(parties->'to', '[]') || coalesce(parties->'cc', '[]')) as party
        join own on own.kind = party->>'kind' and own.value = party->>'value'))
    order by occurred_at desc, message.id desc limit ${most + 1}`.execute(app.db);
  return {
    messages: rows
      .slice(0, most)
      .reverse()
      .map((row) => present(app, row)),
    hasOlder: rows.length > most,
  };
};

const present = (app: App, row: Row): OwnMessage => ({
  id: row.id,
  from: row.direction === 'out' ? 'us' : row.isOwn ? 'customer' : 'other',
  name: row.authorName,
  text: row.redactedAt === null ? row.text : '',
  at: row.occurredAt,
  channelKind: row.channelKind,
  isRedacted: row.redactedAt !== null,
  files: row.files.map((file) => ({
    name: file.name ?? 'file',
    type: file.type,
    size: Number(file.size),
    // For as long as the page itself may be open.
    url: signFileFor(app, file.id, sessionMs),
  })),
});
