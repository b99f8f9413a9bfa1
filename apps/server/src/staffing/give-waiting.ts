import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { isDatabaseDown } from '../app/is-database-down.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { isDue } from './await-turn.ts';
import { giveToNext, lockRotation } from './give-to-next.ts';

const most = 500;
const oldestPromise = sql`ticket.due_at nulls last, ticket.created_at, ticket.id`;

type Due = {
  id: string;
  queueId: string;
  customerId: string;
  isLive: boolean;
  giving: 'inTurn' | 'fewestOpen';
  teamId: string | null;
  openLimit: number | null;
};

/**
 * Gives out what waits in queues because nobody was here with room: after a ticket was resolved, a limit raised, somebody
 * come back. The oldest promise first; several nodes may look at once. What arrives meanwhile waits behind it.
 * @param whoIsHere who has the desk open, for those who wait for an answer on the spot
 * @returns how many were given out
 */
export const giveWaiting = async (
  app: App,
  whoIsHere: () => ReadonlySet<string> = () => new Set(),
): Promise<number> => {
  await dropSettled(app);
  /** Where nobody has room, or nobody at the desk, and tickets that cannot be given out: they keep no other from it. */
  const out: Out = { full: [], fullAtDesk: [], failed: [] };
  let given = 0;
  while (given < most) {
    const first = await findFirst(app, out);
    if (!first) break;
    try {
      if (await inTransaction(app, { type: 'system' }, (unit) => giveFirst(unit, first, out, whoIsHere)))
        given++;
      else (first.isLive ? out.fullAtDesk : out.full).push(first.queueId);
    } catch (error) {
      if (isDatabaseDown(error)) throw error;
      app.log.error({ err: error, ticketId: first.id }, 'staffing.giveWaitingFailed');
      out.failed.push(first.id);
    }
  }
  return given;
};

type Out = { full: string[]; fullAtDesk: string[]; failed: string[] };

const isNotOut = ({ full, fullAtDesk, failed }: Out) => sql`queue.id <> all(${full}::uuid[])
  and not (is_live and queue.id = any(${fullAtDesk}::uuid[])) and ticket.id <> all(${failed}::uuid[])`;

const findFirst = async (app: App, out: Out): Promise<Due | undefined> => {
  const { rows } = await sql<Due>`
    select ticket.id, ticket.queue_id, customer_id, is_live, giving, team_id, open_limit
    from awaiting_turn join ticket on ticket.id = ticket_id join queue on queue.id = ticket.queue_id
    where ${isDue} and ${isNotOut(out)}
    order by ${oldestPromise} limit 1`.execute(app.db);
  return rows[0];
};

/**
 * The first of its queue by the time the turn is ours: another node may have given that one away. The rotation is locked
 * before the ticket, and a ticket that somebody works on just now is passed over and not waited for.
 */
const giveFirst = async (
  unit: Unit,
  { queueId, giving, teamId, openLimit }: Due,
  out: Out,
  whoIsHere: () => ReadonlySet<string>,
): Promise<boolean> => {
  const scopeId = teamId ?? queueId;
  await lockRotation(unit, scopeId);
  const { rows } = await sql<Pick<Due, 'id' | 'customerId' | 'isLive'>>`
    select ticket.id, customer_id, is_live
    from awaiting_turn join ticket on ticket.id = ticket_id join queue on queue.id = ticket.queue_id
    where ${isDue} and queue.id = ${queueId} and ${isNotOut(out)}
    order by ${oldestPromise} limit 1 for update of ticket skip locked`.execute(unit.trx);
  const [ticket] = rows;
  if (!ticket) return false;
  const to = await giveToNext(unit, {
    scopeId,
    teamId,
    how: giving,
    openLimit,
    whoIsHere: ticket.isLive ? whoIsHere : undefined,
  });
  if (to === null) return false;
  await unit.trx
    .updateTable('ticket')
    .set({ ownerId: to, version: sql`version + 1`, updatedAt: unit.now })
    .where('id', '=', ticket.id)
    .execute();
  await unit.trx.deleteFrom('awaitingTurn').where('ticketId', '=', ticket.id).execute();
  unit.emit({
    type: 'ticket.assigned',
    ticketId: ticket.id,
    customerId: ticket.customerId,
    facts: { from: null, to, why: 'turn' },
  });
  return true;
};

/** Whoever was given a ticket by hand and put it back into the queue meant it to lie there. */
const dropSettled = async (app: App): Promise<void> => {
  await sql`
    delete from awaiting_turn using ticket where ticket.id = ticket_id
      and (owner_id is not null or status = 'resolved' or merged_into is not null
        or exists (select from event where event.ticket_id = ticket.id and type = 'ticket.assigned'
          and facts->>'to' is not null and event.at > since))`.execute(app.db);
};
