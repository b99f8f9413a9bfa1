import type { MessageArrival } from '@hilo/channel-kit';
import type { Priority, TicketKind } from '@hilo/core';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import { awaitTurn, isAnybodyWaiting } from '../staffing/await-turn.ts';
import { findStandIn } from '../staffing/find-stand-in.ts';
import { giveToNext } from '../staffing/give-to-next.ts';
import { type Directions, readDirections } from './directions.ts';
import { gatherFacts } from './gather-facts.ts';
import { runRules, tellDirected } from './run-rules.ts';

/** How a new ticket begins beside its words, and what keeps and tells the rest once it has its id. */
type Directed = {
  fields: { queueId: string; ownerId: string | null; kind?: TicketKind; priority?: Priority; tags: string[] };
  tell: (ticketId: string) => Promise<void>;
};

/**
 * Where a ticket that is about to open goes and who gets it: the rules in their order, then the turn of its queue.
 * Spam and what is brought in from elsewhere goes to nobody.
 */
export const directNewTicket = async (
  app: App,
  unit: Unit,
  channel: ArrivalChannel,
  arrival: MessageArrival,
  customerId: string,
): Promise<Directed> => {
  const plain: Directed = {
    fields: { queueId: channel.queueId, ownerId: null, tags: [] },
    tell: async () => undefined,
  };
  if (channel.isHistory || arrival.isSpam) return plain;
  const directions = await readDirections(app, unit);
  if (directions.rules.length === 0 && !directions.giving.has(channel.queueId)) return plain;
  const outcome =
    directions.rules.length > 0
      ? await runRules(
          unit,
          directions,
          await gatherFacts(unit, directions.rules, arrival, {
            channel,
            customerId,
            ticketId: null,
            tags: [],
          }),
          'opened',
        )
      : { changes: {}, applied: [] };
  const { queueId = channel.queueId, ownerId, teamId, kind, priority, tags = [] } = outcome.changes;
  const owner = await chooseOwner(unit, directions, channel, { queueId, ownerId, teamId, isNew: true });
  const isWaiting = owner === null && teamId === undefined && directions.giving.has(queueId);
  return {
    fields: {
      queueId,
      ownerId: owner?.id ?? null,
      tags,
      ...(kind === undefined ? {} : { kind }),
      ...(priority === undefined ? {} : { priority }),
    },
    tell: async (ticketId) => {
      if (isWaiting) await awaitTurn(unit, ticketId, channel.whoIsHere !== undefined);
      tellDirected(unit, { ticketId, customerId, outcome, from: channel.queueId, to: queueId, owner });
    },
  };
};

/**
 * Whom a rule named, or who stands in for him; else whose turn it is, in the rule's team or in the queue. There a new
 * ticket stands behind those that wait already.
 */
export const chooseOwner = async (
  unit: Unit,
  directions: Directions,
  { whoIsHere }: Pick<ArrivalChannel, 'whoIsHere'>,
  {
    queueId,
    ownerId,
    teamId,
    isNew = false,
  }: { queueId: string; ownerId?: string | undefined; teamId?: string | undefined; isNew?: boolean },
): Promise<{ id: string; why: 'rule' | 'turn' } | null> => {
  const named = ownerId === undefined ? null : await findStandIn(unit, directions, ownerId);
  if (named !== null) return { id: named, why: 'rule' };
  const inTeam =
    teamId === undefined
      ? null
      : await giveToNext(unit, { scopeId: teamId, teamId, how: 'inTurn', whoIsHere });
  if (inTeam !== null) return { id: inTeam, why: 'turn' };
  const giving = directions.giving.get(queueId);
  if (!giving || teamId !== undefined) return null;
  const isBehind = () => isAnybodyWaiting(unit, queueId, whoIsHere !== undefined);
  const next = await giveToNext(unit, {
    scopeId: giving.teamId ?? queueId,
    ...giving,
    whoIsHere,
    ...(isNew ? { isBehind } : {}),
  });
  return next === null ? null : { id: next, why: 'turn' };
};
