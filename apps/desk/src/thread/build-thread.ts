import type { MessageDto } from '@hilo/api';

export type ThreadRow =
  | { type: 'day'; key: string; at: string }
  | { type: 'silence'; key: string; seconds: number; kind: 'customerWaited' | 'customerWaiting' | 'quiet' }
  | { type: 'message'; key: string; message: MessageDto; isContinuation: boolean };

/** A silence shorter than this, in seconds, is the pace of a conversation and is not drawn. */
const shortestSilence = 3_600;
/** Words of the same author within this, in seconds, belong to the same breath. */
const sameBreath = 600;

const isFromCustomer = (message: MessageDto): boolean =>
  message.direction === 'in' && message.automatic === null;
/** What reaches the customer. Notes and receipts answer nobody. */
const isAnswer = (message: MessageDto): boolean => message.direction === 'out' && message.kind === 'message';

const sameAuthor = (a: MessageDto, b: MessageDto): boolean =>
  a.author.type === b.author.type &&
  a.author.agentId === b.author.agentId &&
  a.author.address === b.author.address &&
  a.author.name === b.author.name;

/** Worth saying about itself, so it is never folded under the name before it. */
const standsAlone = (message: MessageDto): boolean =>
  message.automatic !== null || message.kind === 'receipt' || message.warnings.length > 0;

/**
 * The rows of a thread, oldest first: days, silences, messages.
 * @param dayOf names the day of a moment in the agent's zone
 * @param waitingSince since when the customer waits now, or null; `now` in ms since 1970
 */
export function buildThread(
  messages: readonly MessageDto[],
  dayOf: (at: string) => string,
  waitingSince: string | null,
  now: number,
): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let before: MessageDto | undefined;
  for (const message of messages) {
    const gap = before ? (Date.parse(message.occurredAt) - Date.parse(before.occurredAt)) / 1000 : 0;
    if (before && gap >= shortestSilence) {
      const kind = isFromCustomer(before) && isAnswer(message) ? 'customerWaited' : 'quiet';
      rows.push({ type: 'silence', key: `s${message.id}`, seconds: gap, kind });
    }
    const isNewDay = !before || dayOf(before.occurredAt) !== dayOf(message.occurredAt);
    if (isNewDay) rows.push({ type: 'day', key: `d${message.id}`, at: message.occurredAt });
    const isContinuation =
      before !== undefined &&
      !isNewDay &&
      gap < sameBreath &&
      before.kind === message.kind &&
      before.direction === message.direction &&
      before.channelId === message.channelId &&
      sameAuthor(before, message) &&
      !standsAlone(message) &&
      !standsAlone(before);
    rows.push({ type: 'message', key: message.id, message, isContinuation });
    before = message;
  }
  if (waitingSince !== null && before && isFromCustomer(before)) {
    const seconds = (now - Date.parse(before.occurredAt)) / 1000;
    if (seconds >= shortestSilence)
      rows.push({ type: 'silence', key: 'waiting', seconds, kind: 'customerWaiting' });
  }
  return rows;
}
