import { connect } from 'node:net';
import type { EventDto, LiveServerMessage } from '@hilo/api';
import type { Actor, NewEvent, Permission, Role } from '@hilo/core';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { createApiKey, findApiKey, revokeApiKey } from '../auth/api-keys.ts';
import { buildServer } from '../http/build-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { type EventFeed, lastPosition, startEventFeed } from './event-feed.ts';
import { maySee } from './event-permission.ts';
import { liveLimits, liveSocket } from './live-socket.ts';
import { eventRoutes } from './routes.ts';
import { openLive } from './testing/live-client.ts';

const world = await createWorld();
const { app, pool } = world;
const logged: string[] = [];
app.log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
const feed = await startEventFeed(app, world.databaseUrl);
afterAll(() => feed.close());

const revoked = new Set<string>();
const listeners = new Set<(agentId: string) => void>();
const authenticate = async (request: { headers: Record<string, unknown> }): Promise<Actor | null> => {
  const role = request.headers['x-test-role'] as Role | undefined;
  if (role) return revoked.has(role) ? null : { ...world.agents[role] };
  const { authorization } = request.headers;
  return typeof authorization === 'string' ? findApiKey(app, authorization) : null;
};
const sessions = {
  isStillGood: authenticate,
  onSessionRevoked: (listener: (agentId: string) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

const listen = async (over: Partial<typeof liveLimits> = {}, from: EventFeed = feed) => {
  const server = await buildServer(app, authenticate);
  await server.register(liveSocket(app, from, sessions, { ...liveLimits, ...over }));
  await server.register(eventRoutes(app), { prefix: '/api/v1' });
  await server.listen({ host: '127.0.0.1', port: 0 });
  afterAll(() => server.close());
  const { port } = server.server.address() as { port: number };
  return { server, port, url: `ws://127.0.0.1:${port}/live` };
};
const { server, port, url } = await listen();

const emit = (...events: NewEvent[]): Promise<void> =>
  inTransaction(app, { type: 'system' }, async (unit) => unit.emit(...events));
const changed = (field: string): NewEvent => ({ type: 'ticket.changed', facts: { fields: [field] } });
const keyFor = async (...scopes: (Permission | '*')[]) =>
  createApiKey(app, { type: 'system' }, { name: 'live', scopes });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const agent = { 'x-test-role': 'agent' };

describe('who may connect', () => {
  const ask = async (address: string, headers: Record<string, string>): Promise<number> => {
    const client = openLive(address, headers);
    const status = await client.answer;
    client.socket.terminate();
    return status;
  };

  test('nobody without a session', async () => {
    expect(await ask(url, {})).toBe(401);
    expect((await server.inject({ url: '/live' })).statusCode).toBe(401);
  });
  test('no page of another site, whatever it calls itself', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
      'file://',
    ])
      expect(await ask(url, { ...agent, origin })).toBe(403);
  });
  test('our own page, and a program that names no origin', async () => {
    expect(await ask(url, { ...agent, origin: `http://127.0.0.1:${port}` })).toBe(101);
    expect(await ask(url, agent)).toBe(101);
  });
  test('no key without the scope', async () => {
    expect(await ask(url, bearer((await keyFor('tickets.read')).key))).toBe(403);
    expect(await ask(url, bearer((await keyFor('events.read')).key))).toBe(101);
  });
  test.each(['x', '-1', '1.5', '1e3', '', '9'.repeat(16), "1' or 1=1", '1&after=2'])(
    'not after=%s',
    async (after) => {
      expect(await ask(`${url}?after=${after}`, agent)).toBe(400);
    },
  );
  test('a plain request is told that there is nothing to read', async () => {
    expect((await server.inject({ url: '/live', headers: agent })).statusCode).toBe(404);
  });
});

describe('resuming', () => {
  test('what was missed, then what comes, once and in order', async () => {
    const before = await lastPosition(app.db);
    await emit(changed('a'), changed('b'));
    const client = openLive(`${url}?after=${before}`, agent);
    await client.until((heard) => heard.length === 3);
    expect(client.heard[0]).toEqual({ type: 'welcome', position: before });
    await emit(changed('c'));
    await client.until((heard) => heard.length === 4);
    expect(client.positions()).toEqual([before + 1, before + 2, before + 3]);
    client.socket.close();
  });

  test('without a position only what comes', async () => {
    const client = openLive(url, agent);
    await client.until((heard) => heard.length >= 1);
    await emit(changed('new'));
    await client.until((heard) => heard.length === 2);
    expect(client.positions()).toEqual([await lastPosition(app.db)]);
    client.socket.close();
  });

  test('too far behind: one word to read anew, then what comes', async () => {
    await sql`insert into event (position, type, at, actor_type, facts)
      select nextval('event_position'), 'ticket.changed', ${app.now()}, 'system', '{"fields":[]}'
      from generate_series(1, 2001)`.execute(app.db);
    await emit(changed('last of many'));
    const last = await lastPosition(app.db);
    const client = openLive(`${url}?after=${last - 2001}`, agent);
    await client.until((heard) => heard.some((message) => message.type === 'reset'));
    expect(client.heard[0]!.type).toBe('reset');
    const near = openLive(`${url}?after=${last - 2000}`, agent);
    await near.until((heard) => heard.length === 2001);
    expect(near.heard[0]!.type).toBe('welcome');
    await emit(changed('after reset'));
    await client.until((heard) => heard.at(-1)!.type === 'event' && client.positions().at(-1) === last + 1);
    client.socket.close();
    near.socket.close();
  });

  test('what this process appended is handed on at once, and after a gap it is read', async () => {
    const heard: number[] = [];
    const stop = feed.subscribe((events) => heard.push(...events.map(({ position }) => position)));
    // What was told of the tests before is looked at by then: who is reading reads this, too.
    await sql`select pg_sleep(0.2)`.execute(app.db);
    await emit(changed('here'));
    const here = await lastPosition(app.db);
    expect(feed.position()).toBe(here);
    // As a transaction that was undone leaves it.
    await sql`select nextval('event_position')`.execute(app.db);
    await emit(changed('after a gap'), changed('and on'));
    while (heard.length < 3) await sql`select pg_sleep(0.005)`.execute(app.db);
    await emit(changed('here again'));
    expect(heard).toEqual([here, here + 2, here + 3, here + 4]);
    const { rows } = await pool.query(
      'select position::int as n from event where position >= $1 order by 1',
      [here],
    );
    expect(heard).toEqual(rows.map(({ n }) => n));
    stop();
  });

  test('ahead of the log, as after a restore: read anew', async () => {
    const client = openLive(`${url}?after=${(await lastPosition(app.db)) + 1_000}`, agent);
    await client.until((heard) => heard.length >= 1);
    expect(client.heard[0]!.type).toBe('reset');
    await emit(changed('on'));
    await client.until((heard) => heard.length === 2);
    client.socket.close();
  });

  // A commit that takes its time after the positions were given: what comes later must not be seen before it.
  beforeAll(async () => {
    await pool.query(`
      create function commit_slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.02); return null; end $$;
      create constraint trigger commit_slowly after insert on event deferrable initially deferred
        for each row when (new.facts->'fields'->>0 like 'slow%') execute function commit_slowly()`);
  });

  test('nothing is missed or doubled under five writers, slow commits, lost connections and a client that comes and goes', async () => {
    const before = await lastPosition(app.db);
    const steady = openLive(`${url}?after=${before}`, agent);
    const all: number[] = [];
    const isOver = (heard: LiveServerMessage[]): boolean =>
      heard.some(
        (message) =>
          message.type === 'event' && JSON.stringify(message.event.facts) === '{"fields":["the end"]}',
      );
    const comesAndGoes = (async () => {
      for (let turn = 0, isLast = false; !isLast; turn++) {
        const client = openLive(`${url}?after=${all.at(-1) ?? before}`, agent);
        await client.until((heard) => heard.length > 1 + (turn % 4) || isOver(heard));
        client.socket.terminate();
        await client.closed;
        isLast = isOver(client.heard);
        all.push(...client.positions());
      }
    })();
    const killListeners = () =>
      pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hilo-live' and datname = current_database()",
      );
    await Promise.all([
      ...Array.from({ length: 5 }, async (_, writer) => {
        for (let round = 0; round < 12; round++)
          await inTransaction(app, { type: 'system' }, async (unit) => {
            unit.emit(changed(`${writer < 2 ? 'slow' : ''}${round}`), changed('too'));
            if (writer === 2) await sql`select pg_sleep(0.02)`.execute(unit.trx);
          });
      }),
      (async () => {
        for (let kill = 0; kill < 4; kill++) {
          await sql`select pg_sleep(0.03)`.execute(app.db);
          await killListeners();
        }
      })(),
    ]);
    await emit(changed('the end'));
    await comesAndGoes;
    const { rows } = await pool.query('select position from event where position > $1 order by position', [
      before,
    ]);
    const expected = rows.map((row) => Number(row.position));
    expect(expected.length).toBe(121);
    await steady.until(() => steady.positions().length === expected.length);
    expect(steady.positions()).toEqual(expected);
    expect(all).toEqual(expected);
    steady.socket.close();
  });

  test('a listener that was cut off listens again', async () => {
    await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hilo-live' and datname = current_database()",
    );
    const listening = async (): Promise<number> => {
      const { rows } = await pool.query(
        "select pid from pg_stat_activity where application_name = 'hilo-live' and datname = current_database() and query like 'listen hilo_event%'",
      );
      return rows.length;
    };
    while ((await listening()) === 0) await sql`select pg_sleep(0.05)`.execute(app.db);
    expect(await listening()).toBe(1);
  });
});

describe('who hears of what', () => {
  const one = async (): Promise<NewEvent[]> => {
    const id = app.newId();
    return [
      { type: 'ticket.changed', facts: { fields: ['x'] } },
      { type: 'customer.created', facts: {} },
      { type: 'arrival.quarantined', facts: { arrivalId: id, channelId: id, code: 'x' } },
      { type: 'agent.signedIn', facts: { agentId: id } },
      { type: 'apiKey.created', facts: { apiKeyId: id } },
      { type: 'settings.changed', facts: { fields: ['name'] } },
      { type: 'note.added', facts: { messageId: id } },
    ];
  };
  const everything = [
    'ticket.changed',
    'customer.created',
    'arrival.quarantined',
    'agent.signedIn',
    'apiKey.created',
    'settings.changed',
    'note.added',
  ];
  const plain = ['ticket.changed', 'customer.created', 'note.added'];

  test.each([
    ['administrator', everything],
    ['supervisor', ['ticket.changed', 'customer.created', 'arrival.quarantined', 'note.added']],
    ['agent', plain],
    ['reader', plain],
  ] as [Role, string[]][])('%s, live and read', async (role, types) => {
    const before = await lastPosition(app.db);
    const client = openLive(`${url}?after=${before}`, { 'x-test-role': role });
    await client.until((heard) => heard.length >= 1);
    await emit(...(await one()));
    await client.until(() => client.types().includes('note.added'));
    expect(client.types()).toEqual(types);
    client.socket.close();
    const read = await server.inject({
      url: `/api/v1/events?after=${before}`,
      headers: { 'x-test-role': role },
    });
    expect(read.json().items.map((event: EventDto) => event.type)).toEqual(types);
  });

  test('a key hears of its scopes alone, and its pages still go on', async () => {
    const before = await lastPosition(app.db);
    const { key } = await keyFor('events.read', 'customers.read');
    const client = openLive(`${url}?after=${before}`, bearer(key));
    await emit(...(await one()), { type: 'customer.changed', facts: { fields: ['name'] } });
    await client.until(() => client.types().includes('customer.changed'));
    expect(client.types()).toEqual(['customer.created', 'customer.changed']);
    client.socket.close();

    const types: string[] = [];
    let after: string | null = '0';
    while (after !== null) {
      const answer: LightMyRequestResponse = await server.inject({
        url: `/api/v1/events?after=${after}&limit=2`,
        headers: bearer(key),
      });
      const page = answer.json<{ items: EventDto[]; nextCursor: string | null }>();
      types.push(...page.items.map((event) => event.type));
      after = page.nextCursor;
    }
    expect(new Set(types)).toEqual(new Set(['customer.created', 'customer.changed']));
    expect(types.filter((type) => type === 'customer.changed')).toHaveLength(1);
  });

  test('an event that this version does not know is for nobody', () => {
    expect(maySee(world.agents.administrator, 'invoice.paid')).toBe(false);
    expect(maySee(world.agents.administrator, 'constructor.x')).toBe(false);
  });
});

describe('what ends a socket', () => {
  let quick: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    quick = await listen({ heartbeatMs: 40 });
  });

  test('a revoked session, at once', async () => {
    const client = openLive(url, { 'x-test-role': 'supervisor' });
    const other = openLive(url, agent);
    await Promise.all([client, other].map((one) => one.until((heard) => heard.length >= 1)));
    revoked.add('supervisor');
    for (const listener of listeners) listener(world.agents.supervisor.agentId);
    expect(await client.closed).toBe(4401);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    revoked.clear();
    other.socket.close();
    await other.closed;
  });

  test('a session that was revoked elsewhere, and a revoked key: at the next heartbeat', async () => {
    const client = openLive(quick.url, { 'x-test-role': 'reader' });
    const made = await keyFor('*');
    const program = openLive(quick.url, bearer(made.key));
    await Promise.all([client, program].map((one) => one.until((heard) => heard.length >= 1)));
    revoked.add('reader');
    await revokeApiKey(app, { type: 'system' }, made.id);
    expect([await client.closed, await program.closed]).toEqual([4401, 4401]);
    revoked.clear();
  });

  test('a peer that no longer answers', async () => {
    const socket = connect(quick.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => {});
    socket.resume();
    socket.write(
      `GET /live HTTP/1.1\r\nhost: 127.0.0.1:${quick.port}\r\nx-test-role: agent\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`,
    );
    await closed;
    const good = openLive(quick.url, agent);
    await good.until((heard) => heard.length >= 1);
    for (let beat = 0; beat < 4; beat++) await new Promise((resolve) => good.socket.once('ping', resolve));
    expect(good.socket.readyState).toBe(good.socket.OPEN);
    good.socket.close();
  });

  test('a message that is too large, which is no fault of ours', async () => {
    const client = openLive(url, agent);
    await client.until((heard) => heard.length >= 1);
    client.socket.send('x'.repeat(70 * 1024));
    expect(await client.closed).toBe(1009);
    expect(logged.join('')).not.toContain('Max payload');
  });

  test('a client that does not read, before it fills the memory', async () => {
    let tell: (events: EventDto[]) => void = () => {};
    let subscribed = 0;
    const made: EventFeed = {
      position: () => 0,
      subscribe: (listener) => {
        tell = listener;
        subscribed++;
        return () => subscribed--;
      },
      close: async () => {},
    };
    const small = await listen({ maxBuffered: 64 * 1024 }, made);
    const client = openLive(small.url, agent);
    await client.until((heard) => heard.length >= 1);
    client.socket.pause();
    const event: EventDto = {
      position: 0,
      type: 'ticket.changed',
      at: '2026-03-02T09:00:00.000Z',
      actor: { type: 'system', id: null },
      ticketId: null,
      customerId: null,
      facts: { fields: ['x'.repeat(8_000)] },
    };
    let position = 0;
    // Until the sender is told to stop; the buffers of the kernel hold some megabytes.
    while (subscribed > 0 && position < 20_000) {
      tell([{ ...event, position: ++position }]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(subscribed).toBe(0);
    client.socket.terminate();
  });
});
