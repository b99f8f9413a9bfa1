import { type ArrivalDto, type ChannelCounts, HiloError, type listArrivalsQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { pageFrom, readCursor } from '../app/cursor.ts';
import { loadOriginal } from '../tickets/read-original.ts';

type Row = Omit<ArrivalDto, 'occurredAt' | 'receivedAt' | 'decidedAt'> & {
  occurredAt: Date;
  receivedAt: Date;
  decidedAt: Date | null;
};

/** What could not be read and what was left out, undecided, newest first. Nothing of people whose data are blocked. */
export const listArrivals = async (
  app: App,
  actor: Actor,
  query: z.infer<typeof listArrivalsQuery>,
): Promise<{ items: ArrivalDto[]; nextCursor: string | null }> => {
  authorise(actor, 'quarantine.read');
  const cursor = readCursor(query.cursor);
  const { rows } = await sql<Row>`
    select arrival.id, arrival.channel_id, outcome, type, why, detail, payload->'from'->>'value' as sender,
      payload->>'subject' as subject, arrival.raw_blob is not null or payload is not null as has_original,
      message.ticket_id, arrival.occurred_at, received_at, decided_at
    from arrival left join message on message.id = arrival.message_id
      left join identity on identity.id = arrival.sender_identity_id
      left join customer on customer.id = identity.customer_id
    where outcome in ('quarantined', 'ignored') and decided_at is null and customer.restricted_at is null
      and (${query.outcome ?? null}::text is null or outcome = ${query.outcome ?? null})
      and (${query.channelId ?? null}::uuid is null or arrival.channel_id = ${query.channelId ?? null})
      and (${cursor === null} or (received_at, arrival.id) < (${cursor?.at ?? null}::timestamptz, ${cursor?.id ?? null}::uuid))
    order by received_at desc, arrival.id desc limit ${query.limit + 1}`.execute(app.db);
  const page = pageFrom(rows, query.limit, (row) => ({ at: row.receivedAt, id: row.id }));
  return {
    items: page.items.map((row) => ({
      ...row,
      occurredAt: row.occurredAt.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
    })),
    nextCursor: page.nextCursor,
  };
};

/** An arrival as it came: its bytes, or what the channel read of it. @throws resource.notFound */
export const readArrival = async (app: App, actor: Actor, arrivalId: string): Promise<Uint8Array> => {
  authorise(actor, 'quarantine.read');
  const row = await app.db
    .selectFrom('arrival')
    .leftJoin('identity', 'identity.id', 'arrival.senderIdentityId')
    .leftJoin('customer', 'customer.id', 'identity.customerId')
    .select(['arrival.rawBlob', 'arrival.payload'])
    .where('arrival.id', '=', arrivalId)
    .where('arrival.outcome', 'in', ['quarantined', 'ignored'])
    .where('customer.restrictedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such arrival.');
  if (row.rawBlob === null && row.payload !== null) return Buffer.from(JSON.stringify(row.payload, null, 2));
  return loadOriginal(app, row.rawBlob);
};

/** Everything that came by a channel, by what became of it; from two indexes, without reading the arrivals. */
export const countArrivals = async (app: App, actor: Actor, channelId: string): Promise<ChannelCounts> => {
  authorise(actor, 'channels.read');
  const { rows } = await sql<Omit<ChannelCounts, 'lastReceivedAt'> & { lastReceivedAt: Date | null }>`
    with counted as (
      select outcome, count(*) as n, max(received_at) as last from arrival
      where channel_id = ${channelId} group by outcome),
    reasons as (
      select coalesce(why, 'unknown') as why, count(*) as n from arrival
      where channel_id = ${channelId} and outcome = 'ignored' group by 1)
    select coalesce(sum(n), 0)::bigint as received,
      coalesce(sum(n) filter (where outcome = 'placed'), 0)::bigint as placed,
      coalesce(sum(n) filter (where outcome = 'ignored'), 0)::bigint as ignored,
      coalesce(sum(n) filter (where outcome = 'quarantined'), 0)::bigint as quarantined,
      coalesce((select jsonb_agg(jsonb_build_object('why', why, 'count', n) order by n desc, why) from reasons), '[]') as ignored_why,
      max(last) as last_received_at
    from counted`.execute(app.db);
  const row = rows[0]!;
  return { ...row, lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null };
};
