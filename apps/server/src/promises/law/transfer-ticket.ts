import {
  HiloError,
  type previewTransferQuery,
  sendMessageBody,
  type TransferPreviewDto,
  type transferTicketBody,
} from '@hilo/api';
import { type Actor, lastToTransfer, legalCalendar, meetClock, transferClock } from '@hilo/core';
import type { z } from 'zod';
import { requireAgent } from '../../agents/me.ts';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { inTransaction, type Unit } from '../../app/transaction.ts';
import type { ChannelHub } from '../../channels/hub.ts';
import { addMessage, lockTicket } from '../../outgoing/send-message.ts';
import { getOrganisation } from '../../settings/organisation.ts';
import { lockTicket as readRow } from '../../tickets/store-message.ts';
import { clockRules } from '../clocks/clock-rules.ts';
import { workOnClocks } from '../clocks/clock-work.ts';
import { writeClocks } from '../clocks/write-clocks.ts';
import { legalAmong } from './pass-guard.ts';
import { transferWords } from './transfer-words.ts';

/**
 * Hands a matter to the body whose it is to decide, where the law says within which time, and tells the customer: it ends
 * here, without an answer of ours. That it was told late is a breach. Should the message not reach her, nothing ended.
 * @throws request.invalid where no law of this ticket knows it; auth.forbidden for a program
 */
export const transferTicket = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  ticketId: string,
  { to, text, channelId }: z.output<typeof transferTicketBody>,
): Promise<{ messageId: string; clockId: string }> => {
  authorise(actor, 'messages.send');
  const author = requireAgent(actor);
  return inTransaction(app, actor, async (unit) => {
    const ticket = await lockTicket(unit, ticketId);
    const { locale, found, presented } = await findTransfer(unit, ticketId);
    const words = await wordsOf(unit, locale, { to, article: found.transfer.article });
    const messageId = await addMessage(
      unit,
      hub,
      author,
      ticket,
      sendMessageBody.parse({
        text: text === '' ? words : `${words}\n\n${text}`,
        thenStatus: 'resolved',
        ...(channelId ? { channelId } : {}),
      }),
      { instead: 'transfer' },
    );
    const { clocks, customerId } = await readRow(unit, ticketId, null);
    const work = workOnClocks(unit, { id: ticketId, customerId }, clocks);
    const about = { channelId: channelId ?? null, messageId, note: to, by: author.agentId };
    const [clock] = work.start([transferClock(found, { ...presented, ...about })]);
    const at = unit.now.toISOString();
    work.change([{ clock: clock!, change: meetClock(clock!, { at, messageId, reason: 'done' }) }]);
    await writeClocks(unit, ticketId, work);
    return { messageId, clockId: clock!.id };
  });
};

/** What the customer would be told, and by when the law wants it: read before it is sent. @throws as the act itself */
export const previewTransfer = async (
  app: App,
  actor: Actor,
  ticketId: string,
  { to }: z.output<typeof previewTransferQuery>,
): Promise<TransferPreviewDto> => {
  authorise(actor, 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const { locale, found } = await findTransfer(unit, ticketId);
    const { article } = found.transfer;
    return { dueAt: found.dueAt, article, words: await wordsOf(unit, locale, { to: to || '…', article }) };
  });
};

const wordsOf = async (
  unit: Unit,
  locale: string | null,
  about: Parameters<typeof transferWords>[2],
): Promise<string> => transferWords(locale, await getOrganisation(unit.trx), about);

/** By the laws that the matter waits for, counted from when it was presented. */
const findTransfer = async (unit: Unit, ticketId: string) => {
  const { clocks, place, locale } = await readRow(unit, ticketId, null);
  const promises = await unit.readPromises();
  const { regime } = clockRules(promises, place, unit.now);
  const legal = legalAmong(clocks);
  const profiles = promises.regime.profiles.filter(({ id, rules }) =>
    legal.some((clock) => clock.rule === `${id}/cure` || rules.some(({ rule }) => rule === clock.rule)),
  );
  const at = legal.map(({ startedAt }) => startedAt).sort()[0];
  const presented = regime &&
    at !== undefined && { at, calendar: legalCalendar(regime), zone: regime.zone ?? regime.calendar.zone };
  const found = presented ? lastToTransfer(profiles, presented) : null;
  if (!presented || !found)
    throw new HiloError('request.invalid', 'No law of this ticket knows a hand-over to another body.', {
      why: 'notKnown',
    });
  return { locale, found, presented };
};
