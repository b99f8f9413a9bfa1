import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { expect } from 'vitest';
import type { MadeMail } from './make-mails.ts';

const blobPath = (dataDir: string, id: string): string => join(dataDir, 'blobs', id.slice(0, 2), id);
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Everything that must be true of the rows and files whatever was killed: nothing half-made, nothing twice. */
export const checkRows = async (pool: pg.Pool): Promise<void> => {
  const broken = {
    'tickets without a message': `select id from ticket where not exists
      (select from message where message.ticket_id = ticket.id)`,
    'tickets that count wrong': `select id from ticket where message_count <>
      (select count(*) from message where message.ticket_id = ticket.id)`,
    'tickets not opened exactly once': `select id from ticket where 1 <>
      (select count(*) from event where event.ticket_id = ticket.id and type = 'ticket.opened')`,
    'inbound messages not received exactly once': `select id from message where direction = 'in' and 1 <>
      (select count(*) from event where type = 'message.received' and facts->>'messageId' = message.id::text)`,
    'messages received before their ticket was opened': `select received.position from event received
      join event opened on opened.type = 'ticket.opened' and opened.ticket_id = received.ticket_id
      where received.type = 'message.received' and received.position <= opened.position`,
    'events of messages that are not there': `select position from event where type = 'message.received'
      and not exists (select from message where message.id::text = facts->>'messageId')`,
    'inbound messages without exactly one arrival': `select id from message where direction = 'in'
      and 1 <> (select count(*) from arrival where arrival.message_id = message.id and why <> 'sameMessage')`,
    'placed arrivals without a message': `select id from arrival where outcome = 'placed' and message_id is null`,
    'messages without words to search': `select id from message where kind <> 'receipt' and not exists
      (select from message_search where message_search.message_id = message.id)`,
    'customers without an identity': `select id from customer where merged_into is null and not exists
      (select from identity where identity.customer_id = customer.id)`,
    // What is read on our own page is there with its commit, and is not carried.
    'outgoing messages without an outbox row': `select message.id from message
      join channel on channel.id = message.channel_id where direction = 'out' and channel.kind <> 'chat'
      and not exists (select from outbox where outbox.message_id = message.id)`,
    'outbox rows that say something else than their message': `select outbox.id from outbox
      join message on message.id = outbox.message_id where (state, delivery) not in
      (('queued', 'queued'), ('sending', 'sending'), ('done', 'sent'), ('failed', 'failed'), ('unknown', 'unknown'))`,
    'matters whose sender was to be told nothing': `select id from ticket where not exists
      (select from receipt where receipt.ticket_id = ticket.id)`,
    'confirmations not made exactly once': `select message.id from message where kind = 'receipt' and 1 <>
      (select count(*) from receipt where receipt_message_id = message.id)`,
    'confirmations made of nothing': `select id from receipt where (state = 'made') <> (receipt_message_id is not null)`,
    'more than one open interaction': `select ticket_id from interaction where ended_at is null
      group by ticket_id, channel_id having count(*) > 1`,
  };
  for (const [name, query] of Object.entries(broken)) {
    const { rows } = await pool.query(query);
    expect(rows, name).toEqual([]);
  }
};

/** Each mail is one message in one ticket, once, with its attachment's bytes and its original on disk. */
export const checkMails = async (
  pool: pg.Pool,
  dataDir: string,
  mails: readonly MadeMail[],
): Promise<void> => {
  const { rows } = await pool.query<{ ref: string; raw: string; files: { blob: string; size: number }[] }>(
    `select own_ref as ref, raw_blob as raw, (select json_agg(json_build_object('blob', blob, 'size', size))
      from attachment where attachment.message_id = message.id) as files
    from message where direction = 'in' and own_ref is not null order by own_ref`,
  );
  expect(rows.map(({ ref }) => ref)).toEqual(mails.map(({ ref }) => ref).sort());
  const expected = new Map(mails.map((mail) => [mail.ref, mail]));
  for (const { ref, raw, files } of rows) {
    expect(files, ref).toEqual([{ blob: expected.get(ref)!.fileHash, size: 20 * 1024 }]);
    expect(hashOf(blobPath(dataDir, files[0]!.blob)), ref).toBe(expected.get(ref)!.fileHash);
    expect(hashOf(blobPath(dataDir, raw)), ref).toBe(raw);
  }
};

/** Arrivals by what became of them. */
export const countArrivals = async (pool: pg.Pool): Promise<Record<string, number>> => {
  const { rows } = await pool.query<{ outcome: string; n: number }>(
    'select outcome, count(*) as n from arrival group by outcome',
  );
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n]));
};

export const countTickets = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>('select count(*) as n from ticket');
  return rows[0]!.n;
};
