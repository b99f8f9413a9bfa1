import { type CurePreviewDto, HiloError, type requestCureBody, sendMessageBody } from '@hilo/api';
import { type Actor, cureClock, lastToAsk, leastCure, legalCalendar, suspendForCure } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
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
import { cureIntro, cureWarning } from './cure-words.ts';
import { legalAmong } from './pass-guard.ts';

/**
 * Asks the customer for what a legal matter lacks, with the warning of what follows where she does not give it. It is no
 * answer. The time of the law stands until she completes the matter, and begins anew then or goes on, as the law says;
 * where she does not, a person decides. @throws request.invalid where no regime knows this, for a shorter time than it
 * grants, or where the law's own time to ask has passed
 */
export const requestCure = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  ticketId: string,
  { text, dueAt, channelId }: z.output<typeof requestCureBody>,
): Promise<{ messageId: string; clockId: string }> => {
  authorise(actor, 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    const ticket = await lockTicket(unit, ticketId);
    const { row, least, calendar, zone } = await findCure(unit, ticketId);
    const at = unit.now.toISOString();
    const until = dueAt === undefined ? least.dueAt : new Date(dueAt).toISOString();
    if (until < least.dueAt)
      throw new HiloError('request.invalid', 'The law grants the customer more time than this.', {
        fields: [{ field: 'dueAt', problem: 'tooSoon' }],
        least: least.dueAt,
      });
    const warning = await warningOf(unit, row.locale, { dueAt: until, zone, cure: least.cure });
    const messageId = await addMessage(
      unit,
      hub,
      actor,
      ticket,
      sendMessageBody.parse({
        text: `${text}\n\n${warning}`,
        thenStatus: 'waiting',
        followUpAt: until,
        ...(channelId ? { channelId } : {}),
      }),
      { instead: 'cure' },
    );
    // The message moved nothing of this: it is no answer.
    const { clocks, customerId } = await readRow(unit, ticketId, null);
    const work = workOnClocks(unit, { id: ticketId, customerId }, clocks);
    const [cure] = work.start([
      cureClock(least, {
        at,
        channelId: channelId ?? null,
        messageId,
        calendar,
        zone,
        dueAt: until,
      }),
    ]);
    work.change(suspendForCure(work.living(), at, cure!.id));
    await writeClocks(unit, ticketId, work);
    await unit.trx.updateTable('ticket').set({ waitingSince: null }).where('id', '=', ticketId).execute();
    return { messageId, clockId: cure!.id };
  });
};

/**
 * What such a request would say, and until when she would have time at the least: read before it is sent.
 * @throws as the request itself
 */
export const previewCure = async (
  app: App,
  actor: Actor,
  ticketId: string,
  { dueAt }: { dueAt?: string | undefined },
): Promise<CurePreviewDto> => {
  authorise(actor, 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId);
    const { row, least, zone, lastAt } = await findCure(unit, ticketId);
    const until = dueAt !== undefined && Date.parse(dueAt) > Date.parse(least.dueAt) ? dueAt : least.dueAt;
    const { article, deadlines } = least.cure;
    const warning = await warningOf(unit, row.locale, { dueAt: until, zone, cure: least.cure });
    const intro = cureIntro(row.locale, await getOrganisation(unit.trx));
    return { least: least.dueAt, article, deadlines, askBy: lastAt, intro, warning };
  });
};

const warningOf = async (
  unit: Unit,
  locale: string | null,
  about: Parameters<typeof cureWarning>[2],
): Promise<string> => cureWarning(locale, await getOrganisation(unit.trx), about);

const findCure = async (unit: Unit, ticketId: string) => {
  const row = await readRow(unit, ticketId, null);
  const promises = await unit.readPromises();
  const { regime } = clockRules(promises, row.place, unit.now);
  const legal = legalAmong(row.clocks);
  const profiles = promises.regime.profiles.filter(({ rules }) =>
    rules.some(({ rule }) => legal.some((clock) => clock.rule === rule)),
  );
  if (!regime || legal.length === 0)
    throw new HiloError('request.invalid', 'Nothing of the law waits on this ticket.', { why: 'notLegal' });
  if (legal.some(({ kind }) => kind === 'cure'))
    throw new HiloError('resource.conflict', 'She was asked already, and has time to answer.');
  const { calendar } = regime;
  const zone = regime.zone ?? calendar.zone;
  const at = unit.now.toISOString();
  // Her own time by her own calendar; ours by the shorter one.
  const least = leastCure(profiles, { at, calendar, zone });
  if (!least)
    throw new HiloError('request.invalid', 'No regime of this ticket lets its time begin anew.', {
      why: 'notKnown',
    });
  const presentedAt = legal.map(({ startedAt }) => startedAt).sort()[0]!;
  const lastAt = (await wasAsked(unit, ticketId))
    ? null
    : lastToAsk(least.cure, { at: presentedAt, calendar: legalCalendar(regime), zone });
  if (lastAt !== null && at > lastAt)
    throw new HiloError('request.invalid', 'The law wants what is missing asked for sooner.', {
      why: 'tooLate',
      askBy: lastAt,
      article: least.cure.article,
    });
  return { row, least, calendar, zone, lastAt };
};

/** She was asked before, and in time: that something is missing still, or that she wants more time, may be said later. */
const wasAsked = async (unit: Unit, ticketId: string): Promise<boolean> => {
  const { rows } = await sql`
    select from clock where ticket_id = ${ticketId} and kind = 'cure' and end_reason = 'cured' limit 1`.execute(
    unit.trx,
  );
  return rows.length > 0;
};
