import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoChannels } from '../../channels.ts';
import { inTransaction } from '../app/transaction.ts';
import { receive } from '../arrivals/receive.ts';
import { createApiServer } from '../http/testing/api-server.ts';
import { makeNotifications } from '../notifications/make-notifications.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { wakeClocks } from '../promises/wake/wake-clocks.ts';
import { createWorld } from '../testing/domain-world.ts';
import { makePromises } from '../testing/make-promises.ts';
import { moveMessages } from '../tickets/move-messages.ts';
import { recountTicket } from '../tickets/recount-ticket.ts';
import { clearDemo } from './clear-demo.ts';
import { readRecord, writeRecord } from './demo-record.ts';
import { loadDemo } from './load-demo.ts';

const world = await createWorld();
const { app, hub, agents } = world;
await makePromises(world, { profileIds: ['es-trlgdcu'] });
const { server, as, key } = await createApiServer({ world });
const channels = demoChannels(app, app.config);
const load = () => loadDemo(app, hub, agents.administrator, channels);
const clear = () => clearDemo(app, hub, agents.administrator);
const ask = async (
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  headers: Record<string, string> = as('administrator'),
) => {
  const answer = await server.inject({ method, url: `/api/v1${url}`, headers });
  return { status: answer.statusCode, json: answer.json() };
};
const tables = [
  'agent',
  'notification_choice',
  'ticket',
  'message',
  'customer',
  'identity',
  'channel',
  'queue',
  'tag',
  'arrival',
  'attachment',
  'interaction',
  'participant',
  'message_search',
  'message_ref',
  'ticket_suggestion',
  'customer_suggestion',
  'notification',
  'outbox',
  'setting',
  'clock',
  'breach',
  'receipt',
  'answer',
  'service_promise',
];
/** How many rows each table has. */
const census = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      app.db,
    );
    counts[table] = rows[0]!.n;
  }
  return counts;
};
const ticketWith = async (subject: string) =>
  app.db.selectFrom('ticket').selectAll().where('subject', '=', subject).executeTakeFirstOrThrow();
const isThere = async (ticketId: string) =>
  (await app.db.selectFrom('ticket').select('id').where('id', '=', ticketId).execute()).length === 1;
const note = (ticketId: string) =>
  sendMessage(app, hub, agents.agent, ticketId, {
    kind: 'note',
    bcc: [],
    text: 'Una nota de verdad',
    html: null,
    uploadIds: [],
    attachmentIds: [],
    undoSeconds: 0,
  });

beforeEach(async () => {
  await clear();
});

describe('what the examples bring', () => {
  test('a company whose tickets travel across channels, in the past, in order', async () => {
    const before = await census();
    const loaded = await load();
    expect(loaded).toMatchObject({ isLoaded: true, tickets: 25, customers: 16 });
    const { rows } = await sql<{ channels: number; isOrdered: boolean; future: boolean; named: boolean }>`
      select count(distinct channel_id)::int as channels,
        array_agg(occurred_at order by id) = array_agg(occurred_at order by occurred_at, id) as is_ordered,
        bool_or(occurred_at > ${app.now()}) as future, bool_and(author_name is not null) as named
      from message where kind = 'message' group by ticket_id order by channels desc`.execute(app.db);
    expect(rows).toHaveLength(25);
    expect(rows.filter((row) => row.channels > 1).length).toBeGreaterThanOrEqual(8);
    expect(rows.every((row) => row.isOrdered && row.named && !row.future)).toBe(true);
    const { rows: there } = await sql<{ status: string; n: number }>`
      select status, count(*)::int as n from ticket group by status order by status`.execute(app.db);
    expect(there).toEqual([
      { status: 'open', n: 13 },
      { status: 'resolved', n: 8 },
      { status: 'waiting', n: 4 },
    ]);
    const forgotten = await ticketWith('Factura duplicada de la revisión anual');
    const days = (app.now().getTime() - forgotten.waitingSince!.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(5);
    expect((await census()).outbox).toBe(before.outbox);
  });

  test('colleagues, whose the answers and the tickets are, and to whom no mail goes', async () => {
    await load();
    const { rows } = await sql<{
      name: string;
      answers: number;
      ended: number;
      tickets: number;
      told: number;
    }>`
      select name, (select count(*)::int from message where author_agent_id = agent.id and kind = 'message') as answers,
        (select count(*)::int from interaction where agent_id = agent.id and ended_by = 'answer') as ended,
        (select count(*)::int from ticket where owner_id = agent.id) as tickets,
        (select count(*)::int from notification where agent_id = agent.id) as told
      from agent where email like '%@calorybano.example' order by name`.execute(app.db);
    expect(rows.map(({ name }) => name)).toEqual(['Dani Ortega', 'Lucía Ferrer', 'Marta Pons']);
    await makeNotifications(app);
    for (const { answers, ended, tickets, told } of rows) {
      expect(Math.min(answers, ended, tickets)).toBeGreaterThan(1);
      expect(told).toBe(0);
    }
    const { rows: unsigned } = await sql<{ n: number }>`select count(*)::int as n from message
      where direction = 'out' and kind = 'message' and author_agent_id is null`.execute(app.db);
    expect(unsigned).toEqual([{ n: 0 }]);
  });

  test('answers to write with; one that somebody made his own stays', async () => {
    await load();
    const { json } = await ask('GET', '/answers');
    const [first] = json.items as { id: string; title: string }[];
    expect(json.items.map(({ title }: { title: string }) => title).toSorted()).toEqual([
      'Cita del técnico',
      'Ha quedado resuelto',
      'Pedir el número de serie',
    ]);
    await app.db.updateTable('answer').set({ version: 2 }).where('id', '=', first!.id).execute();
    await clear();
    expect((await ask('GET', '/answers')).json.items).toMatchObject([{ id: first!.id }]);
    await app.db.deleteFrom('answer').execute();
  });

  test('clocks of all kinds, and none is broken that was answered in its time', async () => {
    const loading = load();
    let isTelling = true;
    const told = loading.finally(() => {
      isTelling = false;
    });
    // As a server does meanwhile; a look that began before the end may find what is there by then.
    let woken = 0;
    while (isTelling) {
      const count = await wakeClocks(app);
      if (count > 0) expect((await readRecord(app.db))?.loadedAt).toEqual(expect.any(String));
      woken += count;
    }
    await told;
    expect(woken + (await wakeClocks(app))).toBeGreaterThan(0);
    const { rows } = await sql<{ state: string; n: number }>`
      select coalesce(due_state, status) as state, count(*)::int as n from ticket group by 1 order by 1`.execute(
      app.db,
    );
    const counts = Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    expect(counts).toMatchObject({ resolved: 8 });
    for (const state of ['onTime', 'atRisk', 'overdue']) expect(counts[state], state).toBeGreaterThan(0);
    const { rows: clocks } = await sql<{ state: string }>`
      select distinct state from clock order by state`.execute(app.db);
    expect(clocks.map(({ state }) => state)).toEqual(['breached', 'cancelled', 'met', 'paused', 'running']);
    // Some were answered too late; the others wait still.
    const { rows: breaches } = await sql<{ isAnswered: boolean; n: number }>`
      select answered_at is not null as is_answered, count(*)::int as n from breach group by 1 order by 1`.execute(
      app.db,
    );
    expect(breaches).toEqual([
      { isAnswered: false, n: 7 },
      { isAnswered: true, n: 4 },
    ]);
  });

  test('whoever writes in the chat is promised minutes, whoever writes a mail hours', async () => {
    const { liveChannelId } = await load();
    const { rows } = await sql<{ isLive: boolean; minutes: number[] }>`
      select clock.channel_id = ${liveChannelId} as is_live,
        array_agg(distinct (trace->>'amount')::int) as minutes
      from clock where kind = 'firstAnswer' group by 1 order by 1`.execute(app.db);
    expect(rows).toEqual([
      { isLive: false, minutes: [240] },
      { isLive: true, minutes: [10] },
    ]);
  });

  test('two of an organisation write in one ticket; two queues, tags, notes, and files that open', async () => {
    await load();
    const { rows } = await sql<{ name: string }>`
      select customer.name from customer join customer as home on home.id = customer.organisation_id
      where home.name = 'Hotel Miramar' order by 1`.execute(app.db);
    expect(rows.map(({ name }) => name)).toEqual(['Laura Benet', 'Tomás Andreu']);
    const boiler = await ticketWith('Miramar: error F28 en la caldera 2');
    expect(boiler).toMatchObject({ messageCount: 5, ownerId: agents.administrator.agentId });
    expect(boiler.tags).toContain('contrato');
    const names = (await ask('GET', '/queues')).json.items.map((queue: { name: string }) => queue.name);
    expect(names).toEqual(expect.arrayContaining(['Presupuestos', 'Averías y postventa']));
    const files = await app.db.selectFrom('attachment').select(['type', 'blob', 'size']).distinct().execute();
    expect(files.map(({ type }) => type).sort()).toEqual(['application/pdf', 'image/png']);
    for (const { type, blob, size } of files) {
      expect(readFileSync(app.blobs.path(blob!)).length).toBe(Number(size));
      const seen = execFileSync('file', ['--brief', '--mime-type', app.blobs.path(blob!)], {
        encoding: 'utf8',
      });
      expect(seen.trim()).toBe(type);
    }
  });

  test('search finds it; counts are what counting again gives; nobody is told of it by mail', async () => {
    await load();
    const found = (await ask('GET', '/search?q=aerotermia')).json;
    expect(JSON.stringify(found)).toContain('Aerotermia para una casa de 140');
    const counted = await app.db.selectFrom('ticket').selectAll().orderBy('id').execute();
    await inTransaction(app, { type: 'system' }, async (unit) => {
      for (const { id } of counted) await recountTicket(unit, id);
    });
    const again = await app.db.selectFrom('ticket').selectAll().orderBy('id').execute();
    const figures = (rows: typeof counted) =>
      rows.map((row) => [
        row.messageCount,
        row.lastMessageAt,
        row.lastInboundAt,
        row.lastText,
        row.lastChannelId,
      ]);
    expect(figures(again)).toEqual(figures(counted));
    await makeNotifications(app);
    expect(await app.db.selectFrom('notification').selectAll().execute()).toEqual([]);
    expect(await app.db.selectFrom('unreadAnswer').selectAll().execute()).toEqual([]);
  });
});

describe('once, and away again', () => {
  test('a second time brings nothing; cleared, everything is as it was; cleared twice is harmless', async () => {
    const before = await census();
    const first = await load();
    const full = await census();
    expect(await load()).toEqual(first);
    expect(await census()).toEqual(full);
    await makeNotifications(app);
    const cleared = await clear();
    expect(cleared).toEqual({ tickets: 25, customers: 16, channels: 2, queues: 2, kept: [] });
    expect(await census()).toEqual(before);
    expect(await clear()).toEqual({ tickets: 0, customers: 0, channels: 0, queues: 0, kept: [] });
    // A look at the log passes over what is gone.
    await makeNotifications(app);
    expect((await load()).tickets).toBe(25);
  });

  test('two at once bring it once', async () => {
    const both = await Promise.allSettled([load(), load()]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const one of both) if (one.status === 'rejected') expect(one.reason.code).toBe('resource.conflict');
    expect((await census()).ticket).toBe(25);
  });

  test('what a process that died left is taken away and brought anew', async () => {
    await load();
    const record = (await readRecord(app.db))!;
    await writeRecord(app.db, { ...record, loadedAt: null, ticketIds: [] }, app.now());
    await expect(load()).rejects.toMatchObject({ code: 'resource.conflict' });
    const startedAt = new Date(app.now().getTime() - 10 * 60_000).toISOString();
    await writeRecord(app.db, { ...record, startedAt, loadedAt: null, ticketIds: [] }, app.now());
    expect(await load()).toMatchObject({ tickets: 25, customers: 16 });
    expect((await census()).ticket).toBe(25);
  });
});

describe('over HTTP', () => {
  test.each(['supervisor', 'agent', 'reader'] as const)('not for a %s', async (role) => {
    for (const method of ['GET', 'POST', 'DELETE'] as const)
      expect(await ask(method, '/demo', as(role))).toMatchObject({
        status: 403,
        json: { code: 'auth.forbidden' },
      });
    expect(await readRecord(app.db)).toBeNull();
  });

  test('for an administrator, and for a key that may', async () => {
    expect(await ask('GET', '/demo')).toMatchObject({ status: 200, json: { isLoaded: false, tickets: 0 } });
    const mayNot = await key('tickets.read');
    expect((await ask('POST', '/demo', mayNot)).status).toBe(403);
    const may = await key('settings.write');
    expect(await ask('POST', '/demo', may)).toMatchObject({
      status: 200,
      json: { isLoaded: true, tickets: 25 },
    });
    expect((await ask('GET', '/demo')).json).toMatchObject({
      isLoaded: true,
      liveChannelId: expect.any(String),
    });
    expect((await ask('GET', '/me', as('agent'))).json.hasExamples).toBe(true);
    expect(await ask('DELETE', '/demo')).toMatchObject({ status: 200, json: { tickets: 25, kept: [] } });
    expect((await ask('GET', '/me', as('agent'))).json.hasExamples).toBe(false);
    expect((await ask('GET', '/demo')).json.isLoaded).toBe(false);
  });
});

describe('what people added', () => {
  test('a real ticket stays, and so do a demo ticket with real words and one that was merged', async () => {
    const real = await world.place(world.mail('real@shop.example', { subject: 'De verdad' }));
    await load();
    const late = await world.place(world.mail('late@shop.example', { subject: 'También de verdad' }));
    const written = await ticketWith('Toallero eléctrico');
    await note(written.id);
    const merged = await ticketWith('Una idea para la web');
    const messages = await app.db
      .selectFrom('message')
      .select('id')
      .where('ticketId', '=', late.ticketId)
      .execute();
    await moveMessages(app, agents.agent, late.ticketId, {
      messageIds: messages.map(({ id }) => id),
      toTicketId: merged.id,
      reason: null,
    });
    const cleared = await clear();
    expect(cleared).toMatchObject({ tickets: 23, channels: 1, queues: 1 });
    const kept = [
      { ticketId: written.id, trackingKey: written.trackingKey, why: 'written' },
      { ticketId: merged.id, trackingKey: merged.trackingKey, why: 'written' },
    ];
    expect(cleared.kept).toHaveLength(2);
    expect(cleared.kept).toEqual(expect.arrayContaining(kept));
    for (const id of [real.ticketId, late.ticketId, written.id, merged.id])
      expect(await isThere(id)).toBe(true);
    const names = await app.db.selectFrom('customer').select('name').where('name', 'is not', null).execute();
    expect(names.map(({ name }) => name).sort()).toEqual(['Fátima El Amrani', 'Javier Molina']);
    // With those two still here, it can be brought in and taken away anew; of them nothing more is told.
    const stayed = await ticketWith('Toallero eléctrico');
    expect(await load()).toMatchObject({ tickets: 21, customers: 14 });
    expect(await ticketWith('Toallero eléctrico')).toEqual(stayed);
    expect(await clear()).toMatchObject({ tickets: 21, customers: 14, kept: [] });
    expect(await isThere(written.id)).toBe(true);
  });

  test('whom a ticket that stays names has only left, and is back with the examples; whom a login was given stays', async () => {
    const colleagues = async () => {
      const { rows } = await sql<{ name: string; hasLeft: boolean; open: number }>`
        select name, deactivated_at is not null as has_left,
          (select count(*)::int from ticket where owner_id = agent.id and status <> 'resolved') as open
        from agent where email like '%@calorybano.example' order by name`.execute(app.db);
      return rows;
    };
    await load();
    const written = await ticketWith('Presupuesto caducado de la caldera nueva');
    expect(written.ownerId).not.toBeNull();
    await note(written.id);
    await clear();
    expect(await colleagues()).toEqual([{ name: 'Lucía Ferrer', hasLeft: true, open: 0 }]);
    await load();
    expect((await colleagues()).map(({ hasLeft }) => hasLeft)).toEqual([false, false, false]);
    await app.db.updateTable('agent').set({ loginId: 'marta' }).where('name', '=', 'Marta Pons').execute();
    await clear();
    expect((await colleagues()).map(({ name, hasLeft }) => ({ name, hasLeft }))).toEqual([
      { name: 'Lucía Ferrer', hasLeft: true },
      { name: 'Marta Pons', hasLeft: false },
    ]);
  });

  test('a chat on the examples’ own channel keeps that channel', async () => {
    const { liveChannelId } = await load();
    const channel = await app.db
      .selectFrom('channel')
      .selectAll()
      .where('id', '=', liveChannelId!)
      .executeTakeFirstOrThrow();
    expect(channel).toMatchObject({ kind: channels.live.kind, isEnabled: true });
    const talk = { id: channel.id, queueId: channel.queueId, keepsThread: true, ownParties: [] };
    const hello = world.mail({ kind: 'visitor', value: 'v-real', name: null }, { subject: null });
    expect(await receive(app, talk, hello)).toEqual({ outcome: 'placed' });
    expect(await clear()).toMatchObject({ kept: [] });
    const still = await app.db.selectFrom('channel').select('id').where('id', '=', channel.id).execute();
    expect(still).toHaveLength(1);
  });
});
