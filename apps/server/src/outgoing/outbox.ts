import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { createHeartbeat } from '../app/node-heartbeat.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { adoptOrphans } from './adopt-orphans.ts';
import { carry, keepFinishing } from './carry.ts';
import { departDue } from './depart-due.ts';

const pollMs = 1_000;
const concurrency = 4;
/** Of these, confirmations of receipt take at most so many: a burst of them leaves room for what people write. */
const receiptLanes = 2;
const adoptEveryPolls = 10;
/** How long an ending process lets what is on the wire come to its end. */
const lastSendsMs = 3_000;
/** And how long what was broken off has to say so in the database, which may itself be stuck. */
const lastWordsMs = 750;

/**
 * Carries outgoing messages to their channels, each once or visibly not. Rows are claimed in the database, so several
 * nodes share the work; a row that a dead node left in mid-send is judged by its channel's `resend` grade.
 */
export type Outbox = {
  /** Begins to look for work, after judging what a node that is gone left in mid-send. */
  start(): Promise<void>;
  wake(): void;
  /** Begins nothing new, gives what is on the wire a moment, then breaks it off. */
  close(): Promise<void>;
};

export type OutboxRow = { id: string; messageId: string; channelId: string; attempt: number };

export const createOutbox = (app: App, hub: ChannelHub): Outbox => {
  const abort = new AbortController();
  const heartbeat = createHeartbeat(app);
  /** From the claim until what became of it is written down. */
  const working = new Map<string, Promise<void>>();
  const onWire = new Set<string>();
  const receiptsAtWork = new Set<string>();
  let looking: Promise<void> | null = null;
  let adopting = Promise.resolve();
  let isAsked = false;
  let isEnding = false;
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    isAsked = true;
    if (isEnding) return;
    looking ??= lookUntilDone().finally(() => {
      looking = null;
    });
  };

  const lookUntilDone = async (): Promise<void> => {
    try {
      while (isAsked && !isEnding) {
        isAsked = false;
        await departDue(app);
        while (onWire.size < concurrency && !isEnding) {
          const rows = await claimNext(concurrency - onWire.size);
          if (rows.length === 0) break;
          for (const row of rows) begin(row);
        }
      }
    } catch (error) {
      app.log.error({ err: error }, 'outbox.lookFailed');
    }
  };

  const claimNext = async (free: number): Promise<OutboxRow[]> => {
    const answers = await claim(app, free, false);
    const lanes = Math.min(free, receiptLanes - receiptsAtWork.size);
    if (answers.length > 0 || lanes <= 0) return answers;
    const receipts = await claim(app, lanes, true);
    for (const { id } of receipts) receiptsAtWork.add(id);
    return receipts;
  };

  const begin = (row: OutboxRow): void => {
    onWire.add(row.id);
    working.set(
      row.id,
      work(row).finally(() => working.delete(row.id)),
    );
  };

  const work = async (row: OutboxRow): Promise<void> => {
    const outcome = await carry(app, hub, row, abort.signal);
    // What cannot be written down yet keeps nobody else from the wire.
    onWire.delete(row.id);
    receiptsAtWork.delete(row.id);
    look();
    await keepFinishing(app, row, outcome, abort.signal);
  };

  const adopt = (): void => {
    adopting = adoptOrphans(app, hub, new Set(working.keys()), abort.signal).catch((error) =>
      app.log.error({ err: error }, 'outbox.adoptFailed'),
    );
  };

  /** Also of a claim that was under way when the end began. */
  const lastSends = async (): Promise<void> => {
    await looking;
    await Promise.allSettled(working.values());
  };

  return {
    async start() {
      await heartbeat.start();
      adopt();
      let ticks = 0;
      timer = setInterval(() => {
        if (++ticks % adoptEveryPolls === 0) adopt();
        look();
      }, pollMs);
      look();
    },
    wake() {
      if (timer) look();
    },
    async close() {
      isEnding = true;
      if (!timer) return;
      clearInterval(timer);
      await within(lastSendsMs, lastSends());
      abort.abort();
      await within(lastWordsMs, Promise.all([lastSends(), adopting]).then(heartbeat.stop));
    },
  };
};

const within = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const waiting = new AbortController();
  await Promise.race([work, sleep(ms, undefined, { signal: waiting.signal }).catch(() => {})]);
  waiting.abort();
};

/**
 * Claims rows that are due; those of a channel that is paused wait for it. The message says "sending" from the same
 * commit on.
 */
const claim = async (app: App, limit: number, isReceipt: boolean): Promise<OutboxRow[]> => {
  const now = app.now();
  const { rows } = await sql<OutboxRow>`
    with due as (
      select id from outbox
      where state = 'queued' and is_receipt = ${isReceipt} and due_at <= ${now} and departure is null
        and channel_id not in (select id from channel where not is_enabled and archived_at is null)
      order by due_at limit ${limit} for update skip locked),
    claimed as (
      update outbox set state = 'sending', attempt = attempt + 1, locked_by = ${app.node}, locked_at = ${now}
      from due where outbox.id = due.id returning outbox.id, message_id, channel_id, attempt),
    shown as (
      update message set delivery = 'sending' from claimed where message.id = claimed.message_id)
    select * from claimed`.execute(app.db);
  return rows;
};
