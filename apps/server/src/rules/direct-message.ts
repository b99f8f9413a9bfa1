import type { MessageArrival } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import { relabelByRule } from '../promises/clocks/relabel-by-rule.ts';
import { handOver } from '../staffing/hand-over.ts';
import { chooseOwner } from './direct-new-ticket.ts';
import { type Directions, readDirections } from './directions.ts';
import { gatherFacts } from './gather-facts.ts';
import { runRules, tellDirected } from './run-rules.ts';

/**
 * What a customer's message in a ticket that is there sets going: the rules that look at each message, and, where its
 * owner is away, who takes it over. A rule never takes a ticket from a person: it finds an owner only where there is
 * none. The caller has locked the ticket. @returns whether it is called something else now
 */
export const directMessage = async (
  app: App,
  unit: Unit,
  channel: ArrivalChannel,
  arrival: MessageArrival,
  ticketId: string,
): Promise<{ isRelabelled: boolean }> => {
  if (channel.isHistory || arrival.isSpam) return { isRelabelled: false };
  const directions = await readDirections(app, unit);
  const isRelabelled =
    directions.rules.some(({ runsOn }) => runsOn === 'message') &&
    (await followRules(unit, directions, channel, arrival, ticketId));
  if (directions.absences.size > 0) await handOver(app, unit, ticketId);
  return { isRelabelled };
};

const followRules = async (
  unit: Unit,
  directions: Directions,
  channel: ArrivalChannel,
  arrival: MessageArrival,
  ticketId: string,
): Promise<boolean> => {
  const ticket = await unit.trx
    .selectFrom('ticket')
    .select(['customerId', 'queueId', 'ownerId', 'kind', 'priority', 'tags', 'isSpam'])
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  if (ticket.isSpam) return false;
  const { customerId, tags } = ticket;
  const facts = await gatherFacts(unit, directions.rules, arrival, {
    channel,
    customerId,
    ticketId,
    tags,
  });
  const outcome = await runRules(unit, directions, facts, 'message');
  const { changes } = outcome;
  const queueId = changes.queueId ?? ticket.queueId;
  const wantsOwner = ticket.ownerId === null && (changes.ownerId ?? changes.teamId) !== undefined;
  const owner = wantsOwner ? await chooseOwner(unit, directions, channel, { ...changes, queueId }) : null;
  const { kind } = changes;
  const isRelabelled =
    kind !== undefined && kind !== ticket.kind && (await relabelByRule(unit, ticketId, kind));
  const next = {
    queueId,
    ownerId: owner?.id ?? ticket.ownerId,
    kind: isRelabelled ? kind : ticket.kind,
    priority: changes.priority ?? ticket.priority,
    tags: [...tags, ...(changes.tags ?? [])],
  };
  const isChanged = (Object.keys(next) as (keyof typeof next)[]).some(
    (name) => JSON.stringify(next[name]) !== JSON.stringify(ticket[name]),
  );
  if (!isChanged) return false;
  await unit.trx
    .updateTable('ticket')
    .set({ ...next, version: sql`version + 1`, updatedAt: unit.now })
    .where('id', '=', ticketId)
    .execute();
  tellDirected(unit, { ticketId, customerId, outcome, from: ticket.queueId, to: queueId, owner });
  return isRelabelled;
};
