import { type Actor, noticeKinds } from '@hilo/core';
import { sql } from 'kysely';
import { handTickets } from '../agents/hand-tickets.ts';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { getOrganisation } from '../settings/organisation.ts';
import type { DemoRecord } from './demo-record.ts';
import { type ColleagueKey, colleagues } from './story-people.ts';

/** Who does what in the stories. */
export type Colleagues = Readonly<Record<ColleagueKey, Actor & { type: 'agent' }>>;

/**
 * Makes those who answer in the examples: agents whom nobody can sign in as, and whom no mail is sent to. Who stayed
 * from an earlier time is taken back. Of the same day as the customers: the story's clock stands there.
 */
export const createColleagues = (
  app: App,
  actor: Actor,
  record: DemoRecord,
  keep: () => Promise<void>,
): Promise<Colleagues> => {
  record.agentIds = [];
  return inTransaction(app, actor, async (unit) => {
    const { locale, timeZone } = await getOrganisation(unit.trx);
    const make = async (key: ColleagueKey): Promise<Actor & { type: 'agent' }> => {
      const { name, address: email } = colleagues[key];
      const stayed = await unit.trx
        .selectFrom('agent')
        .select(['id', 'loginId'])
        .where('email', '=', email)
        .executeTakeFirst();
      const agentId = stayed?.id ?? unit.newId();
      const colleague = { type: 'agent', agentId, role: 'agent' } as const;
      // Somebody's own by now, and no example any more.
      if (stayed?.loginId) return colleague;
      record.agentIds?.push(agentId);
      // Before they are there, so that none stays whom nobody knows of.
      await keep();
      if (stayed) {
        await unit.trx.updateTable('agent').set({ deactivatedAt: null }).where('id', '=', agentId).execute();
      } else {
        const row = { id: agentId, name, email, role: 'agent' as const, locale, timeZone };
        await unit.trx
          .insertInto('agent')
          .values({ ...row, createdAt: unit.now, invitedAt: unit.now })
          .execute();
        await unit.trx.insertInto('notificationChoice').values({ agentId, choice: toldNothing }).execute();
      }
      unit.emit({ type: 'agent.invited', facts: { agentId } });
      return colleague;
    };
    return { lucia: await make('lucia'), dani: await make('dani'), marta: await make('marta') };
  });
};

const nowhere = { desk: false, browser: false, mail: false };
const toldNothing = JSON.stringify({
  kinds: Object.fromEntries(noticeKinds.map((kind) => [kind, nowhere])),
  followsMentions: false,
  followsAnswers: false,
});

/** An answer of the examples comes in like one that was written elsewhere; it is its colleague's from here on. */
export const signAnswer = async (app: App, externalId: string, agentId: string): Promise<void> => {
  await sql`
    with signed as (
      update message set author_agent_id = ${agentId}
      where id = (select message_id from arrival where external_id = ${externalId}) returning ticket_id)
    update interaction set agent_id = ${agentId} from signed
    where interaction.ticket_id = signed.ticket_id and ended_by = 'answer' and agent_id is null`.execute(
    app.db,
  );
};

/**
 * Takes them away again. Whom a ticket that stays still names, only leaves; whom somebody has given a login is no
 * example any more.
 */
export const deleteColleagues = async (unit: Unit, { agentIds = [] }: DemoRecord): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    select id from agent where id = any(${agentIds}::uuid[]) and login_id is null for update`.execute(
    unit.trx,
  );
  for (const { id: agentId } of rows) {
    await handTickets(unit, agentId, null);
    const isGone = await tryDelete(unit, agentId);
    if (!isGone)
      await unit.trx
        .updateTable('agent')
        .set({ deactivatedAt: unit.now })
        .where('id', '=', agentId)
        .execute();
    unit.emit({ type: 'agent.deactivated', facts: { agentId, handedTo: null } });
  }
};

const stillNamed = '23503';

/** @returns false where something that stays names this agent */
const tryDelete = async ({ trx }: Unit, agentId: string): Promise<boolean> => {
  await sql`savepoint colleague`.execute(trx);
  try {
    for (const table of [
      'notification',
      'notification_choice',
      'ticket_follower',
      'ticket_seen',
      'agent_invitation',
    ])
      await sql`delete from ${sql.table(table)} where agent_id = ${agentId}`.execute(trx);
    await sql`delete from agent where id = ${agentId}`.execute(trx);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== stillNamed) throw error;
    await sql`rollback to savepoint colleague`.execute(trx);
    return false;
  }
};
