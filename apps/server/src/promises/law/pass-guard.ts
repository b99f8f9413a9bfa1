import { HiloError } from '@hilo/api';
import { type Guard, type GuardedAct, type GuardVerdict, guardAct, isLiving } from '@hilo/core';
import type { Unit } from '../../app/transaction.ts';
import type { StoredClock } from '../clocks/clock-rows.ts';
import type { Promises } from '../promise-book.ts';

/** With what somebody comes before a guard: a reason, or what a second person approved. */
export type GuardPass = { why?: string | null | undefined; isApproved?: boolean };

export type ApprovalAction = 'relabel' | 'close' | 'merge' | 'spam' | 'extend';

const strength: readonly Guard[] = ['free', 'reason', 'secondPerson', 'refused'];

/** What the law still waits for among these. */
export const legalAmong = (clocks: readonly StoredClock[]): StoredClock[] =>
  clocks.filter((clock) => isLiving(clock) && (clock.kind === 'legal' || clock.kind === 'cure'));

/**
 * What an act asks where these clocks live: of the regimes whose rules they follow the strictest, or the house's own
 * where that is stricter still.
 */
export const guardOf = (
  { regime }: Pick<Promises, 'regime'>,
  act: GuardedAct,
  clocks: readonly StoredClock[],
): GuardVerdict => {
  const legal = legalAmong(clocks);
  if (legal.length === 0) return { guard: 'free', article: null };
  const profiles = regime.profiles.filter(({ id, rules }) =>
    legal.some((clock) => clock.rule === `${id}/cure` || rules.some(({ rule }) => rule === clock.rule)),
  );
  const asked = guardAct(profiles, act);
  const own = (regime.guards as Partial<Record<GuardedAct, Guard>>)[act] ?? 'free';
  return strength.indexOf(own) > strength.indexOf(asked.guard) ? { guard: own, article: null } : asked;
};

/**
 * Lets an act pass that a regime guards, and keeps the reason for it where one is enough.
 * @throws ticket.guarded, with what is asked
 */
export const passGuard = async (
  unit: Unit,
  { guard, article }: GuardVerdict,
  asked: { ticketId: string; action: ApprovalAction; change: Record<string, unknown> },
  { why, isApproved = false }: GuardPass,
): Promise<void> => {
  if (guard === 'free' || (isApproved && guard !== 'refused')) return;
  const { actor } = unit;
  if (guard !== 'reason' || !why || actor.type !== 'agent')
    throw new HiloError(
      'ticket.guarded',
      guard === 'refused'
        ? 'A regime forbids this for this ticket.'
        : guard === 'reason'
          ? 'A regime asks for a reason before this (why), from an agent.'
          : 'A regime asks for a second person before this. Ask for an approval.',
      { action: asked.action, guard, article },
    );
  const id = unit.newId();
  await unit.trx
    .insertInto('approval')
    .values({
      id,
      ticketId: asked.ticketId,
      action: asked.action,
      change: JSON.stringify(asked.change),
      reason: why,
      askedBy: actor.agentId,
      askedAt: unit.now,
      decidedAt: unit.now,
      decision: 'approved',
    })
    .execute();
  unit.emit({
    type: 'approval.decided',
    ticketId: asked.ticketId,
    facts: { approvalId: id, action: asked.action, decision: 'approved', agentIds: [] },
  });
};
