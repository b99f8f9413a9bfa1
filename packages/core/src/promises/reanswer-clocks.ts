import { readInstant } from '../calendars/zone.ts';
import { type Clock, isLiving } from './clock.ts';
import { type ClockChange, meetClock, reviveClock, type SentAnswer, supersedeClock } from './end-clocks.ts';
import type { WakePolicy } from './wake-clock.ts';

type Named = Clock & { id: string };
export type Reanswered<One> = { clock: One; change: ClockChange }[];

export type Marked = {
  /** The message of which it is seen otherwise now, and whether it counts. */
  message: { at: string; messageId: string };
  counts: boolean;
  /** All that count now, oldest first. */
  answers: readonly SentAnswer[];
  /** A rule wants the matter settled, and not only answered. */
  settles: (rule: string) => boolean;
};

/**
 * What the clocks of a ticket are, once it is seen otherwise whether one of its messages answers. One that counts met
 * what was owed when it was sent, as of then; what one that does not had met was met by the next answer, or is owed
 * still. Whatever was called off, stands still or was taken over by another clock stays as it is; a deadline of the law
 * that was given up for want of an answer had one after all.
 */
export const reanswerClocks = <One extends Named>(
  clocks: readonly One[],
  marked: Marked,
  { policy, now }: { policy: WakePolicy; now: string },
): Reanswered<One> => {
  const { answers, settles } = marked;
  const after = new Map(clocks.map((clock) => [clock.id, clock]));
  const put = (clock: One, change: ClockChange | null): void => {
    if (change) after.set(clock.id, { ...after.get(clock.id)!, ...change });
  };
  for (const clock of clocks.filter((one) => isTouched(one, marked))) {
    if (isAsking(clock, settles)) put(clock, answerFirst(clock, answers, policy));
    else if (isSettled(clock)) put(clock, settleBy(clock, answers, policy));
    else if (isGivenUp(clock)) put(clock, settleAtEnd(clock, answers));
  }
  for (const { id } of clocks) {
    const clock = after.get(id)!;
    if (!isNextInLine(clock)) continue;
    const older = [...after.values()].filter((one) => owesBefore(one, clock));
    const living = older.find(isLiving);
    if (isLiving(clock)) {
      if (living) put(clock, supersedeClock(clock, { at: now, by: living.id, reason: 'revived' }));
    } else if (older.length === 0) {
      const again = { ...clock, ...revive(clock, policy) };
      put(clock, { ...revive(clock, policy), ...answerFirst(again, answers, policy) });
    }
  }
  return clocks.flatMap((clock) => {
    const changed = after.get(clock.id)!;
    return changed === clock ? [] : [{ clock, change: changed }];
  });
};

const isTouched = (clock: Clock, { message: { at, messageId }, counts }: Marked): boolean =>
  counts
    ? readInstant(clock.startedAt) <= readInstant(at) &&
      // Not before it: the ticket may have ended with this very message.
      (isLiving(clock) || readInstant(clock.endedAt!) >= readInstant(at))
    : clock.metByMessageId === messageId;

const answersSince = (clock: Clock, answers: readonly SentAnswer[]): SentAnswer[] =>
  answers.filter(
    ({ at, messageId }) => readInstant(at) >= readInstant(clock.startedAt) && messageId !== clock.messageId,
  );

/** It waits for an answer, or did until it had one. */
const isAsking = (clock: Clock, settles: (rule: string) => boolean): boolean => {
  const { kind, rule, endReason } = clock;
  const isAnswer = kind === 'firstAnswer' || kind === 'nextAnswer';
  const asks =
    isAnswer ||
    (kind === 'followUp' && (rule === 'agent' || rule === 'repair')) ||
    (kind === 'legal' && !settles(rule));
  // A question that was left open when the ticket ended was answered all the same, if it was.
  return (
    asks &&
    (isLiving(clock) ||
      endReason === 'answered' ||
      (isAnswer && endReason === 'resolved') ||
      isGivenUp(clock))
  );
};

/** The ticket ended and the law had not been answered: somebody alone, or with a second person, gave it up. */
const isGivenUp = ({ kind, endReason }: Clock): boolean =>
  kind === 'legal' && (endReason === 'givenUp' || endReason === 'approved');

/** Its matter was settled with an answer. */
const isSettled = ({ kind, endReason, metByMessageId }: Clock): boolean =>
  kind === 'legal' && metByMessageId !== null && (endReason === 'resolved' || endReason === 'answered');

const answerFirst = (
  clock: Clock,
  answers: readonly SentAnswer[],
  policy: WakePolicy,
): ClockChange | null => {
  const [first] = answersSince(clock, answers);
  if (!first) return clock.endReason === 'answered' ? revive(clock, policy) : null;
  if (clock.endReason === 'answered' && clock.metByMessageId === first.messageId) return null;
  if (clock.endReason === 'resolved' && readInstant(first.at) > readInstant(clock.endedAt!)) return null;
  const isInTime = readInstant(first.at) <= readInstant(clock.dueAt);
  const owed: Clock = { ...clock, state: 'running', breachedAt: isInTime ? null : clock.breachedAt };
  return { ...meetClock(owed, { ...first, reason: 'answered' }), supersededBy: null };
};

const settleBy = (clock: Clock, answers: readonly SentAnswer[], policy: WakePolicy): ClockChange | null => {
  const since = answersSince(clock, answers);
  if (since.some(({ messageId }) => messageId === clock.metByMessageId)) return null;
  const last = since.at(-1);
  return last ? { metByMessageId: last.messageId } : revive(clock, policy);
};

/** The ticket ended with an answer, as is seen now: that settled it. */
const settleAtEnd = (clock: Clock, answers: readonly SentAnswer[]): ClockChange | null => {
  const at = clock.endedAt!;
  const last = answersSince(clock, answers)
    .filter((answer) => readInstant(answer.at) <= readInstant(at))
    .at(-1);
  if (!last) return null;
  const owed: Clock = { ...clock, state: clock.breachedAt === null ? 'running' : 'breached' };
  return meetClock(owed, { at, messageId: last.messageId, reason: 'resolved' });
};

const revive = (clock: Clock, policy: WakePolicy): ClockChange => ({
  ...reviveClock(clock, policy),
  supersededBy: null,
});

const isNextInLine = ({ kind, endReason, endedAt }: Clock): boolean =>
  (kind === 'firstAnswer' || kind === 'nextAnswer') && (endedAt === null || endReason === 'revived');

/** Whoever waits for one answer is not owed a second: the older question has the older time. */
const owesBefore = (one: Clock, other: Clock): boolean =>
  (one.kind === 'firstAnswer' || one.kind === 'nextAnswer') &&
  readInstant(one.startedAt) < readInstant(other.startedAt) &&
  (isLiving(one) ||
    (one.endReason === 'answered' && readInstant(one.endedAt!) > readInstant(other.startedAt)));
