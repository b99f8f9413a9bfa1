import { randomBytes } from 'node:crypto';
import { makeTrackingKey, uuidV7 } from '@hilo/core';
import type pg from 'pg';
import { searchable } from '../apps/server/src/tickets/write-message.ts';
import { insertClocks, makeClocks } from './make-clocks.ts';
import { createTextMaker } from './make-text.ts';

const batchSize = 2_000;
const messagesPerTicket = 5;

/**
 * Loads tickets up to `target` (five messages each, and the clocks of those that are open) straight into the tables, as a
 * mail history would stand there.
 * Indexes on words are built at the end, which is many times faster than row by row.
 */
export const loadTickets = async (
  pool: pg.Pool,
  target: number,
  onProgress: (done: number) => void,
): Promise<void> => {
  const { rows } = await pool.query<{ n: number }>('select count(*) as n from ticket');
  const start = rows[0]!.n;
  if (start >= target) return;
  const client = await pool.connect();
  try {
    await client.query(
      "set statement_timeout = 0; set synchronous_commit = off; set maintenance_work_mem = '512MB'",
    );
    const { rows: indexes } = await client.query<{ definition: string }>(
      "select pg_get_indexdef('message_search_words'::regclass) as definition",
    );
    await client.query('drop index message_search_words');
    for (let from = start; from < target; from += batchSize) {
      await againWhereKeyIsTaken(client, () =>
        loadBatch(client, from, Math.min(batchSize, target - from), target),
      );
      onProgress(Math.min(from + batchSize, target));
    }
    await client.query(indexes[0]!.definition);
    await client.query('analyze');
    await client.query('vacuum');
  } finally {
    client.release(true);
  }
};

/** Among 200,000 keys two are the same once in twenty-five loads. */
const againWhereKeyIsTaken = async (client: pg.PoolClient, load: () => Promise<void>): Promise<void> => {
  try {
    await load();
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'ticket_tracking_key_key') throw error;
    await client.query('rollback');
    await againWhereKeyIsTaken(client, load);
  }
};

const dayMs = 86_400_000;
const newest = Date.parse('2026-11-01T12:00:00Z');

const loadBatch = async (
  client: pg.PoolClient,
  from: number,
  count: number,
  target: number,
): Promise<void> => {
  const text = createTextMaker(from + 1);
  const customers: unknown[] = [];
  const tickets: unknown[] = [];
  const messages: unknown[] = [];
  const open: Parameters<typeof insertClocks>[1][number][] = [];
  const now = Date.now();
  for (let n = from; n < from + count; n++) {
    const at = newest - (target - n) * Math.floor((700 * dayMs) / target);
    const id = () => uuidV7(at, randomBytes(10));
    const customer = {
      id: id(),
      identity: id(),
      name: text.name(),
      address: `cliente${n}@correo${n % 50}.example`,
      at: new Date(at),
    };
    const status = n % 10 < 7 ? 'resolved' : 'open';
    const ticket = {
      id: id(),
      key: makeTrackingKey(randomBytes(24))!,
      subject: text.subject(),
      customer: customer.id,
      status,
      at: new Date(at),
      last: new Date(at + 4 * 3_600_000),
    };
    customers.push(customer);
    let last = '';
    for (let m = 0; m < messagesPerTicket; m++) {
      last = text.body();
      messages.push({
        id: id(),
        ticket: ticket.id,
        direction: m % 2 === 0 ? 'in' : 'out',
        identity: customer.identity,
        text: last,
        subject: ticket.subject,
        words: searchable(`${ticket.subject}\n${last}`),
        at: new Date(at + m * 3_600_000),
        ref: `bench.${n}.${m}@load.example`,
      });
    }
    tickets.push({ ...ticket, text: last.slice(0, 200) });
    if (status === 'open') open.push({ id: ticket.id, ...makeClocks(n, now, id) });
  }
  await client.query('begin');
  await client.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as g(id uuid, identity uuid, name text, address text, at timestamptz)),
      made as (insert into customer (id, name, search_name, created_at, updated_at) select id, name, hilo_search_name(name), at, at from given)
      insert into identity (id, customer_id, kind, value, display_name, created_at) select identity, id, 'mailAddress', address, name, at from given`,
    [JSON.stringify(customers)],
  );
  await client.query(
    `insert into ticket (id, tracking_key, subject, customer_id, queue_id, channel_id, last_channel_id, status, message_count, last_message_at, last_inbound_at, last_text, waiting_since, created_at, updated_at, resolved_at)
      select g.id, key, subject, customer, queue.id, channel.id, channel.id, status, ${messagesPerTicket}, last, last, text,
        case when status = 'open' then last end, at, last, case when status = 'resolved' then last end
      from jsonb_to_recordset($1::jsonb) as g(id uuid, key text, subject text, customer uuid, status text, text text, at timestamptz, last timestamptz),
        (select id from queue order by created_at limit 1) as queue, (select id from channel order by created_at limit 1) as channel`,
    [JSON.stringify(tickets)],
  );
  await client.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as g(id uuid, ticket uuid, direction text, identity uuid, text text, subject text, words text, at timestamptz, ref text)),
      said as (
        insert into message (id, ticket_id, channel_id, kind, direction, author_identity_id, author_name, subject, text, own_ref, delivery, occurred_at, created_at)
        select given.id, ticket, channel.id, 'message', direction, case when direction = 'in' then identity end, case when direction = 'out' then 'Ana' end,
          subject, text, ref, case when direction = 'out' then 'sent' end, at, at
        from given, (select id from channel order by created_at limit 1) as channel)
      insert into message_search (message_id, ticket_id, at, words) select id, ticket, at, hilo_search_vector(words, at) from given`,
    [JSON.stringify(messages)],
  );
  await insertClocks(client, open);
  await client.query('commit');
};
