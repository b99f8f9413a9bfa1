import { createHash } from 'node:crypto';
import type { MessageArrival } from '@hilo/channel-kit';
import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { foldedRef, foldRef } from './fold-ref.ts';

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Every ticket that a message points at, as rows of (rule, ticket_id, distance, subject); null where it points at
 * none. Only what it really names is asked for: PostgreSQL makes ready for each place to look in before it looks, and
 * most messages name nothing, or one thing.
 */
export const namedTickets = (
  unit: Pick<Unit, 'now'>,
  channelId: string,
  { thread }: MessageArrival,
  keys: string[],
): RawBuilder<unknown> | null => {
  const tokens = thread.replyTokens.map(hashToken);
  const places = [
    tokens.length > 0 && byToken(unit, tokens),
    thread.nativeThread !== null && byNativeThread(channelId, thread.nativeThread),
    thread.refs.length > 0 && byReference(thread.refs),
    keys.length > 0 && byTrackingKey(keys),
  ].filter((place) => place !== false);
  return places.length === 0 ? null : sql.join(places, sql` union all `);
};

const byToken = (unit: Pick<Unit, 'now'>, hashes: Buffer[]) => sql`
  select case purpose when 'reply' then 'replyToken' else 'continuationToken' end as rule,
    coalesce(message.ticket_id, ticket_token.ticket_id) as ticket_id, 0 as distance, message.subject
  from ticket_token left join message on message.id = ticket_token.message_id
  where token_hash = any(${hashes}::bytea[])
    and (ticket_token.expires_at is null or ticket_token.expires_at > ${unit.now})`;

/** Each ticket once: a long conversation is hundreds of messages in one ticket, whose home would be asked for each. */
/** Where an agent has parted a thread, it goes on where it was last spoken in. */
const byNativeThread = (channelId: string, nativeThread: string) => sql`
  select 'nativeThread' as rule, ticket_id,
    (row_number() over (order by max(occurred_at) desc, max(id::text) desc))::int as distance, null as subject
  from message where channel_id = ${channelId} and native_thread = ${nativeThread}::text group by ticket_id`;

const byReference = (refs: string[]) => {
  const names = refs.map(foldRef);
  const [own, given] = [foldedRef('message.ownRef'), foldedRef('messageRef.ref')];
  return sql`
  select 'reference' as rule, message.ticket_id, array_position(${names}::text[], ${own}) as distance, message.subject
  from message where ${own} = any(${names}::text[])
  union all
  select 'reference', message.ticket_id, array_position(${names}::text[], ${given}), message.subject
  from message_ref join message on message.id = message_ref.message_id
  where ${given} = any(${names}::text[])`;
};

const byTrackingKey = (keys: string[]) => sql`
  select 'trackingKey' as rule, id as ticket_id, array_position(${keys}::text[], tracking_key) as distance,
    null as subject
  from ticket where tracking_key = any(${keys}::text[])`;
