import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { createMoments } from '../live/moments.ts';
import { createWorld } from '../testing/domain-world.ts';
import { cleanIdempotency, cleanInvitations, cleanUploads } from './clean-expired.ts';
import { beat, freeDeadWorkers } from './heartbeat.ts';
import { probeChannels } from './probe-channels.ts';
import { canonicalJson, firstHash, linkEvent, sealEvents, verifySeals } from './seal-events.ts';
import { migrateJobs, startJobs } from './start-jobs.ts';
import { sweepBlobs } from './sweep-blobs.ts';
import { wakeTickets } from './wake-tickets.ts';

const world = await createWorld();
const { app } = world;
const url = String(world.pool.options.connectionString);
const hours = (count: number): Date => new Date(app.now().getTime() + count * 3_600_000);
const eventsOf = (ticketId: string, after: number) =>
  app.db
    .selectFrom('event')
    .select(['type', 'facts', 'actorType'])
    .where('ticketId', '=', ticketId)
    .where('position', '>', after)
    .orderBy('position')
    .execute();
const lastPosition = async (): Promise<number> =>
  Number(
    (
      await app.db
        .selectFrom('event')
        .select((q) => q.fn.max('position').as('p'))
        .executeTakeFirst()
    )?.p ?? 0,
  );
/** Ages a file by hours, as the clock of the test has it. */
const age = (id: string, by: number): void => utimesSync(app.blobs.path(id), hours(-by), hours(-by));

describe('waking tickets', () => {
  const ticket = async () => (await world.place(world.mail('ana@mail.example'))).ticketId;
  const set = (id: string, values: Record<string, unknown>) =>
    app.db.updateTable('ticket').set(values).where('id', '=', id).execute();

  test('a snooze that ended and a follow-up that is due come back, each with its event; others sleep on', async () => {
    const [snoozed, due, later, both] = [await ticket(), await ticket(), await ticket(), await ticket()];
    await set(snoozed, { snoozedUntil: hours(-1) });
    await set(due, { status: 'waiting', waitingOn: 'partner', followUpAt: app.now() });
    await set(later, { snoozedUntil: hours(1) });
    await set(both, {
      status: 'waiting',
      waitingOn: 'customer',
      followUpAt: hours(48),
      snoozedUntil: hours(-1),
    });
    const position = await lastPosition();
    const { version: before } = await world.ticket(snoozed);
    expect(await wakeTickets(app)).toBe(3);
    expect(await world.ticket(snoozed)).toMatchObject({
      status: 'open',
      snoozedUntil: null,
      version: before + 1,
    });
    expect(await world.ticket(due)).toMatchObject({ status: 'open', waitingOn: null, followUpAt: null });
    expect(await world.ticket(later)).toMatchObject({ snoozedUntil: hours(1), version: before });
    expect(await world.ticket(both)).toMatchObject({
      status: 'waiting',
      waitingOn: 'customer',
      followUpAt: hours(48),
      snoozedUntil: null,
    });
    expect(await eventsOf(snoozed, position)).toEqual([
      { type: 'ticket.snoozed', facts: { until: null }, actorType: 'system' },
    ]);
    expect(await eventsOf(due, position)).toEqual([
      {
        type: 'ticket.statusChanged',
        facts: { from: 'waiting', to: 'open', waitingOn: null, followUpAt: null, isDue: true },
        actorType: 'system',
      },
    ]);
    expect(await wakeTickets(app)).toBe(0);
  });

  test('two nodes at once wake each ticket once', async () => {
    const ids = [];
    for (let count = 0; count < 8; count++) {
      const id = await ticket();
      await set(id, { snoozedUntil: hours(-1) });
      ids.push(id);
    }
    const position = await lastPosition();
    const woken = await Promise.all([wakeTickets(app), wakeTickets(app), wakeTickets(app)]);
    expect(woken.reduce((sum, count) => sum + count, 0)).toBe(8);
    for (const id of ids) expect(await eventsOf(id, position)).toHaveLength(1);
  });
});

describe('cleaning', () => {
  test('answers to repeated requests go after 24 hours, links a day after their end', async () => {
    const idempotency = (key: string, createdAt: Date) =>
      app.db
        .insertInto('idempotency')
        .values({ actor: 'a', key, requestHash: Buffer.from('x'), attempt: app.newId(), createdAt })
        .execute();
    await idempotency('old', hours(-25));
    await idempotency('new', hours(-23));
    expect(await cleanIdempotency(app)).toEqual({ removed: 1 });
    const link = (name: string, expiresAt: Date, usedAt: Date | null) =>
      app.db
        .insertInto('agentInvitation')
        .values({
          tokenHash: Buffer.from(name),
          agentId: world.agents.agent.agentId,
          purpose: 'invitation',
          createdAt: hours(-200),
          expiresAt,
          usedAt,
        })
        .execute();
    await link('over', hours(-30), null);
    await link('used', hours(30), hours(-30));
    await link('good', hours(30), null);
    expect(await cleanInvitations(app)).toEqual({ removed: 2 });
    const left = await app.db.selectFrom('agentInvitation').select('tokenHash').execute();
    expect(left.map((row) => row.tokenHash.toString())).toEqual(['good']);
  });

  const upload = async (content: string, createdAt: Date): Promise<{ id: string; blob: string }> => {
    const blob = (await app.blobs.put(Buffer.from(content))).id;
    const id = app.newId();
    await app.db
      .insertInto('upload')
      .values({ id, blob, name: 'f', type: 'text/plain', size: 1, uploadedBy: 'x', createdAt })
      .execute();
    age(blob, 2);
    return { id, blob };
  };

  test('uploads go after 24 hours with their bytes, but not those of a draft, nor bytes that others point to', async () => {
    const unused = await upload('unused', hours(-25));
    const fresh = await upload('fresh', hours(-1));
    const drafted = await upload('drafted', hours(-25));
    const shared = await upload('shared', hours(-25));
    const kept = await upload('in a kept arrival', hours(-25));
    const file = (blob: string) => ({
      name: 'a',
      type: 'text/plain',
      blob: { id: blob, size: 1 },
      inline: false,
      contentId: null,
    });
    const { ticketId } = await world.place(world.mail('bea@mail.example', { files: [file(shared.blob)] }));
    await world.bring(
      world.mail('auto@mail.example', {
        automatic: { kind: 'auto', why: 'autoSubmitted' },
        files: [file(kept.blob)],
      }),
    );
    await app.db
      .insertInto('draft')
      .values({
        agentId: world.agents.agent.agentId,
        ticketId,
        body: JSON.stringify({ uploadIds: [drafted.id] }),
        updatedAt: app.now(),
      })
      .execute();
    expect(await cleanUploads(app)).toEqual({ removed: 3, blobs: 1 });
    const left = await app.db.selectFrom('upload').select('id').orderBy('id').execute();
    expect(left.map(({ id }) => id).sort()).toEqual([fresh.id, drafted.id].sort());
    const isThere = ({ blob }: { blob: string }) => existsSync(app.blobs.path(blob));
    expect([unused, fresh, drafted, shared, kept].map(isThere)).toEqual([false, true, true, true, true]);
  });

  test('the sweep takes what nothing points to, and puts back what a crash left aside', async () => {
    const { id: orphan } = await app.blobs.put(Buffer.from('orphan'));
    age(orphan, 3);
    const { id: aside } = await app.blobs.put(Buffer.from('aside'));
    const { ticketId } = await world.place(
      world.mail('eva@mail.example', {
        files: [{ name: 'a', type: 't', blob: { id: aside, size: 5 }, inline: false, contentId: null }],
      }),
    );
    expect(ticketId).not.toBe('');
    const { renameSync } = await import('node:fs');
    renameSync(app.blobs.path(aside), `${app.blobs.path(aside)}.unused`);
    const part = join(app.config.dataDir, 'blobs', 'drafts', 'x.1');
    mkdirSync(dirname(part), { recursive: true });
    writeFileSync(part, 'half');
    utimesSync(part, hours(-3), hours(-3));
    const { removed } = await sweepBlobs(app, join(app.config.dataDir, 'blobs'));
    expect(removed).toBeGreaterThanOrEqual(1);
    expect([orphan, aside].map((id) => existsSync(app.blobs.path(id)))).toEqual([false, true]);
    expect(existsSync(part)).toBe(false);
  });
});

describe('sealing', () => {
  test('canonical JSON does not depend on the order of names', () => {
    expect(canonicalJson({ b: [1, { d: 'ñ', c: null }], a: '"' })).toBe(
      '{"a":"\\"","b":[1,{"c":null,"d":"ñ"}]}',
    );
    expect(canonicalJson({ a: '"', b: [1, { c: null, d: 'ñ' }] })).toBe(
      canonicalJson({ b: [1, { d: 'ñ', c: null }], a: '"' }),
    );
  });

  test('a link is the digest of the one before and of the event in canonical JSON', () => {
    const event = {
      position: '12',
      type: 'ticket.created',
      at: new Date('2026-11-30T10:00:00.005Z'),
      actorType: 'agent',
      actorId: 'a"1',
      ticketId: null,
      customerId: 'c1',
      // Names that look like numbers are in order as words, too.
      facts: { 9: 'ñ', 10: { z: null, a: [] } },
    };
    const json = canonicalJson({ ...event, position: 12, at: '2026-11-30T10:00:00.005Z' });
    expect(json).toContain('"facts":{"10":{"a":[],"z":null},"9":"ñ"}');
    expect(linkEvent(firstHash, event as never)).toEqual(
      createHash('sha256').update(firstHash).update(json).digest(),
    );
  });

  test('every event is sealed once, also by two nodes; the chain is whole', async () => {
    // More than are read at a time.
    await inTransaction(app, { type: 'system' }, async (unit) =>
      unit.emit(
        ...Array.from({ length: 250 }, () => ({ type: 'ticket.changed' as const, facts: { fields: ['x'] } })),
      ),
    );
    const { n } = await app.db
      .selectFrom('event')
      .select((query) => query.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    const sealed = await Promise.all([sealEvents(app), sealEvents(app)]);
    expect(sealed[0]! + sealed[1]!).toBe(Number(n));
    expect(await sealEvents(app)).toBe(0);
    await world.bring(world.mail('new@mail.example'));
    expect(await verifySeals(app.db)).toMatchObject({ isWhole: true, sealedEvents: Number(n), seals: 1 });
    expect((await verifySeals(app.db)).unsealedEvents).toBeGreaterThan(0);
    await sealEvents(app);
    const whole = await verifySeals(app.db);
    expect(whole).toMatchObject({ isWhole: true, seals: 2, unsealedEvents: 0 });
    expect(whole.last?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('an event that was changed, removed or slipped in shows, and where', async () => {
    const [first] = await app.db.selectFrom('event').selectAll().orderBy('position').limit(1).execute();
    const tamper = (statement: ReturnType<typeof sql>, from: unknown = 1) =>
      app.db
        .transaction()
        .execute(async (trx) => {
          await statement.execute(trx);
          expect(await verifySeals(trx)).toMatchObject({ isWhole: false, broken: { from } });
          throw new Error('undo');
        })
        .catch((error: Error) => expect(error.message).toBe('undo'));
    await tamper(sql`update event set at = at + interval '1 second' where position = ${first!.position}`);
    await tamper(sql`update event set facts = facts || '{"x": 1}' where position = ${first!.position}`);
    await tamper(sql`delete from event where position = ${first!.position}`);
    await tamper(sql`update event_seal set hash = sha256('x') where from_position = 1`);
    await tamper(sql`delete from event_seal where from_position = 1`, expect.any(Number));
    expect(await verifySeals(app.db)).toMatchObject({ isWhole: true });
  });
});

describe('nodes and workers', () => {
  beforeAll(() => migrateJobs(world.pool, app.log));

  test('the jobs of a worker without a heartbeat are freed, those of a living one and fresh ones are not', async () => {
    await beat(app, ['pool-alive']);
    const lock = async (task: string, by: string, secondsAgo: number) => {
      await sql`select graphile_worker.add_job(${task})`.execute(app.db);
      await sql`update graphile_worker._private_jobs as jobs set locked_by = ${by},
        locked_at = ${new Date(app.now().getTime() - secondsAgo * 1000)}
        from graphile_worker._private_tasks as tasks where tasks.id = jobs.task_id and tasks.identifier = ${task}`.execute(
        app.db,
      );
    };
    await lock('one', 'pool-alive', 60);
    await lock('two', 'pool-dead', 60);
    await lock('three', 'pool-just-begun', 5);
    expect(await freeDeadWorkers(app)).toEqual(['pool-dead']);
    const { rows } = await sql<{ lockedBy: string | null }>`
      select locked_by from graphile_worker._private_jobs order by id`.execute(app.db);
    expect(rows.map((row) => row.lockedBy)).toEqual(['pool-alive', null, 'pool-just-begun']);
    await sql`delete from graphile_worker._private_jobs`.execute(app.db);
  });

  test('a broken channel is noted once as an event, and again when it is well', async () => {
    const position = await lastPosition();
    const changes = async () =>
      (
        await app.db
          .selectFrom('event')
          .select('facts')
          .where('type', '=', 'channel.healthChanged')
          .where('position', '>', position)
          .orderBy('position')
          .execute()
      ).map((row) => row.facts);
    const signal = new AbortController().signal;
    await probeChannels(app, world.hub, signal);
    await probeChannels(app, world.hub, signal);
    expect(await changes()).toHaveLength(4);
    const channel = await app.db
      .selectFrom('channel')
      .select(['health', 'updatedAt', 'createdAt'])
      .where('id', '=', world.letters.id)
      .executeTakeFirstOrThrow();
    expect(channel.health).toMatchObject({ ok: false, steps: [{ step: 'open', code: 'not-configured' }] });
    expect(channel.updatedAt).toEqual(channel.createdAt);
    const well = { open: { probe: async () => ({ ok: true, steps: [], facts: {} }) } };
    await probeChannels(app, { ...world.hub, get: () => well as never }, signal);
    expect((await changes()).slice(4)).toEqual([
      ...Array.from({ length: 4 }, () => expect.objectContaining({ isHealthy: true, code: null })),
    ]);
  });

  test('started: its worker is heard, due tickets wake, a job that the clock adds is done; closing leaves nothing', async () => {
    const { ticketId } = await world.place(world.mail('ines@mail.example'));
    await app.db
      .updateTable('ticket')
      .set({ snoozedUntil: hours(-1) })
      .where('id', '=', ticketId)
      .execute();
    const jobs = await startJobs(app, world.hub, url, createMoments(app));
    try {
      const workers = () =>
        app.db
          .selectFrom('lease')
          .select('name')
          .where('name', 'like', 'worker:pool-%')
          .where('holder', '=', app.node)
          .execute();
      await expect
        .poll(async () => (await workers()).filter(({ name }) => name !== 'worker:pool-alive').length)
        .toBe(1);
      await sql`select graphile_worker.add_job('sealEvents')`.execute(app.db);
      await expect
        .poll(async () => (await verifySeals(app.db)).unsealedEvents, { timeout: 15_000, interval: 100 })
        .toBe(0);
      await expect
        .poll(async () => (await world.ticket(ticketId)).snoozedUntil, { timeout: 15_000, interval: 100 })
        .toBe(null);
    } finally {
      await jobs.close();
    }
    const left = await app.db.selectFrom('lease').select('name').where('holder', '=', app.node).execute();
    expect(left.filter(({ name }) => /^worker:/.test(name) && name !== 'worker:pool-alive')).toEqual([]);
  });
});
