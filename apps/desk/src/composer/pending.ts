import type { MacroAppliedDto, MessageDto, SendMessageBody } from '@hilo/api';
import { ApiError, newIdempotencyKey } from '@hilo/api/client';
import { useSyncExternalStore } from 'react';
import { api } from '../api.ts';
import { connection } from '../live/connection.ts';

/** A message that the agent has sent and the server has not confirmed. */
export type PendingMessage = {
  /** Also its idempotency key: tried again, it is still sent once. */
  key: string;
  ticketId: string;
  body: SendBody;
  macro?: SentMacro | undefined;
  state: 'sending' | 'waiting' | 'failed';
  /** Why it failed. */
  error: unknown;
  at: string;
};
export type SendBody = Partial<SendMessageBody> & Pick<SendMessageBody, 'kind' | 'text'>;
/** A macro that goes with it, in one go. */
export type SentMacro = { id: string; title: string };
export type Confirmed = (
  pending: PendingMessage,
  message: MessageDto,
  applied: MacroAppliedDto | null,
) => void;

let all: readonly PendingMessage[] = [];
const listeners = new Set<() => void>();
const confirmed = new Map<string, Confirmed>();

function put(next: readonly PendingMessage[]): void {
  all = next;
  for (const listener of listeners) listener();
}
const change = (key: string, to: Partial<PendingMessage>): void =>
  put(all.map((each) => (each.key === key ? { ...each, ...to } : each)));

export const dropPending = (key: string): void => put(all.filter((each) => each.key !== key));

/** Shows the message at once and sends it; without a connection it waits and goes out by itself. */
export function sendPending(
  ticketId: string,
  body: SendBody,
  onConfirmed: Confirmed,
  macro?: SentMacro,
): void {
  const key = newIdempotencyKey();
  confirmed.set(key, onConfirmed);
  put([...all, { key, ticketId, body, macro, state: 'sending', error: null, at: new Date().toISOString() }]);
  void tryPending(key);
}

export async function tryPending(key: string): Promise<void> {
  const pending = all.find((each) => each.key === key);
  if (!pending) return;
  change(key, { state: 'sending', error: null });
  try {
    const { message, applied } = await send(pending);
    dropPending(key);
    confirmed.get(key)?.(pending, message, applied);
    confirmed.delete(key);
  } catch (error) {
    const isOffline = error instanceof ApiError && error.code === 'client.offline';
    change(key, { state: isOffline ? 'waiting' : 'failed', error });
  }
}

async function send({ ticketId, body, macro, key }: PendingMessage) {
  if (!macro) return { message: await api.sendMessage(ticketId, body, key), applied: null };
  const applied = await api.applyMacro(ticketId, { answerId: macro.id, message: body }, key);
  const message = applied.ticket.thread.items.find(({ id }) => id === applied.messageId);
  if (!message)
    throw new ApiError({ code: 'client.unreadable', detail: 'The message is not in its thread.' });
  return { message, applied };
}

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
  for (const { key, state } of all) if (state === 'waiting') void tryPending(key);
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
