import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arrival, ChannelAdapter, MessageArrival, Party } from '@hilo/channel-kit';
import { defineCapabilities, secret } from '@hilo/channel-kit';
import { type Actor, type Role, uuidV7 } from '@hilo/core';
import { createDatabase } from '@hilo/db';
import { testDatabase } from '@hilo/db/testing';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../config.ts';
import type { App } from '../app/app.ts';
import { createBlobs } from '../app/blobs.ts';
import { createSecrets } from '../app/secrets.ts';
import { type ArrivalChannel, receive } from '../arrivals/receive.ts';
import type { ChannelHub } from '../channels/hub.ts';
import type { KindEntry } from '../channels/open-channel.ts';

/** A small xorshift generator: the same bytes in every run. */
const seeded = (seed: number) => {
  let state = seed;
  const byte = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  };
  return (count: number): Uint8Array => Uint8Array.from({ length: count }, byte);
};

const adapterOf = (
  kind: string,
  threading: 'reference' | 'native',
  carrier: 'provider' | 'own' = 'provider',
): ChannelAdapter => ({
  kind,
  capabilities: defineCapabilities({
    outbound: true,
    liveness: threading === 'native' ? 'live' : 'deferred',
    threading,
    carrier,
    html: threading === 'reference',
    attachments: { maxFiles: 20, maxFileBytes: 25_000_000, maxTotalBytes: 40_000_000 },
  }),
  settings: z.object({ address: z.string().min(3), password: secret(z.string().default('')) }),
  ownParties: (settings) => [{ kind: 'mailAddress', value: String(settings.address), name: null }],
  open: async (context) => ({
    async deliver() {
      return { externalId: null, refs: [], status: 'sent', refused: [], raw: null };
    },
    async probe() {
      const ok = context.settings.password !== 'wrong';
      return { ok, steps: [{ step: 'login', ok, code: ok ? null : 'auth', detail: null }], facts: {} };
    },
    async close() {},
  }),
});

/**
 * An organisation with a slow channel (`letters`), a second one (`letters2`) one that keeps threads (`talk`) and one
 * whose page is our own (`page`), on a database of its own, with a clock that stands until it is moved. Nothing is sent: the outbox does not run.
 */
export const createWorld = async () => {
  const { pool, url: databaseUrl } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'hilo-domain-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const random = seeded(0x5eed);
  let now = Date.parse('2026-03-02T09:00:00Z');
  const app: App = {
    config: readConfig({ HILO_DATA_DIR: folder }),
    db: createDatabase(pool),
    blobs: createBlobs(join(folder, 'blobs')),
    log: pino({ level: 'silent' }),
    now: () => new Date(now),
    random,
    newId: () => uuidV7(now, random(10)),
    node: 'test:1',
    secrets: createSecrets(Buffer.alloc(32, 7)),
  };
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(folder, 'blobs'), { recursive: true });

  const at = app.now();
  const queueId = app.newId();
  const otherQueueId = app.newId();
  await app.db
    .insertInto('queue')
    .values([
      { id: queueId, name: 'General', isDefault: true, createdAt: at },
      { id: otherQueueId, name: 'Second line', createdAt: at },
    ])
    .execute();
  const kinds = new Map<string, KindEntry>([
    ['letters', { adapter: adapterOf('letters', 'reference'), options: {}, identityKinds: ['mailAddress'] }],
    ['page', { adapter: adapterOf('page', 'native', 'own'), options: {}, identityKinds: ['visitor'] }],
    ['talk', { adapter: adapterOf('talk', 'native'), options: {}, identityKinds: ['mailAddress'] }],
  ]);
  const channel = async (kind: string, address: string): Promise<ArrivalChannel> => {
    const id = app.newId();
    await app.db
      .insertInto('channel')
      .values({
        id,
        kind,
        name: address,
        settings: JSON.stringify({ address }),
        queueId,
        createdAt: at,
        updatedAt: at,
      })
      .execute();
    const { capabilities } = kinds.get(kind)!.adapter;
    return {
      id,
      queueId,
      kinds,
      keepsThread: capabilities.threading === 'native',
      capabilities,
      ownParties: ['help@shop.example', 'sales@shop.example', 'talk@shop.example'].map((value) => ({
        kind: 'mailAddress',
        value,
      })),
    };
  };
  const letters = await channel('letters', 'help@shop.example');
  const letters2 = await channel('letters', 'sales@shop.example');
  const talk = await channel('talk', 'talk@shop.example');
  const page = await channel('page', 'page@shop.example');

  const agents = {} as Record<Role, Actor & { type: 'agent' }>;
  for (const role of ['administrator', 'supervisor', 'agent', 'reader'] as const) {
    const agentId = app.newId();
    await app.db
      .insertInto('agent')
      .values({ id: agentId, email: `${role}@shop.example`, name: `The ${role}`, role, createdAt: at })
      .execute();
    agents[role] = { type: 'agent', agentId, role };
  }
  let synced = 0;
  const hub: ChannelHub = {
    kinds,
    publicUrl: () => 'https://mesa.shop.example',
    get: () => null,
    failure: () => null,
    writersTo: () => [],
    arrivalChannels: () => [
      { kind: 'letters', channel: letters },
      { kind: 'talk', channel: talk },
      { kind: 'page', channel: page },
    ],
    sync: async () => {
      synced++;
    },
    close: async () => {},
  };

  let serial = 0;
  /** A mail as an adapter would hand it over; `given` overrides what the test is about. */
  const mail = (from: string | Party, given: Partial<MessageArrival> = {}): MessageArrival => {
    serial++;
    const sender = typeof from === 'string' ? { kind: 'mailAddress', value: from, name: null } : from;
    return {
      type: 'message',
      externalId: `ext-${serial}`,
      direction: 'in',
      occurredAt: app.now().toISOString(),
      from: sender,
      to: [{ kind: 'mailAddress', value: 'help@shop.example', name: null }],
      cc: [],
      replyTo: [],
      subject: `Question ${serial}`,
      text: `Text number ${serial}`,
      quotedText: null,
      signature: null,
      html: null,
      files: [],
      automatic: { kind: 'none', why: null },
      assurance: { level: 'unverified', method: null, detail: null },
      isSpam: false,
      raw: null,
      warnings: [],
      ...given,
      thread: {
        ownRef: `<m${serial}@world.example>`,
        nativeThread: null,
        refs: [],
        replyTokens: [],
        ...given.thread,
      },
    };
  };
  const bring = async (arrival: Arrival, via: ArrivalChannel = letters) => receive(app, via, arrival);
  /** Where a message that was brought is: its message and ticket. */
  const whereIs = async (arrival: Arrival) => {
    const row = await app.db
      .selectFrom('arrival')
      .leftJoin('message', 'message.id', 'arrival.messageId')
      .select(['arrival.id as arrivalId', 'arrival.outcome', 'arrival.why', 'message.id', 'message.ticketId'])
      .where('externalId', '=', arrival.externalId)
      .executeTakeFirstOrThrow();
    return { ...row, ticketId: row.ticketId ?? '', messageId: row.id ?? '' };
  };
  return {
    app,
    hub,
    pool,
    databaseUrl,
    folder,
    queueId,
    otherQueueId,
    letters,
    letters2,
    talk,
    page,
    agents,
    mail,
    bring,
    whereIs,
    /** Brings it and says where it is. */
    async place(arrival: Arrival, via: ArrivalChannel = letters) {
      const { outcome } = await bring(arrival, via);
      return { ...(await whereIs(arrival)), received: outcome };
    },
    ticket: (id: string) =>
      app.db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    message: (id: string) =>
      app.db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    syncCount: () => synced,
    pass(minutes: number) {
      now += minutes * 60_000;
    },
    /** Files were stored by the machine's clock; from now on all that are there were stored two hours ago. */
    ageFiles() {
      const blobs = join(folder, 'blobs');
      const at = new Date(now - 2 * 3_600_000);
      for (const name of readdirSync(blobs, { recursive: true, encoding: 'utf8' }))
        if (/^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name)) utimesSync(join(blobs, name), at, at);
    },
  };
};

export type World = Awaited<ReturnType<typeof createWorld>>;
