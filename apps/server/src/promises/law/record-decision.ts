import { HiloError, type recordDecisionBody } from '@hilo/api';
import { type Actor, judgeDecision, localDate, meetClock, noticeClock, rebind } from '@hilo/core';
import type { z } from 'zod';
import { requireAgent } from '../../agents/me.ts';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { inTransaction } from '../../app/transaction.ts';
import { lockTicket } from '../../outgoing/send-message.ts';
import { lockTicket as readRow } from '../../tickets/store-message.ts';
import { workOnClocks } from '../clocks/clock-work.ts';
import { whyNotThere } from '../clocks/why-not-there.ts';
import { writeClocks } from '../clocks/write-clocks.ts';

/**
 * Says that a matter is decided, where the law parts the decision from its notice: what had to be decided by a time is, and
 * from the day of the decision counts the time in which it reaches the customer. She still waits for it.
 * @returns the id of the clock of the notice
 * @throws request.invalid, clock.ended, resource.notFound, auth.forbidden for a program
 */
export const recordDecision = async (
  app: App,
  actor: Actor,
  ticketId: string,
  { clockId, decidedOn: given, note }: z.output<typeof recordDecisionBody> & { clockId: string },
): Promise<string> => {
  authorise(actor, 'tickets.write');
  const { agentId } = requireAgent(actor);
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const { clocks, customerId } = await readRow(unit, ticketId, null);
    const clock = clocks.find(({ id }) => id === clockId);
    if (!clock) throw await whyNotThere(unit, ticketId, clockId);
    const at = unit.now.toISOString();
    const decidedOn = given ?? localDate(clock.trace.zone, at);
    const why = judgeDecision(clock, { at, decidedOn });
    if (why !== null)
      throw new HiloError('request.invalid', `A decision is not written down for this clock (${why}).`, {
        why,
      });
    const work = workOnClocks(unit, { id: ticketId, customerId }, clocks);
    const [notice] = work.start([noticeClock(clock, { at, decidedOn, note }, agentId)]);
    // Several laws may have waited for the one decision.
    const waiting = clocks.filter((one) => judgeDecision(one, { at, decidedOn }) === null);
    work.change(
      waiting.map((one) => ({
        clock: one,
        change: meetClock(one, { at, messageId: null, reason: 'decided' }),
      })),
    );
    work.change(rebind(work.living()));
    await writeClocks(unit, ticketId, work);
    return notice!.id;
  });
};
