import {
  type ExtensionPreviewDto,
  type extendDeadlineBody,
  HiloError,
  type previewExtensionQuery,
  sendMessageBody,
} from '@hilo/api';
import {
  type Actor,
  dueOnDate,
  extendedClock,
  judgeExtension,
  localDate,
  rebind,
  supersedeClock,
} from '@hilo/core';
import type { z } from 'zod';
import { requireAgent } from '../../agents/me.ts';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { inTransaction, type Unit } from '../../app/transaction.ts';
import type { AgentActor } from '../../auth/sessions.ts';
import type { ChannelHub } from '../../channels/hub.ts';
import { addMessage, lockTicket } from '../../outgoing/send-message.ts';
import { getOrganisation } from '../../settings/organisation.ts';
import { lockTicket as readRow, type TicketRow } from '../../tickets/store-message.ts';
import type { StoredClock } from '../clocks/clock-rows.ts';
import { clockRules } from '../clocks/clock-rules.ts';
import { workOnClocks } from '../clocks/clock-work.ts';
import { whyNotThere } from '../clocks/why-not-there.ts';
import { writeClocks } from '../clocks/write-clocks.ts';
import { extensionWords } from './extension-words.ts';
import { type GuardPass, guardOf, passGuard } from './pass-guard.ts';

export type Extension = z.output<typeof extendDeadlineBody> & { clockId: string };

/**
 * Takes the one extension that the law allows for a deadline: the customer is told of it before the deadline expires,
 * with the reason and the new day, in a message that is no answer. Should it not reach her, the old deadline holds.
 * @returns the id of the clock that runs in its place
 * @throws clock.notExtended, clock.ended, ticket.guarded, resource.notFound, auth.forbidden for a program
 */
export const extendDeadline = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  ticketId: string,
  asked: Extension,
): Promise<string> => {
  authorise(actor, 'messages.send');
  const author = requireAgent(actor);
  return inTransaction(app, actor, (unit) => extendLocked(unit, hub, ticketId, asked, { author }));
};

/** The same in the caller's transaction, in the name of whoever asked for it. */
export const extendLocked = async (
  unit: Unit,
  hub: ChannelHub,
  ticketId: string,
  { clockId, reason, dueDate, channelId }: Extension,
  { author, isApproved = false }: { author: AgentActor } & Pick<GuardPass, 'isApproved'>,
): Promise<string> => {
  const ticket = await lockTicket(unit, ticketId);
  const { row, clock } = await findClock(unit, ticketId, clockId);
  const at = unit.now.toISOString();
  const dueAt = dueAtOf(clock, dueDate);
  mustBeAllowed(clock, { at, dueAt, reason });
  const promises = await unit.readPromises();
  await passGuard(
    unit,
    guardOf(promises, 'extend', [clock]),
    { ticketId, action: 'extend', change: { clockId, dueDate: localDate(clock.trace.zone, dueAt) } },
    { why: reason, isApproved },
  );
  const words = await wordsOf(unit, row, clock, dueAt);
  const messageId = await addMessage(
    unit,
    hub,
    author,
    ticket,
    sendMessageBody.parse({ text: `${words}\n\n${reason}`, ...(channelId ? { channelId } : {}) }),
    { instead: 'extension' },
  );
  // The message moved nothing of this: it is no answer.
  const { regime } = clockRules(promises, row.place, unit.now);
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, row.clocks);
  const [extended] = work.start([
    extendedClock(
      clock,
      { at, dueAt, reason },
      { messageId, by: author.agentId, calendar: regime!.calendar },
    ),
  ]);
  work.change([{ clock, change: supersedeClock(clock, { at, by: extended!.id, reason: 'extended' }) }]);
  work.change(rebind(work.living()));
  await writeClocks(unit, ticketId, work);
  unit.emit({
    type: 'clock.extended',
    ticketId,
    customerId: row.customerId,
    facts: { clockId, by: extended!.id, rule: clock.rule, from: clock.dueAt, to: dueAt, messageId },
  });
  return extended!.id;
};

/** What the customer would be told, and how far it may go: read before it is sent. @throws as the act itself */
export const previewExtension = async (
  app: App,
  actor: Actor,
  ticketId: string,
  clockId: string,
  { dueDate }: z.output<typeof previewExtensionQuery>,
): Promise<ExtensionPreviewDto> => {
  authorise(actor, 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const { row, clock } = await findClock(unit, ticketId, clockId);
    const dueAt = dueAtOf(clock, dueDate);
    // The reason is still being written.
    mustBeAllowed(clock, { at: unit.now.toISOString(), dueAt, reason: '…' });
    const { zone, extension, article } = clock.trace;
    return {
      dueDate: localDate(zone, clock.dueAt),
      latestDate: localDate(zone, extension!.latestAt),
      article: article ?? clock.rule,
      words: await wordsOf(unit, row, clock, dueAt),
    };
  });
};

const findClock = async (
  unit: Unit,
  ticketId: string,
  clockId: string,
): Promise<{ row: TicketRow; clock: StoredClock }> => {
  const row = await readRow(unit, ticketId, null);
  const clock = row.clocks.find(({ id }) => id === clockId);
  if (!clock) throw await whyNotThere(unit, ticketId, clockId);
  return { row, clock };
};

const dueAtOf = (clock: StoredClock, dueDate: string | undefined): string =>
  dueDate === undefined ? (clock.trace.extension?.latestAt ?? clock.dueAt) : dueOnDate(clock, dueDate);

const mustBeAllowed = (clock: StoredClock, asked: { at: string; dueAt: string; reason: string }): void => {
  const why = judgeExtension(clock, asked);
  if (why !== null)
    throw new HiloError('clock.notExtended', `This deadline is not put off like this (${why}).`, {
      why,
      latestAt: clock.trace.extension?.latestAt ?? null,
    });
};

const wordsOf = async (unit: Unit, row: TicketRow, clock: StoredClock, to: string): Promise<string> => {
  const { zone, article } = clock.trace;
  return extensionWords(row.locale, await getOrganisation(unit.trx), {
    from: clock.dueAt,
    to,
    zone,
    article: article ?? clock.rule,
  });
};
