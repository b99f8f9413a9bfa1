import type { ClockDto, EventDto, MessageDto } from '@hilo/api';
import { readPromiseEvent } from './events/promise-events.ts';

export type ThreadRow =
  | { type: 'day'; key: string; at: string }
  /** Below it is what came since one looked. */
  | { type: 'new'; key: 'new' }
  | {
      type: 'silence';
      key: string;
      seconds: number;
      kind: 'customerWaited' | 'customerWaiting' | 'quiet';
      /** A promise was broken in it. */
      isBroken: boolean;
    }
  | { type: 'message'; key: string; message: MessageDto; isContinuation: boolean }
  /** What was promised and kept, or was not. */
  | {
      type: 'promise';
      key: string;
      outcome: 'kept' | 'broken';
      clocks: readonly ClockDto[];
      toldIds: string[];
    }
  /** What happened one after the other on one day, with no message between. */
  | { type: 'events'; key: string; events: EventDto[] };

/** A silence shorter than this, in seconds, is the pace of a conversation and is not drawn. */
const shortestSilence = 3_600;
/** Words of the same author within this, in seconds, belong to the same breath. */
const sameBreath = 600;

const isFromCustomer = (message: MessageDto): boolean =>
  message.direction === 'in' && message.automatic === null;
/** It did not arrive, or never left. */
const lost: readonly MessageDto['delivery'][] = ['failed', 'cancelled', 'unsent'];
/** What reaches the customer with substance. Notes and receipts answer nobody, and neither does "phone us". */
const isAnswer = (message: MessageDto): boolean =>
  message.direction === 'out' &&
  message.kind === 'message' &&
  message.countsAsAnswer !== false &&
  !lost.includes(message.delivery);

const sameAuthor = (a: MessageDto, b: MessageDto): boolean =>
  a.author.type === b.author.type &&
  a.author.agentId === b.author.agentId &&
  a.author.address === b.author.address &&
  a.author.name === b.author.name;

/** Worth saying about itself, so it is never folded under the name before it. */
const standsAlone = (message: MessageDto): boolean =>
  message.automatic !== null ||
  message.kind === 'receipt' ||
  message.warnings.length > 0 ||
  message.countsAsAnswer === false ||
  message.channelReason !== null;

const isOneBreath = (before: MessageDto, message: MessageDto, gap: number): boolean =>
  gap < sameBreath &&
  before.kind === message.kind &&
  before.direction === message.direction &&
  before.channelId === message.channelId &&
  sameAuthor(before, message) &&
  !standsAlone(message) &&
  !standsAlone(before);

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

type ThreadParts = {
  messages: readonly MessageDto[];
  /** Those that are worth a line, oldest first. */
  events: readonly EventDto[];
  /** Every clock that the ticket has had; null where they could not be read. */
  clocks?: readonly ClockDto[] | null;
  /** Names the day of a moment in the agent's zone. */
  dayOf: (at: string) => string;
  /** Since when the customer waits now, or null. */
  waitingSince: string | null;
  /** Milliseconds since 1970. */
  now: number;
  /** When the agent had looked before, and who that is; their own words are not new to them. */
  newSince?: string | null;
  agentId?: string;
};

/** What has happened, and what is to leave later: it stands behind everything, whatever comes meanwhile. */
export const partScheduled = (
  messages: readonly MessageDto[],
): [happened: readonly MessageDto[], scheduled: readonly MessageDto[]] => {
  const scheduled = messages.filter(({ delivery }) => delivery === 'scheduled');
  return scheduled.length === 0
    ? [messages, scheduled]
    : [messages.filter(({ delivery }) => delivery !== 'scheduled'), scheduled];
};

/** The rows of a thread, oldest first: days, silences, messages, and what happened between them. */
export function buildThread({
  messages,
  events,
  clocks = [],
  dayOf,
  waitingSince,
  now,
  newSince = null,
  agentId,
}: ThreadParts): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let day: string | undefined;
  let next = 0;
  const beginDay = (at: string, key: string): boolean => {
    if (dayOf(at) === day) return false;
    day = dayOf(at);
    rows.push({ type: 'day', key: `d${key}`, at });
    return true;
  };
  /** Tells what happened before a moment and was not told yet. */
  const tellUntil = (until: string | null): void => {
    let run: Extract<ThreadRow, { type: 'events' }> | undefined;
    for (let event = events[next]; event && (until === null || event.at < until); event = events[next]) {
      next += 1;
      const key = `e${event.position}`;
      const promise = readPromiseEvent(event, clocks);
      if (promise === 'nothing') continue;
      if (promise) {
        beginDay(event.at, key);
        rows.push({ type: 'promise', key, ...promise });
        run = undefined;
        continue;
      }
      if (beginDay(event.at, key) || !run) {
        run = { type: 'events', key, events: [] };
        rows.push(run);
      }
      run.events.push(event);
    }
  };
  const brokeBetween = (from: string, to: string): boolean =>
    (clocks ?? []).some(({ breachedAt }) => breachedAt !== null && breachedAt > from && breachedAt < to);
  let before: MessageDto | undefined;
  let isWaiting = false;
  let isMarked = false;
  for (const message of messages) {
    const at = message.occurredAt;
    const gap = before ? secondsBetween(before.occurredAt, at) : 0;
    if (before && gap >= shortestSilence) {
      // What happened in a silence stands at the end of it that it lies nearer to.
      tellUntil(new Date(Date.parse(before.occurredAt) + gap * 500).toISOString());
      const kind = isWaiting ? 'customerWaited' : 'quiet';
      rows.push({
        type: 'silence',
        key: `s${message.id}`,
        seconds: gap,
        kind,
        isBroken: kind === 'customerWaited' && brokeBetween(before.occurredAt, at),
      });
    }
    tellUntil(at);
    const isNew = newSince !== null && message.createdAt > newSince && message.author.agentId !== agentId;
    if (isNew && before && !isMarked) rows.push({ type: 'new', key: 'new' });
    isMarked ||= isNew;
    const isAfterMessage = rows.at(-1)?.type === 'message';
    const isNewDay = beginDay(at, message.id);
    const isContinuation =
      before !== undefined && isAfterMessage && !isNewDay && isOneBreath(before, message, gap);
    rows.push({ type: 'message', key: message.id, message, isContinuation });
    isWaiting = isFromCustomer(message) || (isWaiting && !isAnswer(message));
    before = message;
  }
  tellUntil(null);
  if (waitingSince !== null && before && isWaiting) {
    const seconds = (now - Date.parse(waitingSince)) / 1000;
    if (seconds >= shortestSilence)
      rows.push({
        type: 'silence',
        key: 'waiting',
        seconds,
        kind: 'customerWaiting',
        isBroken: brokeBetween(waitingSince, new Date(now).toISOString()),
      });
  }
  return rows;
}
