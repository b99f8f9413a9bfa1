import type { ChannelDto } from '@hilo/api';
import { type ChannelErrorCode, channelErrorCodes } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';

/** What failed longer ago was sent again or given up by now; the messages themselves go on saying it. */
const lookBackMs = 7 * 24 * 3_600_000;

const codesOfChannels = (Object.keys(channelErrorCodes) as ChannelErrorCode[]).filter(
  (code) => channelErrorCodes[code].isOfChannel,
);

type Row = NonNullable<ChannelDto['refusal']> & { channelId: string; lastAt: string };

/**
 * What channels could not send through a fault of their own: the sender refused, the login refused, no way out.
 * Confirmations of receipt are left out: nobody waits for them.
 */
export const readRefusals = async (app: App): Promise<Map<string, ChannelDto['refusal']>> => {
  const { rows } = await sql<Row>`
    with refused as (
      select message.channel_id, delivery_code as code, delivery_detail as detail, finished_at,
        outbox.state = 'done' as is_reported
      from message join outbox on outbox.message_id = message.id
      where ${isRefused(app)}),
    latest as (
      select distinct on (channel_id) channel_id, code, detail, finished_at, is_reported,
        (count(*) over (partition by channel_id))::int as count
      from refused order by channel_id, finished_at desc)
    select channel_id, count, code, detail, finished_at as last_at, is_reported, exists (
        select from outbox where outbox.channel_id = latest.channel_id and state = 'done'
          and outbox.finished_at > latest.finished_at) as is_mended
    from latest`.execute(app.db);
  return new Map(
    rows.map(({ channelId, count, code, detail, lastAt, isMended, isReported }) => [
      channelId,
      { count, code, detail, lastAt: new Date(lastAt).toISOString(), isMended, isReported },
    ]),
  );
};

/** The messages that one channel could not send, the oldest first. */
export const listRefused = async (app: App, channelId: string, limit: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select message.id from message join outbox on outbox.message_id = message.id
    where message.channel_id = ${channelId} and ${isRefused(app)}
    order by occurred_at, message.id limit ${limit}`.execute(app.db);
  return rows.map(({ id }) => id);
};

const isRefused = (app: App) => sql`
  message.delivery = 'failed' and message.delivery_code = any(${codesOfChannels}::text[])
  and message.redacted_at is null and not outbox.is_receipt
  and outbox.finished_at > ${new Date(app.now().getTime() - lookBackMs)}`;
