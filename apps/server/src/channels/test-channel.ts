import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbeDto, testChannelBody } from '@hilo/api';
import { HiloError } from '@hilo/api';
import { ChannelError, type ProbeResult } from '@hilo/channel-kit';
import type { Actor } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { streamBlobs } from '../files/stream-blobs.ts';
import { noSecrets, secretsOfTrial } from './channel-secrets.ts';
import type { ChannelHub } from './hub.ts';
import { nobodyReads } from './open-channel.ts';
import { layOver, parseSettings, unsealSettings } from './settings.ts';
import { kindOf } from './write-channel.ts';

const patienceMs = 30_000;

/** Looks whether a saved channel works, and keeps what was seen as its health. */
export const probeChannel = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  channelId: string,
): Promise<ProbeDto> => {
  authorise(actor, 'channels.write');
  const row = await storedChannel(app, channelId);
  const settings = settingsOf(app, hub, row.kind, row.settings, {});
  const probe = await testSettings(app, hub, row.kind, settings, { channelId, saved: row.settings });
  await inTransaction(app, actor, async (unit) => {
    const before = row.health as { ok?: boolean } | null;
    await unit.trx
      .updateTable('channel')
      .set({ health: JSON.stringify({ ...probe, at: unit.now.toISOString() }) })
      .where('id', '=', channelId)
      .execute();
    if (before?.ok !== probe.ok)
      unit.emit({
        type: 'channel.healthChanged',
        facts: {
          channelId,
          isHealthy: probe.ok,
          code: probe.steps.find((step) => !step.ok)?.code ?? null,
        },
      });
  });
  return probe;
};

/** Looks whether settings that are not saved would work; secrets left out are taken from the channel they belong to. */
export const testChannel = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  body: z.infer<typeof testChannelBody>,
): Promise<ProbeDto> => {
  authorise(actor, 'channels.write');
  const base = body.channelId ? await storedChannel(app, body.channelId) : null;
  if (base && base.kind !== body.kind)
    throw new HiloError('request.invalid', 'This channel is of another kind.');
  return testSettings(
    app,
    hub,
    body.kind,
    settingsOf(app, hub, body.kind, base?.settings ?? {}, body.settings),
    base && body.channelId ? { channelId: body.channelId, saved: base.settings } : null,
  );
};

/** What is kept of a channel that is there. */
export const storedChannel = async (app: App, channelId: string) => {
  const row = await app.db
    .selectFrom('channel')
    .select(['kind', 'settings', 'health'])
    .where('id', '=', channelId)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such channel.');
  return row;
};

/** Settings as the adapter takes them: what is kept, its secrets opened, under what was typed. */
export const settingsOf = (
  app: App,
  hub: ChannelHub,
  kind: string,
  saved: unknown,
  given: Record<string, unknown>,
) => {
  const entry = kindOf(hub, kind);
  return parseSettings(entry.adapter, layOver(entry, unsealSettings(app, entry.adapter, saved), given));
};

/** Opens the adapter beside the running ones: it takes nothing in, holds no lease, remembers nothing, and is closed. */
const testSettings = async (
  app: App,
  hub: ChannelHub,
  kind: string,
  settings: Record<string, unknown>,
  /** Whose settings they are, or were before something was typed over them. */
  base: { channelId: string; saved: unknown } | null,
): Promise<ProbeResult> => {
  const { adapter, options } = kindOf(hub, kind);
  const abort = new AbortController();
  const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(patienceMs)]);
  const memory = new Map<string, unknown>();
  const quiet = () => {};
  try {
    const open = await adapter.open({
      channelId: app.newId(),
      settings,
      clock: {
        now: app.now,
        sleep: (ms, other) => sleep(ms, undefined, { signal: other ?? signal }).catch(() => {}),
      },
      log: { info: quiet, warn: quiet, error: quiet },
      store: {
        get: async (key) => memory.get(key) as never,
        set: async (key, value) => void memory.set(key, value),
        setOnce: async (_key, value) => value,
      },
      secrets: base ? secretsOfTrial(app, adapter, base, settings) : noSecrets,
      blobs: { ...app.blobs, ...streamBlobs(app) },
      http: { route: quiet, socket: quiet },
      publicUrl: app.config.publicUrl ?? '',
      options,
      knowsReplyToken: async () => false,
      lease: async () => {},
      receive: async () => {
        throw new ChannelError('not-configured', 'this is a test; nothing is taken in');
      },
      conversations: nobodyReads,
      signal,
    });
    try {
      return await open.probe(signal);
    } finally {
      abort.abort();
      await open.close();
    }
  } catch (error) {
    if (error instanceof HiloError) throw error;
    const code = error instanceof ChannelError ? error.code : 'transient';
    const detail = error instanceof Error ? error.message : 'unknown';
    return { ok: false, steps: [{ step: 'open', ok: false, code, detail }], facts: {} };
  } finally {
    abort.abort();
  }
};
