import { setTimeout as sleep } from 'node:timers/promises';
import type { EventDto } from '@hilo/api';
import type { MessageArrival } from '@hilo/channel-kit';
import { unreadMark } from '@hilo/db';
import { type RawBuilder, sql } from 'kysely';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import { type AskedChannel, hasOnlyThread, type PlacingRow, readPlacingRow } from './load-placing-facts.ts';
import { planOnce } from './plan-once.ts';

/** What was asked before a message came, and how all that it was read from stood. */
export type Ahead = { row: PlacingRow; ticketId: string; standing: string };

type Channel = AskedChannel & { id: string };
type Thread = { channel: Channel; last: MessageArrival; ahead: Ahead | null; vain: number };
type Memory = {
  threads: Map<string, Thread>;
  byTicket: Map<string, string>;
  toAsk: Set<string>;
  asking: Promise<void> | null;
};

/** Threads of one node; of the oldest beyond them, as of all others, is asked when their next message is there. */
const mostThreads = 2_000;
/** So often is asked anew for nothing: whoever was expected has gone. */
const mostInVain = 20;
/** Whoever waits for what was just said goes first. */
const pauseMs = 20;

const memories = new WeakMap<App['db'], Memory>();
const memoryOf = (app: App): Memory => {
  const known = memories.get(app.db);
  if (known) return known;
  const made: Memory = { threads: new Map(), byTicket: new Map(), toAsk: new Set(), asking: null };
  memories.set(app.db, made);
  return made;
};

const nameOf = (channelId: string, { from, thread }: MessageArrival): string =>
  [channelId, from.kind, from.value, thread.nativeThread].join('\n');

const forget = ({ threads, byTicket }: Memory, name: string): void => {
  const ticketId = threads.get(name)?.ahead?.ticketId;
  threads.delete(name);
  if (ticketId !== undefined && byTicket.get(ticketId) === name) byTicket.delete(ticketId);
};

/**
 * Whoever has just spoken will most likely speak again, and wait for it to arrive: what decides where that message
 * belongs is asked now, while nobody waits. To be called when the last one is committed; resolves when it is known.
 */
export const expectMore = (app: App, channel: Channel, last: MessageArrival): Promise<void> => {
  const memory = memoryOf(app);
  const name = nameOf(channel.id, last);
  forget(memory, name);
  if (!hasOnlyThread(last)) return Promise.resolve();
  const [oldest] = memory.threads.keys();
  if (oldest !== undefined && memory.threads.size >= mostThreads) forget(memory, oldest);
  // Its words are of no use to the next one.
  memory.threads.set(name, { channel, last: { ...last, text: '', html: null }, ahead: null, vain: 0 });
  memory.toAsk.add(name);
  return askAll(app, memory);
};

/** What has changed about a ticket is asked anew. Where that is heard of too late, the next message is placed as any. */
export const askAnewOn = (app: App, events: readonly Pick<EventDto, 'ticketId'>[]): void => {
  const memory = memoryOf(app);
  for (const { ticketId } of events) {
    const name = ticketId === null ? undefined : memory.byTicket.get(ticketId);
    if (name !== undefined) memory.toAsk.add(name);
  }
  if (memory.toAsk.size > 0) void askAll(app, memory);
};

/** What was asked ahead of this arrival, once: it is of no use to a second one. Null where nothing was. */
export const takeAhead = (app: App, channelId: string, arrival: MessageArrival): Ahead | null => {
  const thread = memories.get(app.db)?.threads.get(nameOf(channelId, arrival));
  if (!thread?.ahead || !hasOnlyThread(arrival)) return null;
  const { ahead } = thread;
  thread.ahead = null;
  return ahead;
};

/** One after the other, so that it takes up one connection. */
const askAll = (app: App, memory: Memory): Promise<void> => {
  memory.asking ??= (async () => {
    while (memory.toAsk.size > 0) {
      await sleep(pauseMs, undefined, { ref: false });
      const names = [...memory.toAsk];
      memory.toAsk.clear();
      for (const name of names)
        await ask(app, memory, name).catch((error) => {
          forget(memory, name);
          app.log.debug({ err: error }, 'arrivals.notAskedAhead');
        });
    }
    memory.asking = null;
  })();
  return memory.asking;
};

const ask = async (app: App, memory: Memory, name: string): Promise<void> => {
  const thread = memory.threads.get(name);
  if (!thread) return;
  thread.vain++;
  const ahead = thread.vain > mostInVain ? null : await readAhead(app, thread);
  // Its next message was quicker.
  if (memory.threads.get(name) !== thread) return;
  forget(memory, name);
  if (!ahead) return;
  memory.threads.set(name, { ...thread, ahead });
  memory.byTicket.set(ahead.ticketId, name);
};

/** Null where it is not plain that the next message goes on where the last one is. */
const readAhead = (app: App, { channel, last }: Thread): Promise<Ahead | null> =>
  app.db.transaction().execute(async (trx) => {
    await sql`${sql.raw(unreadMark)} select ${planOnce}`.execute(trx);
    // In this order: what changes between the two is not what stood.
    const { rows } = await sql<{ standing: string | null }>`
      select (${standing(channel.id, last)}) as standing`.execute(trx);
    const row = await readPlacingRow({ trx, now: app.now() }, channel.id, last, channel, true);
    const text = rows[0]!.standing ?? '';
    const ticketId = row.pointedAt;
    const [claim, another] = row.claims;
    const isHers = claim?.standing === 'customer' && !another && !row.isBlocked;
    // It stands in that one ticket, and its messages were moved to no other.
    const isPlain = ticketId !== null && isHers && row.mergedInto === null && text.startsWith(`${ticketId} `);
    return isPlain ? { row: { ...row, isKnown: false, isOvertaken: false }, ticketId, standing: text } : null;
  });

/**
 * All that decides about the next message of a thread, each row by the transaction that wrote it: the tickets it is in,
 * their customers, living clocks and open interactions, and the sender.
 */
const standing = (channelId: string, { from, thread }: MessageArrival): RawBuilder<string> => sql`
  select string_agg(concat_ws(' ', ticket.id, ticket.xmin, customer.xmin, sender.id, sender.xmin,
    (select string_agg(concat_ws(':', clock.id, clock.xmin), ',' order by clock.id) from clock
      where clock.ticket_id = ticket.id and ended_at is null), '/',
    (select concat_ws(':', interaction.id, interaction.xmin) from interaction
      where interaction.ticket_id = ticket.id and channel_id = ${channelId} and ended_at is null limit 1)), '; ')
  from (select distinct ticket_id from message
    where channel_id = ${channelId} and native_thread = ${thread.nativeThread}::text) as named
  join ticket on ticket.id = named.ticket_id join customer on customer.id = ticket.customer_id
  left join identity as sender on sender.kind = ${from.kind} and sender.value = ${from.value}`;

/** PostgreSQL's division_by_zero: of ours nothing else divides. */
const noLonger = '22012';
export const holdsNoLonger = (error: unknown): boolean => (error as { code?: unknown }).code === noLonger;

/**
 * Locks what is locked for any arrival, in its order, and looks whether all stands as it did: what was decided by it is
 * what would be decided now. Nobody waits for the answer; where it is no, the transaction fails.
 */
export const holdTo = async (
  unit: Unit,
  channelId: string,
  arrival: MessageArrival,
  ahead: Ahead,
): Promise<void> => {
  const { kind, value } = arrival.from;
  await sql`${sql.raw(unreadMark)}
    with sender as materialized (
      select from identity where kind = ${kind} and value = ${value} for no key update)
    select from ticket where (select count(*) from sender) >= 0 and id = ${ahead.ticketId}
      for no key update`.execute(unit.trx);
  // After it: what was committed while the locks were awaited is seen.
  await sql`${sql.raw(unreadMark)}
    select 1 / case when (${standing(channelId, arrival)}) = ${ahead.standing} then 1 else 0 end`.execute(
    unit.trx,
  );
};
