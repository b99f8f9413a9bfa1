import type { OpenChannel, Party } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import { type ConversationSource, tellMoments } from '../conversations/conversations.ts';
import { type ChannelRow, type KindEntry, openChannel, type RunningChannel } from './open-channel.ts';

/** A port that was taken, a database that was away: opening is tried again, less and less often. */
const firstRetryMs = 2_000;
const longestRetryMs = 60_000;

/** All channels of this process: opens, reopens and closes them, and knows the adapter of each kind. */
export type ChannelHub = {
  kinds: ReadonlyMap<string, KindEntry>;
  /** The open channel, or null while it is closed or failed to open. */
  get(channelId: string): RunningChannel | null;
  /** Why a channel is not open; null when it is. */
  failure(channelId: string): string | null;
  /** How each open channel that can write to this sort of identity sends, in the order they were opened. */
  writersTo(identityKind: string): NonNullable<OpenChannel['deliver']>[];
  /** The open channels as placing knows them, in the order they were opened. */
  arrivalChannels(): { kind: string; channel: ArrivalChannel }[];
  /** Opens what is enabled, closes what is not: called at start and after each change. */
  sync(): Promise<void>;
  /** Origin of the server, as people and providers reach it. */
  publicUrl(): string;
  close(): Promise<void>;
};

export const createChannelHub = (
  app: App,
  kinds: ReadonlyMap<string, KindEntry>,
  publicUrl: () => string,
  /** Null where nobody is served: to look at channels, or to describe the API. */
  source: ConversationSource | null = null,
): ChannelHub => {
  const running = new Map<string, RunningChannel & { stamp: string }>();
  const failures = new Map<string, string>();
  const ownParties = new Map<string, Party[]>();
  const present = source && tellMoments(app, source);
  let turn: Promise<void> = Promise.resolve();
  let isClosed = false;
  let retryMs = firstRetryMs;
  let retry: NodeJS.Timeout | undefined;

  const start = async (row: ChannelRow): Promise<void> => {
    const entry = kinds.get(row.kind);
    if (!entry) throw new Error(`no adapter for the kind ${row.kind}`);
    const surroundings = { kinds, publicUrl: publicUrl(), source, present, ownParties };
    running.set(row.id, { ...(await openChannel(app, row, entry, surroundings)), stamp: stampOf(row) });
  };

  const stop = async (id: string): Promise<void> => {
    const channel = running.get(id);
    if (!channel) return;
    running.delete(id);
    channel.abort.abort();
    await channel.open.close();
  };

  const syncNow = async (): Promise<void> => {
    const rows = await app.db
      .selectFrom('channel')
      .select(['id', 'kind', 'settings', 'queueId', 'isEnabled', 'updatedAt'])
      .where('archivedAt', 'is', null)
      .execute();
    const wanted = new Map(rows.filter((row) => row.isEnabled).map((row) => [row.id, row]));
    for (const [id, channel] of running) {
      const row = wanted.get(id);
      if (!row || stampOf(row) !== channel.stamp) await stop(id);
    }
    for (const row of wanted.values()) {
      if (running.has(row.id)) continue;
      try {
        await start(row);
        failures.delete(row.id);
      } catch (error) {
        // One broken channel must not keep the others, or the desk, from starting.
        const why = error instanceof Error ? error.message : 'unknown';
        if (failures.get(row.id) !== why)
          app.log.error({ channel: row.id, kind: row.kind, err: error }, 'channel.openFailed');
        failures.set(row.id, why);
      }
    }
    for (const id of failures.keys()) if (!wanted.has(id)) failures.delete(id);
  };

  const retryLater = (): void => {
    clearTimeout(retry);
    if (isClosed) return;
    retry = setTimeout(() => sync().catch(() => {}), retryMs);
    retry.unref();
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  };

  const syncAgain = async (): Promise<void> => {
    try {
      await syncNow();
    } catch (error) {
      retryLater();
      throw error;
    }
    if (failures.size > 0) return retryLater();
    clearTimeout(retry);
    retryMs = firstRetryMs;
  };

  const sync = (): Promise<void> => {
    turn = turn.catch(() => {}).then(syncAgain);
    return turn;
  };

  return {
    kinds,
    publicUrl,
    get: (id) => running.get(id) ?? null,
    writersTo: (identityKind) =>
      [...running.values()].flatMap(({ kind, open }) =>
        open.deliver && kinds.get(kind)?.identityKinds.includes(identityKind)
          ? [open.deliver.bind(open)]
          : [],
      ),
    arrivalChannels: () => [...running.values()].map(({ kind, channel }) => ({ kind, channel })),
    failure: (id) => failures.get(id) ?? null,
    sync,
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await turn.catch(() => {});
      await Promise.allSettled([...running.keys()].map(stop));
      present?.close();
    },
  };
};

const stampOf = (row: ChannelRow): string => row.updatedAt.toISOString();
