import { type ClockEffect, changeTicket, type TicketState, type Told, wakeClock } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../../app/app.ts';
import { dueSettler } from '../../app/settle-due.ts';
import type { Unit } from '../../app/transaction.ts';
import { isBeingTold } from '../../demo/demo-record.ts';
import { handOver } from '../../staffing/hand-over.ts';
import { lockTicket } from '../../tickets/store-message.ts';
import { tellMove } from '../../tickets/tell-move.ts';
import type { StoredClock } from '../clocks/clock-rows.ts';
import { clockRules } from '../clocks/clock-rules.ts';
import { workOnClocks } from '../clocks/clock-work.ts';
import { keepOne, stateBefore } from '../clocks/clocks-of-message.ts';
import { followMove } from '../clocks/follow-move.ts';
import { writeClocks } from '../clocks/write-clocks.ts';
import { whoIsTold } from './who-is-told.ts';

/** So many tickets in one transaction: those who work in them wait no longer than for a change of their own. */
const batch = 20;

/**
 * Looks at the clocks whose moment has come: warns, notes what is broken, tells it on. What was missed while nothing ran
 * comes with the first look. Several nodes may look at once, and a ticket that somebody has in hand is left for the
 * next look: whoever locks a ticket locks its clocks.
 * @returns how many clocks there was something to say of
 */
export const wakeClocks = async (app: App): Promise<number> => {
  for (let woken = 0; ; ) {
    // Most looks find nothing, and then nothing is begun.
    const { rows } = await sql`
      select from clock where next_wake_at <= ${app.now()} limit 1`.execute(app.db);
    if (rows.length === 0) return woken;
    const { settled } = await wakeSome(app);
    if (settled === 0) return woken;
    woken += settled;
  }
};

const wakeSome = dueSettler({
  failure: 'promises.wakeFailed',
  take: async (unit, which) => {
    // The data of a blocked customer are only kept: her clocks are looked at when that is lifted.
    const { rows } = await sql<{ id: string }>`
      select ticket.id from clock join ticket on ticket.id = clock.ticket_id
        join customer on customer.id = ticket.customer_id
      where next_wake_at <= ${unit.now} and customer.restricted_at is null
        and not ${isBeingTold(unit.now)}
        and ${'only' in which ? sql`ticket.id = ${which.only}` : sql`ticket.id <> all(${which.but}::uuid[])`}
      order by next_wake_at limit ${batch} for no key update of ticket skip locked`.execute(unit.trx);
    return [...new Set(rows.map(({ id }) => id))].map((id) => ({ id }));
  },
  settle: async (app, unit, due) => {
    let woken = 0;
    for (const { id } of due) woken += await wakeTicket(app, unit, id);
    return woken;
  },
});

type Effect = { clock: StoredClock; effect: ClockEffect };

const wakeTicket = async (app: App, unit: Unit, ticketId: string): Promise<number> => {
  const row = await lockTicket(unit, ticketId, null);
  const promises = await unit.readPromises();
  const now = unit.now.toISOString();
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, row.clocks);
  const effects: Effect[] = [];
  for (const clock of work.living()) {
    if (clock.nextWakeAt === null || clock.nextWakeAt > now) continue;
    const woken = wakeClock(clock, now, promises.wakePolicy);
    const [next] = work.change([{ clock, change: woken.change }]);
    effects.push(...woken.effects.map((effect) => ({ clock: next!, effect })));
  }
  const before = stateBefore(row);
  const after = stateAfter(before, effects);
  if (after !== before) {
    const rules = clockRules(promises, row.place, unit.now);
    followMove(work, { before, after, at: now }, rules, promises);
    keepOne(work, after, { at: now, channelId: null, messageId: null }, promises);
    await bringBack(unit, { ticketId, customerId: row.customerId }, before, after);
  }
  await writeClocks(unit, ticketId, work);
  // Whoever is away is not the one to be told.
  if (effects.length > 0) await handOver(app, unit, ticketId, { isAlone: false });
  await tell(unit, { ticketId, customerId: row.customerId }, effects);
  return effects.length;
};

/**
 * Who sleeps does not see a warning: it wakes its ticket. What is broken brings back also what waits, and what was
 * resolved while something was still owed.
 */
const stateAfter = (before: TicketState, effects: readonly Effect[]): TicketState => {
  const isBroken = effects.some(({ effect }) => effect.type === 'breached' || effect.type === 'cureLapsed');
  if (isBroken && before.status !== 'open') return changeTicket(before, { type: 'wake' });
  const isTold = effects.some(({ clock, effect }) => clock.kind !== 'cure' || effect.type !== 'warned');
  return isTold && before.snoozedUntil !== null ? { ...before, snoozedUntil: null } : before;
};

const bringBack = async (
  unit: Unit,
  about: { ticketId: string; customerId: string },
  before: TicketState,
  after: TicketState,
): Promise<void> => {
  const { status, waitingOn, followUpAt, snoozedUntil } = after;
  await unit.trx
    .updateTable('ticket')
    .set({
      status,
      waitingOn,
      followUpAt,
      snoozedUntil,
      resolvedAt: null,
      version: sql`version + 1`,
      updatedAt: unit.now,
    })
    .where('id', '=', about.ticketId)
    .execute();
  tellMove(unit, about, before, after, { isDue: true });
};

/** A breach and the first step that comes with it are told as one. */
const tell = async (
  unit: Unit,
  about: { ticketId: string; customerId: string },
  effects: readonly Effect[],
): Promise<void> => {
  for (const { clock, effect } of effects) {
    const { id: clockId, kind, rule, dueAt } = clock;
    const told = { clockId, kind, rule, dueAt };
    if (effect.type === 'warned') {
      const agentIds =
        kind === 'cure' ? [] : await whoIsTold(unit, about.ticketId, ['owner'], clock.promisedBy);
      unit.emit({ ...about, type: 'clock.warned', facts: { ...told, share: effect.share, agentIds } });
    } else if (effect.type === 'escalated') {
      if (effect.step === 0) continue;
      const agentIds = await whoIsTold(unit, about.ticketId, effect.tells);
      unit.emit({ ...about, type: 'clock.escalated', facts: { ...told, step: effect.step, agentIds } });
    } else {
      const first = effects.find(
        (one) => one.clock.id === clockId && one.effect.type === 'escalated',
      )?.effect;
      const tells: Told[] = first?.type === 'escalated' && first.step === 0 ? first.tells : [];
      const agentIds = await whoIsTold(unit, about.ticketId, ['owner', ...tells], clock.promisedBy);
      unit.emit({ ...about, type: 'clock.breached', facts: { ...told, agentIds } });
    }
  }
};
