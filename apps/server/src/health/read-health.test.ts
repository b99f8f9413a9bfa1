import { expect, test } from 'vitest';
import { sweepPromises } from '../promises/sweep/sweep-promises.ts';
import { createWorld } from '../testing/domain-world.ts';
import { readHealth } from './read-health.ts';

const world = await createWorld();
const { app, agents, letters, mail, place } = world;
const look = async () => {
  const { checks } = await readHealth(app, agents.administrator);
  return Object.fromEntries(checks.map(({ check, ok, amount }) => [check, ok ? 'ok' : amount]));
};

test('what nobody would see by themselves is counted, and only administrators ask', async () => {
  await sweepPromises(app);
  expect(await look()).toEqual({
    space: 'ok',
    channels: 'ok',
    outgoingLate: 'ok',
    outgoingUnknown: 'ok',
    outgoingFailed: 'ok',
    quarantine: 'ok',
    sweep: 'ok',
  });
  const from = { kind: 'mailAddress', value: 'ana@world.example', name: 'Ana' };
  const { messageId } = await place(mail(from, { subject: 'Hola', text: 'Hola' }));
  for (const [at, state] of (['queued', 'unknown', 'failed'] as const).entries())
    await app.db
      .insertInto('outbox')
      .values({
        id: app.newId(),
        messageId: at === 0 ? messageId! : (await place(mail(from, { subject: `Hola ${at}` }))).messageId!,
        channelId: letters.id,
        state,
        dueAt: app.now(),
        createdAt: app.now(),
      })
      .execute();
  await app.db
    .updateTable('channel')
    .set({ health: JSON.stringify({ ok: false, at: app.now().toISOString(), steps: [] }) })
    .where('id', '=', letters.id)
    .execute();
  world.pass(40 * 60);
  expect(await look()).toEqual({
    space: 'ok',
    channels: 1,
    outgoingLate: 1,
    outgoingUnknown: 1,
    outgoingFailed: 1,
    quarantine: 'ok',
    sweep: 1,
  });
  await expect(readHealth(app, agents.supervisor)).rejects.toMatchObject({ code: 'auth.forbidden' });
});
