import { sendMessageBody } from '@hilo/api';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../outgoing/send-message.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';
import { createPromiseBook } from '../promise-book.ts';
import { readSweep, sumOf, sweepPromises } from './sweep-promises.ts';

const world = await createWorld();
const { app, hub, mail, place, agents, pool } = world;
await makePromises(world, { profileIds: ['es-trlgdcu'] });
let people = 0;
const ask = async (): Promise<string> => (await place(mail(`person${++people}@mail.example`))).ticketId;
const clocks = (ticketId: string) => readTicketClocks(app, agents.agent, ticketId);
const shown = async (ticketId: string) =>
  (await clocks(ticketId)).map(({ kind, rule, state }) => `${kind} ${rule} ${state}`);
const forget = (ticketId: string) => pool.query('delete from clock where ticket_id = $1', [ticketId]);
const repairsOf = async (ticketId: string) =>
  (
    await app.db
      .selectFrom('event')
      .select('facts')
      .where('ticketId', '=', ticketId)
      .where('type', '=', 'clock.repaired')
      .execute()
  ).map(({ facts }) => (facts as { what: string }).what);
const waitFor = (ticketId: string) =>
  sendMessage(
    app,
    hub,
    agents.agent,
    ticketId,
    sendMessageBody.parse({
      text: 'Hemos cambiado la caldera esta mañana y la garantía cubre la pieza. ¿Funciona ya?',
      thenStatus: 'waiting',
      followUpAt: new Date(app.now().getTime() + 3 * 86_400_000).toISOString(),
    }),
  );

/** What is found is put right, told once, and not found again. */
const sweepFinds = async (ticketId: string, what: string): Promise<void> => {
  const before = sumOf((await readSweep(app.db))?.total);
  expect(await sweepPromises(app)).toEqual({ repaired: 1, failed: 0, isWhole: true });
  expect(await repairsOf(ticketId)).toEqual([what]);
  expect(await sweepPromises(app)).toEqual({ repaired: 0, failed: 0, isWhole: true });
  expect(await repairsOf(ticketId)).toEqual([what]);
  expect(sumOf((await readSweep(app.db))?.total)).toBe(before + 1);
};

describe('the sweep', () => {
  it('lets alone what is watched: open, waiting, asleep, broken, resolved, spam', async () => {
    const [open, waiting, asleep, broken, resolved, spam] = await Promise.all(Array.from({ length: 6 }, ask));
    await waitFor(waiting!);
    await changeTicket(app, agents.agent, asleep!, {
      snoozedUntil: new Date(app.now().getTime() + 3_600_000).toISOString(),
    });
    await pool.query(
      `update clock set state = 'breached', breached_at = due_at, next_wake_at = null where ticket_id = $1`,
      [broken],
    );
    await changeTicket(app, agents.agent, resolved!, { status: 'resolved' });
    await changeTicket(app, agents.agent, spam!, { isSpam: true });
    expect(await sweepPromises(app)).toEqual({ repaired: 0, failed: 0, isWhole: true });
    expect(await readSweep(app.db)).toMatchObject({
      at: app.now().toISOString(),
      failed: 0,
      repairedAt: null,
      total: { noClock: 0, noFollowUp: 0, noQueue: 0, noOwner: 0 },
    });
    expect(await shown(open!)).toEqual(['firstAnswer promise running', 'solution promise running']);
  });

  it('gives a ticket from before there were clocks what is promised, from now on, and what the law asks, from then', async () => {
    const ticketId = await ask();
    await changeTicket(app, agents.agent, ticketId, { kind: 'complaint' });
    const asked = app.now().toISOString();
    await forget(ticketId);
    world.pass(60);
    await sweepFinds(ticketId, 'noClock');
    const now = app.now().toISOString();
    expect(
      (await clocks(ticketId)).map(({ kind, state, startedAt }) => [kind, state, startedAt]).sort(),
    ).toEqual([
      ['firstAnswer', 'running', now],
      ['legal', 'running', asked],
      ['solution', 'running', now],
    ]);
    expect(await world.ticket(ticketId)).toMatchObject({ dueKind: 'firstAnswer', dueState: 'onTime' });
  });

  it('counts a clock that was lost from the message that it waited to see answered', async () => {
    const ticketId = await ask();
    const [first] = await clocks(ticketId);
    await pool.query(
      `update clock set state = 'cancelled', ended_at = started_at, next_wake_at = null where ticket_id = $1`,
      [ticketId],
    );
    world.pass(30);
    await sweepFinds(ticketId, 'noClock');
    expect(
      (await clocks(ticketId)).find(({ kind, endedAt }) => kind === 'firstAnswer' && !endedAt),
    ).toMatchObject({
      startedAt: first!.startedAt,
      dueAt: first!.dueAt,
    });
  });

  it('sees that nobody will look at a clock that runs', async () => {
    const ticketId = await ask();
    await pool.query('update clock set next_wake_at = null where ticket_id = $1', [ticketId]);
    await sweepFinds(ticketId, 'noClock');
    const { rows } = await pool.query(
      'select next_wake_at = warn_at[1] as is_planned from clock where ticket_id = $1',
      [ticketId],
    );
    expect(rows).toEqual([{ is_planned: true }, { is_planned: true }]);
  });

  it('starts a clock again that stands still where no day brings its ticket back', async () => {
    const ticketId = await ask();
    await waitFor(ticketId);
    await pool.query(`delete from clock where ticket_id = $1 and kind = 'followUp'`, [ticketId]);
    await pool.query(
      `update ticket set status = 'open', follow_up_at = null, waiting_on = null where id = $1`,
      [ticketId],
    );
    await sweepFinds(ticketId, 'noFollowUp');
    expect(await shown(ticketId)).toContain('solution promise running');
  });

  it('has somebody look within a day of work where nothing was promised', async () => {
    const ticketId = await ask();
    await forget(ticketId);
    await pool.query('update service_promise set archived_at = created_at');
    createPromiseBook(app).forget();
    await sweepFinds(ticketId, 'noClock');
    expect(await shown(ticketId)).toEqual(['followUp repair running']);
    await pool.query('update service_promise set archived_at = null');
    createPromiseBook(app).forget();
  });

  it('brings back what lies in a queue that was put away, or with somebody who is gone', async () => {
    const queued = await ask();
    const away = app.newId();
    await sql`insert into queue (id, name, created_at, archived_at)
      values (${away}, 'Gone', ${app.now()}, ${app.now()})`.execute(app.db);
    await pool.query('update ticket set queue_id = $2 where id = $1', [queued, away]);
    await sweepFinds(queued, 'noQueue');
    expect((await world.ticket(queued)).queueId).toBe(world.queueId);

    const owned = await ask();
    const gone = app.newId();
    await sql`insert into agent (id, email, name, role, created_at, deactivated_at)
      values (${gone}, 'gone@shop.example', 'Gone', 'agent', ${app.now()}, ${app.now()})`.execute(app.db);
    await pool.query('update ticket set owner_id = $2 where id = $1', [owned, gone]);
    await sweepFinds(owned, 'noOwner');
    expect((await world.ticket(owned)).ownerId).toBeNull();
  });

  it('goes through many, leaves what somebody has in hand, and takes it the next time', async () => {
    const ids = await Promise.all(Array.from({ length: 45 }, ask));
    await pool.query('delete from clock where ticket_id = any($1)', [ids]);
    const client = await pool.connect();
    await client.query('begin');
    await client.query('select from ticket where id = $1 for update', [ids[7]]);
    expect(await sweepPromises(app)).toMatchObject({ repaired: 44, failed: 0 });
    await client.query('rollback');
    client.release();
    expect(await sweepPromises(app)).toMatchObject({ repaired: 1, failed: 0 });
  });
});
