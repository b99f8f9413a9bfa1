import { expect, test } from 'vitest';
import { createHeartbeat } from '../app/node-heartbeat.ts';
import { createWorld } from '../testing/domain-world.ts';
import { adoptOrphans } from './adopt-orphans.ts';
import { sendMessage } from './send-message.ts';

const world = await createWorld();
const { app, hub, agents } = world;

/** An answer whose row says that `node` is sending it, for so many seconds. */
const inMidSend = async (node: string, seconds = 0): Promise<string> => {
  const { ticketId } = await world.place(world.mail(`${app.newId()}@shop-customer.example`));
  const { messageId } = await sendMessage(app, hub, agents.agent, ticketId, {
    kind: 'answer',
    text: 'Here it is.',
    html: null,
    bcc: [],
    uploadIds: [],
    attachmentIds: [],
    undoSeconds: 0,
  });
  const { id } = await app.db
    .updateTable('outbox')
    .set({
      state: 'sending',
      attempt: 1,
      lockedBy: node,
      lockedAt: new Date(app.now().getTime() - seconds * 1000),
    })
    .where('messageId', '=', messageId)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};
const stateOf = async (id: string): Promise<string> =>
  (await app.db.selectFrom('outbox').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
const adopt = (carried: string[] = []) =>
  adoptOrphans(app, hub, new Set(carried), new AbortController().signal);

test('what a node that lives is sending is left to it; of one that is gone it is unknown', async () => {
  const other = { ...app, node: 'other:1', config: { ...app.config, databaseUrl: 'postgres://elsewhere' } };
  const heartbeat = createHeartbeat(other);
  await heartbeat.start();
  const living = await inMidSend('other:1');
  const gone = await inMidSend('gone:1');
  await adopt();
  expect([await stateOf(living), await stateOf(gone)]).toEqual(['sending', 'unknown']);
  await heartbeat.stop();
  await adopt();
  expect(await stateOf(living)).toBe('unknown');
});

test('the embedded database knows no other node: what an earlier one left is judged at once', async () => {
  const other = createHeartbeat({
    ...app,
    node: 'killed:1',
    config: { ...app.config, databaseUrl: 'postgres://elsewhere' },
  });
  await other.start();
  const left = await inMidSend('killed:1');
  const own = createHeartbeat(app);
  await own.start();
  await adopt();
  expect(await stateOf(left)).toBe('unknown');
  await own.stop();
  await other.stop();
});

test('a claim of ours whose answer was lost is queued again; what we carry is not', async () => {
  const lost = await inMidSend(app.node, 120);
  const recent = await inMidSend(app.node, 5);
  const carried = await inMidSend(app.node, 120);
  await adopt([carried]);
  expect([await stateOf(lost), await stateOf(recent), await stateOf(carried)]).toEqual([
    'queued',
    'sending',
    'sending',
  ]);
});

test('one that cannot be judged keeps no other from its own', async () => {
  const [broken, other] = [await inMidSend('gone:2'), await inMidSend('gone:2')];
  await world.pool.query(`
    create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger broken before update on outbox for each row when (old.id = '${broken}') execute function broken()`);
  await adopt();
  expect([await stateOf(broken), await stateOf(other)]).toEqual(['sending', 'unknown']);
  await world.pool.query('drop function broken cascade');
  await adopt();
  expect(await stateOf(broken)).toBe('unknown');
});
