import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../app/app.ts';

/** What holds just now and is gone in a moment. Nothing of it is stored, and nothing of it is what somebody writes. */
export type Moment =
  /** A desk is connected: somebody who could answer. `name` is what customers read. */
  | { type: 'agent'; agentId: string; canAnswer: boolean }
  /** An agent has a ticket in front of her. */
  | { type: 'looking'; agentId: string; ticketId: string; writes: 'no' | 'note' | 'answer'; name: string }
  /** A customer has our page in front of her, on this channel. */
  | { type: 'customer'; customerId: string; channelId: string; isTyping: boolean }
  /** An agent has read a ticket, or put it back among the unread: her other desks are told. */
  | { type: 'read'; agentId: string; ticketId: string; isUnread: boolean; at: string };

/** One entry as it is told: what holds, or null when it no longer does. `key` names whose moment it is. */
export type MomentChange = { key: string; moment: Moment | null; before: Moment | null };

export type Moments = {
  /** Says what holds for a while from now; said again before that, it goes on. Null ends it. */
  say(key: string, moment: Moment | null): void;
  all(): { key: string; moment: Moment }[];
  follow(listener: (changes: MomentChange[]) => void): () => void;
  /** What another node told, as text. */
  hear(payload: string): void;
  close(): void;
};

/** What nobody repeats is over. Desks and channels repeat themselves every 20 seconds. */
const lifeMs = 45_000;
const typingLifeMs = 6_000;
/** Long enough to reach every desk that is connected; the others read it anew. */
const readLifeMs = 2_000;
const tellEveryMs = 50;
/** PostgreSQL takes less than 8,000 bytes in one NOTIFY. */
const mostBytes = 7_500;

const told = z.object({
  node: z.string(),
  entries: z.array(z.object({ key: z.string(), moment: z.unknown() })),
});

/**
 * Who is there, looks and writes, on all nodes: each tells the others by NOTIFY, in batches, and forgets what is not
 * repeated, so a node that dies leaves nothing behind.
 */
export const createMoments = (app: App): Moments => {
  const held = new Map<string, { moment: Moment; until: number }>();
  const listeners = new Set<(changes: MomentChange[]) => void>();
  const waiting = new Map<string, Moment | null>();
  let telling: NodeJS.Timeout | undefined;

  const lifeOf = (moment: Moment): number => {
    if (moment.type === 'read') return readLifeMs;
    return (moment.type === 'customer' && moment.isTyping) ||
      (moment.type === 'looking' && moment.writes !== 'no')
      ? typingLifeMs
      : lifeMs;
  };

  const apply = (entries: { key: string; moment: Moment | null }[]): void => {
    const now = app.now().getTime();
    const changes: MomentChange[] = [];
    for (const { key, moment } of entries) {
      const before = held.get(key)?.moment ?? null;
      if (moment) held.set(key, { moment, until: now + lifeOf(moment) });
      else held.delete(key);
      if (JSON.stringify(before) !== JSON.stringify(moment)) changes.push({ key, moment, before });
    }
    if (changes.length > 0) for (const listener of listeners) listener(changes);
  };

  /** What is no longer typed goes on being there; what is not there any more goes. */
  const expire = (): void => {
    const now = app.now().getTime();
    const over = [...held].filter(([, { until }]) => until <= now);
    if (over.length > 0) apply(over.map(([key, { moment }]) => ({ key, moment: quiet(moment) })));
  };
  const timer = setInterval(expire, 1_000);
  timer.unref();

  const tell = (): void => {
    telling = undefined;
    const entries = [...waiting].map(([key, moment]) => ({ key, moment }));
    waiting.clear();
    for (const batch of inBatches(entries))
      sql`select pg_notify('hilo_moment', ${JSON.stringify({ node: app.node, entries: batch })})`
        .execute(app.db)
        .catch((error) => app.log.debug({ err: error }, 'moments.tellFailed'));
  };

  return {
    say(key, moment) {
      apply([{ key, moment }]);
      waiting.set(key, moment);
      telling ??= setTimeout(tell, tellEveryMs).unref();
    },
    all: () => [...held].map(([key, { moment }]) => ({ key, moment })),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear(payload) {
      const heard = told.safeParse(parse(payload)).data;
      if (heard && heard.node !== app.node)
        apply(heard.entries.map(({ key, moment }) => ({ key, moment: moment as Moment | null })));
    },
    close() {
      clearInterval(timer);
      clearTimeout(telling);
      listeners.clear();
    },
  };
};

const quiet = (moment: Moment): Moment | null => {
  if (moment.type === 'customer' && moment.isTyping) return { ...moment, isTyping: false };
  if (moment.type === 'looking' && moment.writes !== 'no') return { ...moment, writes: 'no' };
  return null;
};

const inBatches = <Entry>(entries: Entry[]): Entry[][] => {
  const batches: Entry[][] = [];
  let bytes = mostBytes;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes + size > mostBytes) {
      batches.push([]);
      bytes = 200;
    }
    batches.at(-1)!.push(entry);
    bytes += size;
  }
  return batches;
};

const parse = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
};
