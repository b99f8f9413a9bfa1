import { setTimeout } from 'node:timers/promises';
import { sendMessageBody } from '@hilo/api';
import type { Delivery } from '@hilo/channel-kit';
import { expect, test } from 'vitest';
import type { ChannelHub } from '../channels/hub.ts';
import { createWorld } from '../testing/domain-world.ts';
import { carry } from './carry.ts';
import { createOutbox } from './outbox.ts';
import { sendMessage } from './send-message.ts';

const world = await createWorld();
const { app, agents, pool } = world;

/** What went out. */
const carried: string[] = [];
const hub: ChannelHub = {
  ...world.hub,
  get: (id) =>
    ({
      id,
      open: {
        deliver: async ({ text }: Delivery) => {
          carried.push(text);
          return { externalId: null, refs: [], status: 'sent', refused: [], raw: null };
        },
      },
    }) as never,
};
const answer = async (text: string): Promise<string> => {
  const { ticketId } = await world.place(world.mail(`${app.newId()}@customer.example`));
  const body = sendMessageBody.parse({ kind: 'answer', text, undoSeconds: 0 });
  const { messageId } = await sendMessage(app, world.hub, agents.agent, ticketId, body);
  return messageId;
};

test('what cannot be written down of some that went out keeps no other from going', async () => {
  const stuck: string[] = [];
  for (let count = 0; count < 6; count++) stuck.push(await answer(`Stuck ${count}`));
  await pool.query(`
    create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger broken before update on message for each row
      when (new.delivery = 'sent' and old.text like 'Stuck%') execute function broken()`);
  const outbox = createOutbox(app, hub);
  await outbox.start();
  const later = await answer('Later');
  outbox.wake();
  await expect.poll(async () => (await world.message(later)).delivery, { timeout: 5_000 }).toBe('sent');
  expect((await world.message(stuck[0]!)).delivery).toBe('sending');
  await pool.query('drop function broken cascade');
  await expect.poll(async () => (await world.message(stuck[5]!)).delivery, { timeout: 5_000 }).toBe('sent');
  await outbox.close();
  // Each once.
  expect([...carried].sort()).toEqual(['Later', ...stuck.map((_, count) => `Stuck ${count}`)].sort());
});

const setChannel = (change: { isEnabled?: boolean; archivedAt?: Date | null }) =>
  app.db.updateTable('channel').set(change).where('id', '=', world.letters.id).execute();

test('what is answered by a channel that is paused waits for it', async () => {
  await setChannel({ isEnabled: false });
  const id = await answer('Waiting');
  const outbox = createOutbox(app, hub);
  await outbox.start();
  await setTimeout(300);
  expect(await world.message(id)).toMatchObject({ delivery: 'queued', deliveryCode: null });
  await setChannel({ isEnabled: true });
  outbox.wake();
  await expect.poll(async () => (await world.message(id)).delivery, { timeout: 5_000 }).toBe('sent');
  await outbox.close();
});

test('a channel that is not open yet is tried again, one that was put away is not', async () => {
  const [soon, never] = [await answer('Soon'), await answer('Never')];
  const closed: ChannelHub = { ...hub, get: () => null };
  const rowOf = async (messageId: string) => {
    const { id, channelId } = await app.db
      .selectFrom('outbox')
      .select(['id', 'channelId'])
      .where('messageId', '=', messageId)
      .executeTakeFirstOrThrow();
    return { id, messageId, channelId, attempt: 1 };
  };
  const signal = new AbortController().signal;
  expect(await carry(app, closed, await rowOf(soon), signal)).toMatchObject({
    type: 'retry',
    code: 'transient',
  });
  await setChannel({ isEnabled: false, archivedAt: app.now() });
  expect(await carry(app, closed, await rowOf(never), signal)).toMatchObject({
    type: 'failed',
    code: 'not-configured',
  });
  await setChannel({ isEnabled: true, archivedAt: null });
});
