import { type ClockRules, type NewClock, type SentAnswer, startLegalClocks } from '@hilo/core';
import type { TicketRow } from '../../tickets/store-message.ts';
import type { Promises } from '../promise-book.ts';
import { startSafely } from './clock-rules.ts';
import type { ClockWork } from './clock-work.ts';
import { startSolution } from './clocks-of-message.ts';
import { factsOf, type ThreadFacts } from './ticket-facts.ts';

/** What asks for an answer alone, and has it: it is not begun again. */
export const isAnsweredBy =
  (answer: SentAnswer | null, { regime }: Promises) =>
  ({ rule, startedAt }: Pick<NewClock, 'rule' | 'startedAt'>): boolean =>
    answer !== null &&
    answer.at >= startedAt &&
    regime.profiles.some(({ rules }) => rules.some((one) => one.rule === rule && one.ends === 'answered'));

/**
 * The clocks that a ticket would have had if its messages had always been where they are: it was taken for spam, or they
 * came from another ticket. They count from the messages themselves, so nobody gains time by a detour.
 */
export const restartClocks = (
  work: ClockWork,
  row: TicketRow,
  { first, unanswered, answer, isLawDone }: ThreadFacts,
  { rules, promises, now }: { rules: ClockRules; promises: Promises; now: string },
): void => {
  const kinds = () => work.living().map(({ kind }) => kind);
  if (unanswered)
    work.start(
      startSafely(
        { ...factsOf(row, unanswered), event: answer ? 'continues' : 'opens', living: kinds() },
        { ...rules, regime: null },
      ),
    );
  if (first && rules.regime && !isLawDone && !kinds().includes('legal') && !kinds().includes('cure')) {
    const isAnswered = isAnsweredBy(answer, promises);
    const wanted = startLegalClocks({ ...factsOf(row, first), kind: row.kind }, rules.regime);
    work.start(wanted.filter((clock) => !isAnswered(clock)));
  }
  startSolution(work, factsOf(row, first ?? { at: now, channelId: null, messageId: null }), rules);
};
