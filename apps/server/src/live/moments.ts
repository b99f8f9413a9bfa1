import type { App } from '../app/app.ts';
import { type Entry, hearNode, tellNodes } from './tell-nodes.ts';

/** What holds just now and is gone in a moment. Nothing of it is stored, and nothing of it is what somebody writes. */
export type Moment =
  /** A desk is connected: somebody who could answer. `name` is what customers read. */
  | { type: 'agent'; agentId: string; canAnswer: boolean }
  /** An agent has a ticket in front of her. `name` and `photoUrl` are what customers see of her. */
  | {
      type: 'looking';
      agentId: string;
      ticketId: string;
      writes: 'no' | 'note' | 'answer';
      name: string;
      photoUrl: string | null;
    }
  /** A customer has our page in front of her, on this channel. */
  | { type: 'customer'; customerId: string; channelId: string; isTyping: boolean }
  /** An agent has read a ticket, or put it back among the unread: her other desks are told. */
  | { type: 'read'; agentId: string; ticketId: string; isUnread: boolean; at: string }
  /** What an agent was writing on a ticket was kept, or thrown away (null): her other desks are told that it was. */
  | { type: 'draft'; agentId: string; ticketId: string; isNote: boolean; updatedAt: string | null };
type Of<Type extends Moment['type']> = Extract<Moment, { type: Type }>;

/** One entry as it is told: what holds, or null when it no longer does. `key` names whose moment it is. */
export type MomentChange = { key: string; moment: Moment | null; before: Moment | null };

export type Moments = {
  /** Says what holds for a while from now; said again before that, it goes on. Null ends it. */
  say(key: string, moment: Moment | null): void;
  all(): { key: string; moment: Moment }[];
  of<Type extends Moment['type']>(type: Type): Of<Type>[];
  /** Tells of changes, those of a moment together. */
  follow(listener: (changes: MomentChange[]) => void): () => void;
  /** What another node told, as text. */
  hear(payload: string): void;
  /** Nothing was heard of other nodes up to now, and they may have been deaf, too: each tells all that holds with it. */
  ask(): void;
  close(): void;
};

/** What nobody repeats is over. Desks and channels repeat themselves every 20 seconds. */
const lifeMs = 45_000;
const typingLifeMs = 6_000;
/** Long enough to reach every desk that is connected; the others read it anew. */
const ownLifeMs = 2_000;
/** A node says this often that it lives: what it told holds as long as it does. */
const beatMs = 20_000;
const tellEveryMs = 50;

/** `node`: who said it; what a node said ends with it. */
type Held = { moment: Moment; until: number; node: string };

/**
 * Who is there, looks and writes, on all nodes: each tells the others what changes with it by NOTIFY, in batches. What
 * is only repeated stays here: with a thousand visitors on a page that would be a flood. So a node that dies leaves
 * nothing behind, and one that was deaf asks.
 */
export const createMoments = (app: App): Moments => {
  const held: Record<Moment['type'], Map<string, Held>> = {
    agent: new Map(),
    looking: new Map(),
    customer: new Map(),
    read: new Map(),
    draft: new Map(),
  };
  const shelves = Object.values(held);
  const heardAt = new Map<string, number>();
  const listeners = new Set<(changes: MomentChange[]) => void>();
  /** What is to be told of, with what held before. */
  const changing = new Map<string, Moment | null>();
  const untold = new Set<string>();
  let owes: 'changes' | 'all' = 'changes';
  let telling: NodeJS.Timeout | undefined;

  const find = (key: string): Held | undefined => {
    for (const shelf of shelves) if (shelf.has(key)) return shelf.get(key);
  };
  const own = (): Entry[] =>
    shelves.flatMap((shelf) =>
      [...shelf].flatMap(([key, { moment, node }]) => (node === app.node ? [{ key, moment }] : [])),
    );

  const put = (key: string, moment: Moment | null, node: string): void => {
    const before = find(key)?.moment ?? null;
    if (moment) held[moment.type].set(key, { moment, until: app.now().getTime() + lifeOf(moment), node });
    else if (before) held[before.type].delete(key);
    if (isSame(before, moment)) return;
    if (!changing.has(key)) changing.set(key, before);
    if (node === app.node) untold.add(key);
    tellSoon();
  };

  const tellSoon = (): void => {
    telling ??= setTimeout(tell, tellEveryMs).unref();
  };
  const tell = (): void => {
    telling = undefined;
    // What came back meanwhile was never over.
    const changes = [...changing]
      .map(([key, before]) => ({ key, before, moment: find(key)?.moment ?? null }))
      .filter(({ before, moment }) => !isSame(before, moment));
    changing.clear();
    if (changes.length > 0) for (const listener of listeners) listener(changes);
    const entries =
      owes === 'all' ? own() : [...untold].map((key) => ({ key, moment: find(key)?.moment ?? null }));
    const isWhole = owes === 'all';
    untold.clear();
    owes = 'changes';
    if (entries.length > 0 || isWhole) send({ entries, isWhole });
  };
  const send = (told: { entries: Entry[]; isWhole?: boolean; asks?: boolean }): void => {
    tellNodes(app, told).catch((error) => {
      // They will hear all of it with the next beat.
      owes = 'all';
      app.log.debug({ err: error }, 'moments.tellFailed');
    });
  };

  const expire = (): void => {
    const now = app.now().getTime();
    const silent = new Set([...heardAt].filter(([, at]) => at + lifeMs <= now).map(([node]) => node));
    for (const node of silent) heardAt.delete(node);
    for (const shelf of shelves)
      for (const [key, { moment, until, node }] of shelf)
        if (node === app.node ? until <= now : silent.has(node))
          put(key, node === app.node ? quiet(moment) : null, node);
  };
  const beat = (): void => (owes === 'all' ? tell() : send({ entries: [] }));
  const timers = [setInterval(expire, 1_000), setInterval(beat, beatMs)];
  for (const timer of timers) timer.unref();

  return {
    say: (key, moment) => put(key, moment, app.node),
    all: () => shelves.flatMap((shelf) => [...shelf].map(([key, { moment }]) => ({ key, moment }))),
    of: <Type extends Moment['type']>(type: Type) =>
      Array.from(held[type].values(), ({ moment }) => moment as Of<Type>),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear(payload) {
      const heard = hearNode(app, payload);
      if (!heard) return;
      const { node, entries, isWhole, asks } = heard;
      // New here, or taken for dead: what it told before was not heard.
      if (!heardAt.has(node) && !isWhole) send({ entries: [], asks: true });
      heardAt.set(node, app.now().getTime());
      if (isWhole)
        for (const shelf of shelves)
          for (const [key, one] of shelf) if (one.node === node) put(key, null, node);
      for (const { key, moment } of entries) put(key, moment, node);
      if (!asks) return;
      owes = 'all';
      tellSoon();
    },
    ask: () => send({ entries: own(), isWhole: true, asks: true }),
    close() {
      for (const timer of timers) clearInterval(timer);
      clearTimeout(telling);
      listeners.clear();
    },
  };
};

const isSame = (one: Moment | null, other: Moment | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const lifeOf = (moment: Moment): number => {
  if (moment.type === 'read' || moment.type === 'draft') return ownLifeMs;
  return quiet(moment) === null ? lifeMs : typingLifeMs;
};

/** What is no longer typed goes on being there; everything else is over. */
const quiet = (moment: Moment): Moment | null => {
  if (moment.type === 'customer' && moment.isTyping) return { ...moment, isTyping: false };
  if (moment.type === 'looking' && moment.writes !== 'no') return { ...moment, writes: 'no' };
  return null;
};
