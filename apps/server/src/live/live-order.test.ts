import type { EventDto, LiveServerMessage } from '@hilo/api';
import type { Actor, NewEvent } from '@hilo/core';
import { createDatabase, createPool } from '@hilo/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import { buildServer } from '../http/build-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { type EventFeed, lastPosition, startEventFeed } from './event-feed.ts';
import { liveLimits, liveSocket } from './live-socket.ts';
import { openLive } from './testing/live-client.ts';

const world = await createWorld();
const { pool } = world;

/** The role of the agent who listens, as the database would say it now; `asked` counts how often it had to. */
const agent = { actor: world.agents.supervisor as Actor | null, asked: 0, slowMs: 0 };

/** A node of its own: its connections, its feed, its sockets; nothing is shared with another but the database. */
const startNode = async (name: string, limits: Partial<typeof liveLimits> = {}) => {
  const ownPool = createPool(world.databaseUrl, { max: 8, applicationName: name, statementTimeoutMs: 0 });
  const app: App = { ...world.app, db: createDatabase(ownPool), node: name };
  const feed: EventFeed = await startEventFeed(app, world.databaseUrl);
  const server = await buildServer(app, async () => agent.actor);
  const sessions = {
    isStillGood: async () => {
      const now = agent.actor;
      agent.asked++;
      await new Promise((resolve) => setTimeout(resolve, agent.slowMs));
      return now;
    },
    onSessionRevoked: () => () => {},
  };
  await server.register(liveSocket(app, feed, sessions, { ...liveLimits, ...limits }));
  await server.listen({ host: '127.0.0.1', port: 0 });
  afterAll(async () => {
    await server.close();
    await feed.close();
    await ownPool.end();
  });
  const { port } = server.server.address() as { port: number };
  return { app, feed, url: `ws://127.0.0.1:${port}/live` };
};
const nodes = [await startNode('one'), await startNode('two')] as const;
const narrow = await startNode('narrow', { maxBuffered: 200_000 });

/** Until every node has heard of all there is: what is still on its way would come to a client as something new. */
const inStep = async (): Promise<void> => {
  const last = await lastPosition(world.app.db);
  while ([...nodes, narrow].some(({ feed }) => feed.position() < last))
    await new Promise((resolve) => setTimeout(resolve, 5));
};

const emit = (app: App, ...events: NewEvent[]): Promise<void> =>
  inTransaction(app, { type: 'system' }, async (unit) => unit.emit(...events));
const changed = (field: string): NewEvent => ({ type: 'ticket.changed', facts: { fields: [field] } });
const logAfter = async (position: number): Promise<number[]> => {
  const { rows } = await pool.query<{ n: number }>(
    'select position::int as n from event where position > $1 order by position',
    [position],
  );
  return rows.map(({ n }) => n);
};
const isEnd = (message: LiveServerMessage): boolean =>
  message.type === 'event' && JSON.stringify(message.event.facts) === '{"fields":["the end"]}';

/** A client that is cut off after every few events, in the middle of whatever comes, and comes back to another node. */
const comeAndGo = async (before: number): Promise<number[]> => {
  const all: number[] = [];
  for (let turn = 0; ; turn++) {
    const { url } = nodes[turn % 2]!;
    const client = openLive(`${url}?after=${all.at(-1) ?? before}`);
    await client.until((heard) => heard.length > 1 + (turn % 7) || heard.some(isEnd));
    client.socket.terminate();
    await client.closed;
    expect(client.heard[0]!.type).toBe('welcome');
    all.push(...client.positions());
    if (client.heard.some(isEnd)) return all;
  }
};

describe('the order of positions', () => {
  // What takes its time, or fails, when everything but the commit is done: positions are given by then.
  beforeAll(async () => {
    await pool.query(`
      create function commit_oddly() returns trigger language plpgsql as $$ begin
        if new.facts->'fields'->>0 like 'slow%' then perform pg_sleep(0.03); end if;
        if new.facts->'fields'->>0 like 'fails%' then raise exception 'undone'; end if;
        return null; end $$;
      create constraint trigger commit_oddly after insert on event deferrable initially deferred
        for each row execute function commit_oddly()`);
  });

  test('two nodes, long transactions that end late, slow commits, undone ones: each client hears all of it once, in order', async () => {
    const before = await lastPosition(world.app.db);
    const steady = nodes.map(({ url }) => openLive(`${url}?after=${before}`));
    const wandering = [comeAndGo(before), comeAndGo(before)];
    const fates: Record<string, number> = { kept: 0, undone: 0 };
    const write = async (app: App, field: string, holdMs: number): Promise<void> => {
      await inTransaction(app, { type: 'system' }, async (unit) => {
        unit.emit(changed(field), changed('too'));
        // Begun before many others, and written into, long before it ends.
        await sql`select pg_sleep(${holdMs / 1000})`.execute(unit.trx);
      }).then(
        () => fates.kept!++,
        () => fates.undone!++,
      );
    };
    await Promise.all(
      nodes.flatMap(({ app }, node) => [
        ...[400, 250, 90].map((holdMs) => write(app, `long${node}`, holdMs)),
        (async () => {
          for (let n = 0; n < 60; n++) await write(app, n % 6 === 4 ? 'fails' : `quick${n}`, 0);
        })(),
        (async () => {
          for (let n = 0; n < 8; n++) await write(app, `slow${n}`, 5);
        })(),
      ]),
    );
    await emit(nodes[0].app, changed('the end'));
    const expected = await logAfter(before);
    expect(fates).toEqual({ kept: 122, undone: 20 });
    expect(expected).toHaveLength(245);
    // What was undone has left gaps.
    expect(expected.at(-1)! - before).toBeGreaterThan(expected.length);
    for (const client of steady) {
      await client.until((heard) => heard.some(isEnd));
      expect(client.positions()).toEqual(expected);
      client.socket.close();
    }
    for (const positions of await Promise.all(wandering)) expect(positions).toEqual(expected);
  });

  test('a transaction that was open for the whole of it is told of after what passed meanwhile', async () => {
    const before = await lastPosition(world.app.db);
    const client = openLive(`${nodes[1].url}?after=${before}`);
    const hold = Promise.withResolvers<void>();
    const long = inTransaction(nodes[0].app, { type: 'system' }, async (unit) => {
      unit.emit(changed('long'));
      await hold.promise;
    });
    for (let n = 0; n < 5; n++) await emit(nodes[0].app, changed(`passes ${n}`));
    await client.until(() => client.positions().length === 5);
    // Away from here on, and back when the long one has ended.
    client.socket.terminate();
    hold.resolve();
    await long;
    const back = openLive(`${nodes[0].url}?after=${client.positions().at(-1)}`);
    await back.until(() => back.positions().length === 1);
    expect([...client.positions(), ...back.positions()]).toEqual(await logAfter(before));
    back.socket.close();
  });
});

describe('while what somebody may know changes', () => {
  beforeEach(inStep);
  const secret = (): NewEvent => ({
    type: 'arrival.quarantined',
    facts: { arrivalId: world.app.newId(), channelId: world.app.newId(), code: 'x' },
  });
  const aboutMe = (): NewEvent => ({
    type: 'agent.changed',
    facts: { agentId: world.agents.supervisor.agentId, fields: ['role'] },
  });
  const become = (actor: Actor | null, slowMs = 60): void => {
    const before = agent.actor;
    Object.assign(agent, { actor, slowMs });
    onTestFinished(() => void Object.assign(agent, { actor: before, slowMs: 0 }));
  };
  const asAgent: Actor = { ...world.agents.supervisor, role: 'agent' };

  test.each([0, 1])('what came after is held back until it is known, on node %s', async (index) => {
    const client = openLive(nodes[index]!.url);
    await client.until((heard) => heard.length === 1);
    await emit(nodes[0].app, secret());
    await client.until(() => client.types().length === 1);
    become(asAgent);
    // In one commit, and in one right behind it.
    await emit(nodes[0].app, aboutMe(), secret(), changed('a'));
    await emit(nodes[0].app, secret(), changed('b'));
    await client.until(() => client.types().length === 4);
    expect(client.types()).toEqual([
      'arrival.quarantined',
      'agent.changed',
      'ticket.changed',
      'ticket.changed',
    ]);
    client.socket.close();
  });

  test('what was missed is judged by what one may know now', async () => {
    const before = await lastPosition(world.app.db);
    await emit(nodes[0].app, secret(), aboutMe(), secret(), changed('a'));
    become(asAgent);
    const client = openLive(`${nodes[1].url}?after=${before}`);
    await client.until(() => client.types().includes('ticket.changed'));
    expect(client.types()).toEqual(['agent.changed', 'ticket.changed']);
    client.socket.close();
  });

  test('nothing more is told to whoever is deactivated', async () => {
    const client = openLive(nodes[1].url);
    await client.until((heard) => heard.length === 1);
    become(null);
    const { agentId } = world.agents.supervisor;
    await emit(nodes[0].app, { type: 'agent.deactivated', facts: { agentId, handedTo: null } }, changed('a'));
    expect(await client.closed).toBe(4401);
    expect(client.types()).toEqual(['agent.deactivated']);
  });

  test('what an agent changes of others asks nobody', async () => {
    const client = openLive(nodes[0].url);
    await client.until((heard) => heard.length === 1);
    const { asked } = agent;
    const { agentId } = world.agents.reader;
    await emit(nodes[0].app, { type: 'agent.changed', facts: { agentId, fields: ['name'] } }, changed('a'));
    await client.until(() => client.types().length === 2);
    expect(agent.asked).toBe(asked);
    client.socket.close();
  });
});

test('so much that a client could not read it in time is not told one by one: else it would be let go each time anew', async () => {
  const before = await lastPosition(world.app.db);
  const large = Array.from({ length: 60 }, () => changed('x'.repeat(8_000)));
  await emit(narrow.app, ...large);
  const client = openLive(`${narrow.url}?after=${before}`);
  await client.until((heard) => heard.length === 1);
  expect(client.heard[0]).toMatchObject({ type: 'reset', position: before + large.length });
  await emit(narrow.app, changed('on'));
  await client.until((heard) => heard.length === 2);
  expect((client.heard[1] as { event: EventDto }).event.position).toBe(before + large.length + 1);
  client.socket.close();
});
