import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';

const patienceMs = 30_000;

type Health = { ok: boolean; steps: unknown[]; facts: Record<string, unknown>; at: string };

/**
 * Asks every channel of this node whether it still works and keeps the answer, so that a mailbox that stopped taking
 * our password is seen on the screen and not by its silence. A change is an event.
 */
export const probeChannels = async (app: App, hub: ChannelHub, signal: AbortSignal): Promise<void> => {
  const rows = await app.db
    .selectFrom('channel')
    .select(['id', 'health'])
    .where('isEnabled', '=', true)
    .where('archivedAt', 'is', null)
    .execute();
  for (const row of rows) {
    if (signal.aborted) return;
    const health = await probe(app, hub, row.id, signal);
    const before = row.health as Health | null;
    await inTransaction(app, { type: 'system' }, async (unit) => {
      // `updated_at` stays: the channel did not change, and would be opened anew.
      await unit.trx
        .updateTable('channel')
        .set({ health: JSON.stringify(health) })
        .where('id', '=', row.id)
        .execute();
      if ((before?.ok ?? true) !== health.ok)
        unit.emit({
          type: 'channel.healthChanged',
          facts: { channelId: row.id, isHealthy: health.ok, code: codeOf(health) },
        });
    });
  }
};

const probe = async (app: App, hub: ChannelHub, id: string, closing: AbortSignal): Promise<Health> => {
  const at = app.now().toISOString();
  const failed = (code: string, detail: string): Health => ({
    ok: false,
    steps: [{ step: 'open', ok: false, code, detail }],
    facts: {},
    at,
  });
  const channel = hub.get(id);
  if (!channel) return failed('not-configured', hub.failure(id) ?? 'The channel is not open on this node.');
  try {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(patienceMs)]);
    const { ok, steps, facts } = await channel.open.probe(signal);
    return { ok, steps, facts, at };
  } catch (error) {
    return failed('transient', error instanceof Error ? error.message : 'unknown');
  }
};

const codeOf = ({ steps }: Health): string | null =>
  (steps as { ok: boolean; code: string | null }[]).find((step) => !step.ok)?.code ?? null;
