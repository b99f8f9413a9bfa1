import { changeTicket, type TicketStatus, type WaitingOn } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { dueSettler } from '../app/settle-due.ts';
import type { Unit } from '../app/transaction.ts';
import { followClocks } from '../promises/clocks/clocks-of-change.ts';
import { handOver } from '../staffing/hand-over.ts';
import { lockTicket } from '../tickets/store-message.ts';
import { tellMove } from '../tickets/tell-move.ts';

const batch = 100;

type Due = {
  id: string;
  customerId: string;
  status: TicketStatus;
  waitingOn: WaitingOn | null;
  followUpAt: Date | null;
  snoozedUntil: Date | null;
  waitingSince: Date | null;
};

/**
 * Brings back the tickets whose time has come: a snooze that ended, a follow-up that is due. Whatever was missed while
 * Hilo stood still comes with the first look. Several nodes may look at once.
 * @returns how many came back
 */
export const wakeTickets = async (app: App): Promise<number> => {
  for (let woken = 0; ; ) {
    const { taken, settled } = await wakeSome(app);
    woken += settled;
    if (taken < batch) return woken;
  }
};

const wakeSome = dueSettler({
  failure: 'jobs.wakeTicketFailed',
  take: async (unit, which) => {
    const { rows } = await sql<Due>`
      select id, customer_id, status, waiting_on, follow_up_at, snoozed_until, waiting_since from ticket
      where (snoozed_until <= ${unit.now} or follow_up_at <= ${unit.now})
        and ${'only' in which ? sql`id = ${which.only}` : sql`id <> all(${which.but}::uuid[])`}
      order by id limit ${batch} for no key update skip locked`.execute(unit.trx);
    return rows;
  },
  settle: async (app, unit, due) => {
    for (const one of due) {
      await wake(unit, one);
      // Whoever is away does not see it come back.
      await handOver(app, unit, one.id, { isAlone: false });
    }
    return due.length;
  },
});

const isPast = (at: Date | null, now: Date): boolean => at !== null && at <= now;

const wake = async (unit: Unit, due: Due): Promise<void> => {
  const before = {
    status: due.status,
    waitingOn: due.waitingOn,
    followUpAt: due.followUpAt?.toISOString() ?? null,
    snoozedUntil: due.snoozedUntil?.toISOString() ?? null,
    waitingSince: due.waitingSince?.toISOString() ?? null,
  };
  // A snooze that ends leaves a ticket waiting whose follow-up is still to come.
  const after = isPast(due.followUpAt, unit.now)
    ? changeTicket(before, { type: 'wake' })
    : { ...before, snoozedUntil: null };
  await followClocks(unit, { ...(await lockTicket(unit, due.id, null)), id: due.id }, after);
  await unit.trx
    .updateTable('ticket')
    .set({
      status: after.status,
      waitingOn: after.waitingOn,
      followUpAt: after.followUpAt,
      snoozedUntil: after.snoozedUntil,
      version: sql`version + 1`,
      updatedAt: unit.now,
    })
    .where('id', '=', due.id)
    .execute();
  tellMove(unit, { ticketId: due.id, customerId: due.customerId }, before, after, { isDue: true });
};
