import type { MacroAppliedDto, MessageDto, SendMessageBody } from '@hilo/api';
import { ApiError, newIdempotencyKey } from '@hilo/api/client';
import { useSyncExternalStore } from 'react';
import { api } from '../../api.ts';
import { connection } from '../../live/connection.ts';
import { askWhereGuarded } from '../../promises/guarded.ts';
import type { CarriedFile } from '../compose-request.ts';

/** A message that the agent has sent and the server has not confirmed. */
export type PendingMessage = {
  /** Also its idempotency key: tried again, it is still sent once. */
  key: string;
  ticketId: string;
  body: SendBody;
  macro?: SentMacro | undefined;
  /** What its files are called. */
  files: readonly CarriedFile[];
  state: 'sending' | 'waiting' | 'failed';
  /** Why it failed. */
  error: unknown;
  at: string;
};
export type SendBody = Partial<SendMessageBody> & Pick<SendMessageBody, 'kind' | 'text'>;
/** A macro that goes with it, in one go. */
export type SentMacro = { id: string; title: string };
/** @param message null where the server says that it was kept, and it is no longer among the last */
export type Confirmed = (
  pending: PendingMessage,
  message: MessageDto | null,
  applied: MacroAppliedDto | null,
) => void;

let all: readonly PendingMessage[] = [];
const listeners = new Set<() => void>();
const confirmed = new Map<string, Confirmed>();
/** Tickets to which a message is on its way: one after the other, so that they arrive in the order they were written. */
const busy = new Set<string>();
/** Tries in vain, by ticket, and when the next one is due. */
const vain = new Map<string, { tries: number; timer: ReturnType<typeof setTimeout> }>();
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

function put(next: readonly PendingMessage[]): void {
  all = next;
  for (const listener of listeners) listener();
}
const change = (key: string, to: Partial<PendingMessage>): void =>
  put(all.map((each) => (each.key === key ? { ...each, ...to } : each)));

export const dropPending = (key: string): void => put(all.filter((each) => each.key !== key));

/** Those that leave by themselves, in order. */
const lineOf = (ticketId: string): PendingMessage[] =>
  all.filter((each) => each.ticketId === ticketId && each.state !== 'failed');

/** Shows the message at once and sends it, behind those before it; until somebody can take it, it waits. */
export function sendPending(
  ticketId: string,
  body: SendBody,
  onConfirmed: Confirmed,
  { macro, files = [] }: { macro?: SentMacro | undefined; files?: readonly CarriedFile[] } = {},
): void {
  const key = newIdempotencyKey();
  confirmed.set(key, onConfirmed);
  const state = lineOf(ticketId).some((each) => each.state === 'waiting') ? 'waiting' : 'sending';
  put([...all, { key, ticketId, body, macro, files, state, error: null, at: new Date().toISOString() }]);
  if (state === 'sending') void bringNext(ticketId);
}

/** One that failed, once more; what is `changed` of it is sent otherwise than before. */
export function tryPending(key: string, changed: Partial<SendBody> = {}): void {
  const pending = all.find((each) => each.key === key);
  if (!pending) return;
  change(key, { state: 'sending', error: null, body: { ...pending.body, ...changed } });
  void bringNext(pending.ticketId);
}

async function bringNext(ticketId: string): Promise<void> {
  const [next] = lineOf(ticketId);
  if (!next || busy.has(ticketId)) return;
  busy.add(ticketId);
  clearTimeout(vain.get(ticketId)?.timer);
  change(next.key, { state: 'sending' });
  try {
    const { message, applied } = await send(next);
    settle(next, message, applied);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'idempotency.answerLost')
      settle(next, await findKept(next), null);
    else if (passes(error)) return waitWith(ticketId);
    else {
      change(next.key, { state: 'failed', error });
      askForGuard(next, error);
    }
  } finally {
    busy.delete(ticketId);
  }
  void bringNext(ticketId);
}

function settle(pending: PendingMessage, message: MessageDto | null, applied: MacroAppliedDto | null): void {
  vain.delete(pending.ticketId);
  dropPending(pending.key);
  confirmed.get(pending.key)?.(pending, message, applied);
  confirmed.delete(pending.key);
}

/** The message that was kept, although the answer that said so is lost. */
async function findKept({ ticketId, body }: PendingMessage): Promise<MessageDto | null> {
  const page = await api.messages(ticketId, { limit: 20 }).catch(() => null);
  const isIt = ({ direction, text }: MessageDto): boolean =>
    direction !== 'in' && text.trim() === body.text.trim();
  return page?.items.findLast(isIt) ?? null;
}

/** Where something is still wanted before the ticket becomes what it is to become with it: it is asked for, and the words are kept. */
function askForGuard({ key, ticketId, body }: PendingMessage, error: unknown): void {
  askWhereGuarded(error, {
    ticketId,
    change: { status: body.thenStatus },
    again: async (why) => tryPending(key, why === undefined ? {} : { why }),
  });
}

/** What is over by itself: no network, no database, the same request still at work. A full disk is for people. */
const passes = (error: unknown): boolean =>
  error instanceof ApiError &&
  error.isRetryable &&
  !['storage.full', 'resource.changed'].includes(error.code);

/** All of a ticket wait, so that none overtakes the first. */
function waitWith(ticketId: string): void {
  const tries = (vain.get(ticketId)?.tries ?? 0) + 1;
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1));
  const timer = setTimeout(() => {
    if (connection.get() !== 'lost') void bringNext(ticketId);
  }, pauseMs);
  vain.set(ticketId, { tries, timer });
  put(
    all.map((each) =>
      each.ticketId === ticketId && each.state === 'sending' ? { ...each, state: 'waiting' } : each,
    ),
  );
}

async function send({ ticketId, body, macro, key }: PendingMessage) {
  if (!macro) return { message: await api.sendMessage(ticketId, body, key), applied: null };
  const applied = await api.applyMacro(ticketId, { answerId: macro.id, message: body }, key);
  const message = applied.ticket.thread.items.find(({ id }) => id === applied.messageId);
  if (!message)
    throw new ApiError({ code: 'client.unreadable', detail: 'The message is not in its thread.' });
  return { message, applied };
}

/** Whether something was sent to a ticket, from this window, of which nobody knows yet that it arrived. */
export const isUnconfirmed = (ticketId: string): boolean => all.some((each) => each.ticketId === ticketId);

const isOnItsWay = (ticketId: string): boolean =>
  all.some((each) => each.ticketId === ticketId && each.state === 'sending');

/**
 * Waits while a message from this window is on its way to a ticket: what comes after it is told the server after it.
 * One that waits for the connection, or failed, is not waited for.
 * @returns whether there was one
 */
export async function whenSent(ticketId: string): Promise<boolean> {
  if (!isOnItsWay(ticketId)) return false;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (isOnItsWay(ticketId)) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
  });
  return true;
}

connection.subscribe(() => {
  if (connection.get() !== 'live') return;
  const waiting = all.filter(({ state }) => state === 'waiting');
  for (const ticketId of new Set(waiting.map((each) => each.ticketId))) void bringNext(ticketId);
});

// Closing the page would lose what has not left; the browser asks.
if (typeof window !== 'undefined')
  window.addEventListener('beforeunload', (event) => {
    if (all.some(({ state }) => state !== 'failed')) event.preventDefault();
  });

const none: readonly PendingMessage[] = [];
const byTicket = new Map<string, { from: readonly PendingMessage[]; list: readonly PendingMessage[] }>();

/** What has been sent from this window to a ticket and is not confirmed. */
export function usePending(ticketId: string): readonly PendingMessage[] {
  const read = () => {
    const known = byTicket.get(ticketId);
    if (known?.from === all) return known.list;
    const list = all.filter((each) => each.ticketId === ticketId);
    const kept = list.length === 0 ? none : list;
    byTicket.set(ticketId, { from: all, list: kept });
    return kept;
  };
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
