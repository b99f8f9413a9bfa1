import { describe, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { blockIdentity } from './block-identity.ts';
import { eraseCustomer } from './erase-customer.ts';
import { listBlocked } from './list-blocked.ts';
import { restrictCustomer } from './restrict-customer.ts';

const world = await createWorld();
const { app, agents, page } = world;

const known = async (address: string) => {
  const { ticketId } = await world.place(world.mail(address));
  const { customerId } = await world.ticket(ticketId);
  const { id } = await app.db
    .selectFrom('identity')
    .select('id')
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  return { ticketId, customerId, identityId: id };
};

describe('an identity that is not to be heard', () => {
  test('opens and adds nothing, is listed with its reason, and is heard again when somebody says so', async () => {
    const { customerId, identityId } = await known('flood@mail.example');
    await blockIdentity(app, agents.agent, customerId, identityId, true);
    await blockIdentity(app, agents.agent, customerId, identityId, true);
    const kept = world.mail('flood@mail.example');
    expect(await world.bring(kept)).toEqual({ outcome: 'ignored' });
    expect(await world.whereIs(kept)).toMatchObject({ outcome: 'ignored', why: 'blocked' });
    await blockIdentity(app, agents.agent, customerId, identityId, false);
    expect((await world.place(world.mail('flood@mail.example'))).received).toBe('placed');
    const events = await app.db
      .selectFrom('event')
      .select('type')
      .where('customerId', '=', customerId)
      .where('type', 'in', ['identity.blocked', 'identity.unblocked'])
      .execute();
    expect(events).toHaveLength(2);
  });

  test('stands in a list with who did it, page by page, until it is heard again; not while its data are blocked', async () => {
    const { agent, reader, administrator } = agents;
    const [first, second] = [await known('one@mail.example'), await known('two@mail.example')];
    for (const { customerId, identityId } of [first, second]) {
      world.pass(1);
      await blockIdentity(app, agent, customerId, identityId, true);
    }
    const list = async (cursor?: string) => listBlocked(app, reader, { limit: 1, cursor });
    const newest = await list();
    expect(newest.items).toMatchObject([
      {
        id: second.identityId,
        value: 'two@mail.example',
        customer: { id: second.customerId },
        blockedById: agent.agentId,
      },
    ]);
    const next = await list(newest.nextCursor!);
    expect(next).toMatchObject({ items: [{ id: first.identityId }], nextCursor: null });
    await blockIdentity(app, agent, first.customerId, first.identityId, false);
    expect((await list()).nextCursor).toBeNull();
    await restrictCustomer(app, administrator, second.customerId);
    expect((await list()).items).toEqual([]);
  });

  test('is blocked by those who may write customers, and only where it belongs', async () => {
    const { customerId, identityId } = await known('a@mail.example');
    const other = await known('b@mail.example');
    await expect(blockIdentity(app, agents.reader, customerId, identityId, true)).rejects.toMatchObject({
      code: 'auth.forbidden',
    });
    await expect(blockIdentity(app, agents.agent, customerId, other.identityId, true)).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });
});

test('what a channel remembers of somebody is forgotten with her', async () => {
  const value = 'f'.repeat(64);
  const { ticketId } = await world.place(
    world.mail(
      { kind: 'visitor', value, name: 'Ana' },
      {
        thread: { ownRef: null, nativeThread: 'first', refs: [], replyTokens: [] },
      },
    ),
    page,
  );
  const { customerId } = await world.ticket(ticketId);
  await app.db
    .insertInto('channelStore')
    .values([
      { channelId: page.id, key: `visitor:${value}`, value: JSON.stringify({ address: 'ana@mail.example' }) },
      { channelId: page.id, key: 'key', value: JSON.stringify('kept') },
    ])
    .execute();
  await restrictCustomer(app, agents.administrator, customerId);
  await eraseCustomer(app, agents.administrator, customerId);
  const left = await app.db
    .selectFrom('channelStore')
    .select('key')
    .where('channelId', '=', page.id)
    .execute();
  expect(left).toEqual([{ key: 'key' }]);
});
