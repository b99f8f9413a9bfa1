import type { PromisesNowDto } from '@hilo/api';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { insertTicket } from '../../testing/insert-ticket.ts';
import { sweepPromises } from '../sweep/sweep-promises.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents, queueId, otherQueueId, letters } = world;

const due = async (queue: string, state: 'onTime' | 'atRisk' | 'overdue', hours: number) => {
  const id = await insertTicket(app, { queueId: queue });
  const at = new Date(app.now().getTime() + hours * 3_600_000);
  await sql`update ticket set due_at = ${at}, due_kind = 'firstAnswer', due_state = ${state},
    last_channel_id = ${letters.id} where id = ${id}`.execute(app.db);
  return id;
};
const read = async (): Promise<PromisesNowDto> => (await ask(agents.supervisor, 'GET', '/promises/now')).json;

it('is honest where nothing presses', async () => {
  expect(await read()).toMatchObject({
    overdue: 0,
    atRisk: 0,
    soon: 0,
    within: [
      { hours: 1, count: 0 },
      { hours: 4, count: 0 },
      { hours: 24, count: 0 },
    ],
    oldestDueAt: null,
    byQueue: [],
    byChannel: [],
    openApprovals: 0,
    openBreaches: 0,
    sweep: null,
  });
});

it('counts what is late and what soon will be, by queue and channel', async () => {
  await due(queueId, 'overdue', -30);
  await due(queueId, 'overdue', -2);
  await due(otherQueueId, 'atRisk', 0.5);
  await due(otherQueueId, 'onTime', 3);
  await due(otherQueueId, 'onTime', 20);
  await due(otherQueueId, 'onTime', 200);
  const asleep = await due(otherQueueId, 'onTime', 2);
  const later = new Date(app.now().getTime() + 86_400_000);
  await sql`update ticket set snoozed_until = ${later} where id = ${asleep}`.execute(app.db);
  // What nobody has to do anything about, or may know of.
  const spam = await due(queueId, 'overdue', -1);
  await sql`update ticket set is_spam = true where id = ${spam}`.execute(app.db);
  const blocked = await due(queueId, 'overdue', -1);
  await sql`update customer set restricted_at = ${app.now()} where id = (
    select customer_id from ticket where id = ${blocked})`.execute(app.db);

  const now = await read();
  expect(now).toMatchObject({
    at: app.now().toISOString(),
    overdue: 2,
    atRisk: 1,
    soon: 1,
    within: [
      { hours: 1, count: 1 },
      { hours: 4, count: 2 },
      { hours: 24, count: 3 },
    ],
    byQueue: [
      { id: queueId, overdue: 2, atRisk: 0, soon: 0 },
      { id: otherQueueId, overdue: 0, atRisk: 1, soon: 1 },
    ],
    byChannel: [{ id: letters.id, overdue: 2, atRisk: 1, soon: 1 }],
  });
  // Each figure leads to those that it counts.
  for (const { hours, count } of now.within) {
    const query = `view=open&due=onTime&due=atRisk&dueWithinHours=${hours}`;
    expect((await ask(agents.supervisor, 'GET', `/tickets?${query}`)).json.items).toHaveLength(count);
  }
  expect(Date.parse(now.oldestDueAt!)).toBe(app.now().getTime() - 30 * 3_600_000);
});

it('is for who leads', async () => {
  expect((await ask(agents.agent, 'GET', '/promises/now')).status).toBe(403);
});

it('says what the last look through all that is open put right', async () => {
  await insertTicket(app, { queueId });
  await sweepPromises(app);
  const at = app.now().toISOString();
  const { sweep } = await read();
  expect(sweep).toMatchObject({ at, failed: 0, repairedAt: at, repaired: { noQueue: 0, noOwner: 0 } });
  expect(sweep!.repaired.noClock).toBeGreaterThan(0);
  expect(Object.keys(sweep!).sort()).toEqual(['at', 'failed', 'repaired', 'repairedAt']);
});
