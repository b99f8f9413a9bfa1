import { HiloError, type promiseFollowUpBody } from '@hilo/api';
import { type Actor, cancelClock, meetClock } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { inTransaction, type Unit } from '../../app/transaction.ts';
import { lockTicket } from '../../outgoing/send-message.ts';
import { lockTicket as readRow } from '../../tickets/store-message.ts';
import type { StoredClock } from './clock-rows.ts';
import { type ClockWork, workOnClocks } from './clock-work.ts';
import { keepOne } from './clocks-of-message.ts';
import { startFollowUp } from './start-follow-up.ts';
import { whyNotThere } from './why-not-there.ts';
import { writeClocks } from './write-clocks.ts';

/**
 * What an agent promised a customer, "I will call you on Tuesday", runs like any other promise: it warns, it can be
 * broken, and it ends when it is done. @returns the clock's id @throws request.invalid for a time that is past
 */
export const promiseFollowUp = async (
  app: App,
  actor: Actor,
  ticketId: string,
  { dueAt, note, messageId }: z.output<typeof promiseFollowUpBody>,
): Promise<string> => {
  authorise(actor, 'tickets.write');
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    if (messageId !== undefined) await mustBeIn(unit, ticketId, messageId);
    return startFollowUp(unit, ticketId, { dueAt, note, messageId: messageId ?? null });
  });
};

/** It was done, by whatever way: a call, a visit. @throws resource.notFound, clock.ended */
export const finishFollowUp = (app: App, actor: Actor, ticketId: string, clockId: string): Promise<void> =>
  endFollowUp(app, actor, ticketId, clockId, (clock, at) =>
    meetClock(clock, { at, messageId: null, reason: 'done' }),
  );

/** It is not done, and why stands with what was promised. @throws resource.notFound, clock.ended */
export const cancelFollowUp = (
  app: App,
  actor: Actor,
  ticketId: string,
  clockId: string,
  reason: string,
): Promise<void> =>
  endFollowUp(app, actor, ticketId, clockId, (clock, at) => ({
    ...cancelClock(clock, at, 'cancelled'),
    note: [clock.note, reason].filter((part) => part !== null).join('\n'),
  }));

const endFollowUp = async (
  app: App,
  actor: Actor,
  ticketId: string,
  clockId: string,
  end: (clock: StoredClock, at: string) => Partial<StoredClock>,
): Promise<void> => {
  authorise(actor, 'tickets.write');
  await inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const { work, status } = await openWork(unit, ticketId);
    const clock = work.living().find(({ id }) => id === clockId);
    if (!clock) throw await whyNotThere(unit, ticketId, clockId);
    if (clock.kind !== 'followUp' || clock.rule === 'waiting' || clock.rule === 'snooze')
      throw new HiloError('request.invalid', 'Only what an agent promised is ended like this.');
    const at = unit.now.toISOString();
    work.change([{ clock, change: end(clock, at) }]);
    keepOne(work, { status }, { at, channelId: null, messageId: null }, await unit.readPromises());
    await writeClocks(unit, ticketId, work);
  });
};

const openWork = async (
  unit: Unit,
  ticketId: string,
): Promise<{ work: ClockWork; status: 'open' | 'waiting' | 'resolved' }> => {
  const { clocks, customerId, status } = await readRow(unit, ticketId, null);
  return { work: workOnClocks(unit, { id: ticketId, customerId }, clocks), status };
};

const mustBeIn = async (unit: Unit, ticketId: string, messageId: string): Promise<void> => {
  const there = await unit.trx
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('ticketId', '=', ticketId)
    .executeTakeFirst();
  if (!there) throw new HiloError('request.invalid', 'This message is not in this ticket.', { messageId });
};
