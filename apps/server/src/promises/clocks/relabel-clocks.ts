import {
  type ClockKind,
  type ClockRules,
  choosePromise,
  type GuardVerdict,
  guardRelabel,
  type LegalTopic,
  type NewClock,
  rebind,
  startLegalClocks,
  supersedeClock,
  type TicketKind,
} from '@hilo/core';
import type { TicketRow } from '../../tickets/store-message.ts';
import { guardOf, legalAmong } from '../law/pass-guard.ts';
import type { Promises } from '../promise-book.ts';
import type { StoredClock } from './clock-rows.ts';
import { startSafely } from './clock-rules.ts';
import type { ClockWork } from './clock-work.ts';
import { isAnsweredBy } from './restart-clocks.ts';
import { factsOf, type ThreadFacts } from './ticket-facts.ts';

export type Label = { kind: TicketKind; topic: LegalTopic | null };

/** When the matter was presented, or completed: the time of the law counts from there. */
const presentedAt = (clocks: readonly StoredClock[]): string | null =>
  legalAmong(clocks)
    .filter(({ kind }) => kind === 'legal')
    .map(({ startedAt }) => startedAt)
    .sort()[0] ?? null;

/** What it asks to call a ticket something else. */
export const relabelGuard = (
  row: TicketRow,
  to: Label,
  rules: ClockRules,
  promises: Promises,
): GuardVerdict => {
  const at = presentedAt(row.clocks);
  if (at === null || !rules.regime) return { guard: 'free', article: null };
  const asked = guardRelabel({ kind: row.kind, topic: row.topic }, to, { ...rules.regime, presentedAt: at });
  // The house may ask for more than the regime does, wherever the regime asks for anything.
  return asked.guard === 'free' ? asked : guardOf(promises, 'relabel', row.clocks);
};

/**
 * What it means for its clocks that a ticket is called something else: the law and the promises of the new name, from
 * when the old ones began. What is answered already is not asked for again.
 */
export const relabelClocks = (
  work: ClockWork,
  row: TicketRow,
  to: Label,
  { first: presented, answer }: Pick<ThreadFacts, 'first' | 'answer'>,
  { rules, promises, now }: { rules: ClockRules; promises: Promises; now: string },
): void => {
  relabelPromises(work, row, to, rules, now);
  // While the customer is asked for what is missing nothing of the law runs; it begins by the new name.
  if (!presented || !rules.regime || work.living().some(({ kind }) => kind === 'cure')) return;
  const before = work.living().filter(({ kind }) => kind === 'legal');
  const at = presentedAt(before) ?? presented.at;
  const isAnswered = isAnsweredBy(answer, promises);
  const wanted = startLegalClocks(
    { ...factsOf(row, { ...presented, at }, to), kind: to.kind },
    rules.regime,
  ).filter((clock) => !isAnswered(clock));
  // More time that was taken for the same stays taken.
  const same = (one: NewClock, clock: StoredClock): boolean =>
    one.rule === clock.rule &&
    (isShorter(clock) || one.dueAt === (clock.trace.extension?.used?.from ?? clock.dueAt));
  const started = work.start(wanted.filter((one) => !before.some((clock) => same(one, clock))));
  const by = started[0]?.id ?? null;
  work.change(
    before
      .filter((clock) => !wanted.some((one) => same(one, clock)))
      .map((clock) => ({ clock, change: supersedeClock(clock, { at: now, by, reason: 'relabelled' }) })),
  );
  work.change(rebind(work.living()));
};

/** It goes on with what was left, or waits for the notice of a decision: its rule alone would give it more. */
const isShorter = ({ trace }: StoredClock): boolean =>
  trace.stood !== undefined || trace.decidedOn !== undefined;

const promised: readonly ClockKind[] = ['firstAnswer', 'nextAnswer', 'solution'];

/** What runs by a promise that is another one for the new name runs by that, from its own beginning. */
const relabelPromises = (
  work: ClockWork,
  row: TicketRow,
  to: Label,
  rules: ClockRules,
  now: string,
): void => {
  for (const clock of work.living()) {
    if (!promised.includes(clock.kind) || clock.state !== 'running' || clock.rule !== 'promise') continue;
    const facts = factsOf(
      row,
      { at: clock.startedAt, channelId: clock.channelId, messageId: clock.messageId },
      to,
    );
    const promise = choosePromise(facts, rules.promises);
    if (!promise || promise.id === clock.trace.promiseId) continue;
    const others = promised.filter((kind) => kind !== clock.kind);
    const [next] = startSafely(
      {
        ...facts,
        event: clock.kind === 'nextAnswer' ? 'continues' : 'opens',
        living: clock.kind === 'solution' ? ['firstAnswer'] : others,
      },
      { ...rules, regime: null },
    ).filter(({ kind }) => kind === clock.kind);
    if (!next) continue;
    const [started] = work.start([next]);
    work.change([
      { clock, change: supersedeClock(clock, { at: now, by: started!.id, reason: 'relabelled' }) },
    ]);
  }
};
