import { readInstant } from '../calendars/zone.ts';
import { type LegalQuestion, legalDeadlines } from './candidates.ts';
import type { Guard, GuardedAct, LegalKind, LegalTopic, RegimeProfile } from './regime.ts';

export type GuardVerdict = { guard: Guard; article: string | null };

const strength: Guard[] = ['free', 'reason', 'secondPerson', 'refused'];

/** What an act asks where several regimes speak of it: the strictest, with its article. */
export const guardAct = (profiles: readonly RegimeProfile[], act: GuardedAct): GuardVerdict =>
  profiles.reduce<GuardVerdict>(
    (strictest, { guards }) =>
      strength.indexOf(guards[act].guard) > strength.indexOf(strictest.guard) ? guards[act] : strictest,
    { guard: 'free', article: null },
  );

export type Label = { kind: LegalKind; topic: LegalTopic | null };

/**
 * What it asks to call a matter something else. Nothing, while it is due no later than before; a label that gives more
 * time, or takes the deadline away, is what the guard is for. To call a complaint what it is takes no leave, also where
 * the law of a sector gives it more time than a question.
 * @throws MissingCalendarYear
 */
export const guardRelabel = (
  from: Label,
  to: Label,
  asked: Omit<LegalQuestion, 'kind' | 'topic'>,
): GuardVerdict => {
  const bindingOf = (label: Label): number =>
    legalDeadlines({ ...asked, ...label }).reduce(
      (due, one) => (one.binding ? readInstant(one.dueAt) : due),
      Number.POSITIVE_INFINITY,
    );
  const before =
    to.kind === 'complaint'
      ? Math.max(bindingOf(from), bindingOf({ kind: 'complaint', topic: from.topic }))
      : bindingOf(from);
  const isFree = before === Number.POSITIVE_INFINITY || bindingOf(to) <= before;
  return isFree ? { guard: 'free', article: null } : guardAct(asked.profiles, 'relabel');
};
