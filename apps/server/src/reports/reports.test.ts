import { type Actor, roles } from '@hilo/core';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { reportCsv } from '../exports/report-csv.ts';
import { createWorld } from '../testing/domain-world.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { moveMessages } from '../tickets/move-messages.ts';
import { undoMessageMove } from '../tickets/undo-message-move.ts';
import { readReport } from './read-report.ts';

const world = await createWorld();
const { app, agents } = world;

/** A contact that began and was answered at these times; the first of a ticket of its own unless one is given. */
const answered = async (openedAt: string, endedAt: string, ticketId?: string) => {
  const home = ticketId ?? (await world.place(world.mail(`c${app.newId()}@client.example`))).ticketId;
  if (!ticketId) {
    await app.db.updateTable('message').set({ interactionId: null }).where('ticketId', '=', home).execute();
    await app.db.deleteFrom('interaction').where('ticketId', '=', home).execute();
  }
  await app.db
    .insertInto('interaction')
    .values({
      id: app.newId(),
      ticketId: home,
      channelId: world.letters.id,
      openedAt: new Date(openedAt),
      endedAt: new Date(endedAt),
      endedBy: 'answer',
      agentId: agents.agent.agentId,
    })
    .execute();
  return home;
};
const report = (from: string, to: string, actor: Actor = agents.supervisor) =>
  readReport(app, actor, { from, to });

test('counts by the days of the organisation, and takes the first answer of each ticket', async () => {
  // 23:30 in Madrid on the 9th, half past midnight on the 10th.
  const ticketId = await answered('2026-02-09T22:30:00Z', '2026-02-09T22:40:00Z');
  await answered('2026-02-09T23:20:00Z', '2026-02-09T23:30:00Z');
  for (const minutes of [20, 30, 100])
    await answered(
      '2026-02-10T10:00:00Z',
      new Date(Date.parse('2026-02-10T10:00:00Z') + minutes * 60_000).toISOString(),
    );
  // A second contact of the same ticket is answered, and is no first answer.
  await answered('2026-02-10T12:00:00Z', '2026-02-10T20:00:00Z', ticketId);
  await inTransaction({ ...app, now: () => new Date('2026-02-10T23:30:00Z') }, agents.agent, async (unit) =>
    unit.emit({ type: 'ticket.resolved', ticketId, facts: { disposition: null, waitingSince: null } }),
  );
  const one = await report('2026-02-09', '2026-02-11');
  expect(one.timeZone).toBe('Europe/Madrid');
  expect(one.days).toEqual([
    { day: '2026-02-09', answered: 1, resolved: 0 },
    { day: '2026-02-10', answered: 5, resolved: 0 },
    { day: '2026-02-11', answered: 0, resolved: 1 },
  ]);
  // 10, 10, 20, 30 and 100 minutes.
  expect(one.total).toEqual({
    answered: 6,
    resolved: 1,
    firstAnswers: 5,
    medianSeconds: 1200,
    p90Seconds: 4320,
  });
  expect(one.byAgent).toMatchObject([
    { id: agents.agent.agentId, name: 'The agent', answered: 6, resolved: 1 },
    { id: null, answered: 0, waiting: one.waiting },
  ]);
  expect(one.byChannel).toMatchObject([{ id: world.letters.id, name: 'help@shop.example', answered: 6 }]);
  // The same when it is counted again.
  expect(await report('2026-02-09', '2026-02-11')).toEqual(one);
  const tenth = await report('2026-02-10', '2026-02-10');
  expect(tenth.total).toMatchObject({ answered: 5, resolved: 0, firstAnswers: 4 });
  expect(reportCsv(one, { table: 'days' })).toBe(
    'day,answered,resolved\r\n2026-02-09,1,0\r\n2026-02-10,5,0\r\n2026-02-11,0,1\r\n',
  );
});

test('says who waits now, and since when', async () => {
  await world.place(world.mail('waiting@client.example'));
  const { waiting } = await report('2020-01-01', '2020-01-01');
  expect(waiting.count).toBeGreaterThan(0);
  expect(waiting.oldestSince).toBe('2026-03-02T09:00:00.000Z');
});

test('says who waits by channel and by owner, those too who answered nobody in the period', async () => {
  const { ticketId } = await world.place(world.mail('owned@client.example'));
  const before = await report('2020-01-01', '2020-01-01');
  await app.db
    .updateTable('ticket')
    .set({ ownerId: agents.agent.agentId })
    .where('id', '=', ticketId)
    .execute();
  const { waiting, byChannel, byAgent } = await report('2020-01-01', '2020-01-01');
  const none = { answered: 0, resolved: 0, firstAnswers: 0, medianSeconds: null, p90Seconds: null };
  expect(byChannel).toEqual([{ id: world.letters.id, name: 'help@shop.example', waiting, ...none }]);
  expect(byAgent.find(({ id }) => id === agents.agent.agentId)).toEqual({
    id: agents.agent.agentId,
    name: 'The agent',
    waiting: { count: 1, oldestSince: '2026-03-02T09:00:00.000Z' },
    ...none,
  });
  expect(byAgent.find(({ id }) => id === null)?.waiting.count).toBe(before.waiting.count - 1);
  expect(reportCsv({ ...before, byAgent }, { table: 'agents' })).toContain(
    ',The agent,1,2026-03-02T09:00:00.000Z,0,',
  );
});

test('an empty period has no figures, and a table no formulas', async () => {
  const none = await report('2020-01-01', '2020-01-02');
  expect(none.total).toEqual({
    answered: 0,
    resolved: 0,
    firstAnswers: 0,
    medianSeconds: null,
    p90Seconds: null,
  });
  expect(none.days).toHaveLength(2);
  const evil = {
    ...none,
    byAgent: [{ ...none.total, id: null, waiting: none.waiting, name: '=cmd|" /C calc"' }],
  };
  expect(reportCsv(evil, { table: 'agents' })).toContain(`"'=cmd|"" /C calc"""`);
});

test.each([
  ['2026-02-02', '2026-02-01'],
  ['2025-01-01', '2026-12-31'],
])('%s to %s is no period', async (from, to) => {
  await expect(report(from, to)).rejects.toMatchObject({ code: 'request.invalid' });
});

test.each(roles)('%s', async (role) => {
  const reading = report('2026-02-01', '2026-02-02', agents[role]);
  if (role === 'administrator' || role === 'supervisor') expect((await reading).days).toHaveLength(2);
  else await expect(reading).rejects.toMatchObject({ code: 'auth.forbidden' });
});

test('what became a part of another ticket, or was taken back at once, is not resolved', async () => {
  const place = async () => (await world.place(world.mail(`r${app.newId()}@client.example`))).ticketId;
  const day = app.now().toISOString().slice(0, 10);
  const resolved = async () => (await report(day, day)).total.resolved;
  const before = await resolved();
  const [one, other, slip] = [await place(), await place(), await place()];
  const { moveId } = await moveMessages(app, agents.agent, one, { toTicketId: other, reason: null });
  expect(await resolved()).toBe(before);
  await undoMessageMove(app, agents.agent, moveId);
  await changeTicket(app, agents.agent, slip, { status: 'resolved' });
  expect(await resolved()).toBe(before + 1);
  await changeTicket(app, agents.agent, slip, { status: 'open' });
  expect(await resolved()).toBe(before);
  world.pass(1);
  // Opened again later it had been resolved all the same.
  await changeTicket(app, agents.agent, other, { status: 'resolved' });
  world.pass(90);
  await changeTicket(app, agents.agent, other, { status: 'open' });
  expect(await resolved()).toBe(before + 1);
});

test('says that it took too long, where the database is busy elsewhere', async () => {
  await app.db.transaction().execute(async (trx) => {
    await sql`lock table interaction in access exclusive mode`.execute(trx);
    await expect(
      readReport(app, agents.supervisor, { from: '2026-02-01', to: '2026-02-02' }, 100),
    ).rejects.toMatchObject({ code: 'report.slow' });
  });
});
