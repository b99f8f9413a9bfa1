import type { LiveClientMessage, MomentDto, TicketRow } from '@hilo/api';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Live, MomentChanges } from './connect-live.ts';
import { connection } from './connection.ts';

type Looking = Extract<MomentDto, { type: 'looking' }>;
export type Writes = LiveClientMessage['writes'];

/** Said anew this often; the server forgets what is not repeated. */
const repeatMs = 20_000;
/** Keys that are pressed are told at most this often. */
const typingMs = 3_000;

let held: ReadonlyMap<string, MomentDto> = new Map();
let live: Live | null = null;
const listeners = new Set<() => void>();

const put = (next: ReadonlyMap<string, MomentDto>): void => {
  held = next;
  for (const listener of listeners) listener();
};

/** What holds just now: who looks at what, which customers are there. Gone with the connection. */
export const moments = {
  get: (): ReadonlyMap<string, MomentDto> => held,
  apply(changes: MomentChanges): void {
    if (changes.length === 0) return;
    const next = new Map(held);
    for (const { key, moment } of changes) {
      if (moment) next.set(key, moment);
      else next.delete(key);
    }
    put(next);
  },
  forget: (): void => put(new Map()),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  speakBy(next: Live | null): void {
    live = next;
  },
};

const useMoments = (): ReadonlyMap<string, MomentDto> => useSyncExternalStore(moments.subscribe, moments.get);

/** Colleagues who have this ticket in front of them, each once, and whether they write. */
export function useLookers(ticketId: string, myId: string): { agentId: string; writes: Writes }[] {
  const all = useMoments();
  return useMemo(() => {
    const found = new Map<string, Writes>();
    for (const moment of all.values())
      if (moment.type === 'looking' && moment.ticketId === ticketId && moment.agentId !== myId)
        found.set(moment.agentId, stronger(found.get(moment.agentId), moment));
    return [...found].map(([agentId, writes]) => ({ agentId, writes }));
  }, [all, ticketId, myId]);
}

/** The same person may have two windows: the one in which she writes counts. */
const stronger = (known: Writes | undefined, { writes }: Looking): Writes =>
  known === undefined || known === 'no' ? writes : known;

/** Whether a customer has one of our pages in front of her, and writes; by channel. */
export function useCustomerHere(customerId: string): { channelId: string; isTyping: boolean } | null {
  const all = useMoments();
  return useMemo(() => {
    for (const moment of all.values())
      if (moment.type === 'customer' && moment.customerId === customerId)
        return { channelId: moment.channelId, isTyping: moment.isTyping };
    return null;
  }, [all, customerId]);
}

/** What goes on in tickets and with customers, looked up once for each change instead of once for each row. */
let indexed: { from: ReadonlyMap<string, MomentDto>; tickets: Map<string, Looking[]>; typing: Set<string> } =
  {
    from: held,
    tickets: new Map(),
    typing: new Set(),
  };
const typingAt = (customerId: string, channelId: string | null): string => `${customerId} ${channelId}`;

function index(): typeof indexed {
  if (indexed.from === held) return indexed;
  indexed = { from: held, tickets: new Map(), typing: new Set() };
  for (const moment of held.values())
    if (moment.type === 'looking')
      indexed.tickets.set(moment.ticketId, [...(indexed.tickets.get(moment.ticketId) ?? []), moment]);
    else if (moment.type === 'customer' && moment.isTyping)
      indexed.typing.add(typingAt(moment.customerId, moment.channelId));
  return indexed;
}

type RowPresence = { who: 'customer' } | { who: 'agent'; agentId: string; isWriting: boolean };

/** Who is on a ticket of a list just now: the customer who writes before a colleague who does, and one who looks. */
export function useRowPresence(
  row: Pick<TicketRow, 'id' | 'customer' | 'lastChannelId'>,
  myId: string,
): RowPresence | null {
  // As a text, so that a row is drawn anew only when this changes for it.
  const told = useSyncExternalStore(moments.subscribe, () => {
    const { tickets, typing } = index();
    if (typing.has(typingAt(row.customer.id, row.lastChannelId))) return 'customer';
    const others = tickets.get(row.id)?.filter(({ agentId }) => agentId !== myId) ?? [];
    const shown = others.find(({ writes }) => writes === 'answer') ?? others[0];
    return shown ? `${shown.agentId} ${shown.writes}` : '';
  });
  if (told === '') return null;
  if (told === 'customer') return { who: 'customer' };
  const [agentId = '', writes] = told.split(' ');
  return { who: 'agent', agentId, isWriting: writes === 'answer' };
}

/** Tells colleagues, and a customer who is there, that this ticket is in front of somebody. */
export function useLooking(ticketId: string): void {
  useEffect(() => {
    const say = () => {
      const isSeen = document.visibilityState === 'visible';
      live?.say({ type: 'looking', ticketId: isSeen ? ticketId : null, writes: 'no' });
    };
    say();
    const timer = setInterval(say, repeatMs);
    const back = connection.subscribe(() => {
      if (connection.get() === 'live') say();
    });
    document.addEventListener('visibilitychange', say);
    return () => {
      clearInterval(timer);
      back();
      document.removeEventListener('visibilitychange', say);
      live?.say({ type: 'looking', ticketId: null, writes: 'no' });
    };
  }, [ticketId]);
}

/** To be called with every change of what is being written. Never tells what. */
export function useTellWriting(ticketId: string): (writes: Exclude<Writes, 'no'>) => void {
  const told = useRef(Number.NEGATIVE_INFINITY);
  return (writes) => {
    if (performance.now() - told.current < typingMs) return;
    told.current = performance.now();
    live?.say({ type: 'looking', ticketId, writes });
  };
}
