import { ChannelError } from '@hilo/channel-kit';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { finish, type Outcome, outcomeOfError } from '../outgoing/finish.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents, letters } = world;
const { administrator, agent } = agents;

let asked = 0;
beforeEach(async () => {
  await app.db.updateTable('message').set({ deliveryCode: null }).execute();
  world.pass(1);
});

const answer = async (text = 'Hola'): Promise<string> => {
  const { ticketId } = await world.place(world.mail(`person${++asked}@example.org`));
  const { json } = await ask(agent, 'POST', `/tickets/${ticketId}/messages`, { text });
  return json.id;
};
const come = async (messageId: string, outcome: Outcome): Promise<void> => {
  const { id } = await app.db
    .selectFrom('outbox')
    .select('id')
    .where('messageId', '=', messageId)
    .executeTakeFirstOrThrow();
  const row = { id, messageId, channelId: letters.id, attempt: 1 };
  await inTransaction(app, { type: 'system' }, (unit) => finish(unit, row, outcome));
};
const refused = outcomeOfError(
  new ChannelError('sender-refused', 'EENVELOPE at MAIL FROM 550 5.7.1 not yours'),
  1,
  new Uint8Array(1),
);
const sent = (party: string[] = []): Outcome => ({
  type: 'delivered',
  delivered: {
    externalId: null,
    refs: [],
    status: 'sent',
    raw: null,
    refused: party.map((value) => ({
      party: { kind: 'mailAddress', value, name: null },
      detail: '550 no such user',
    })),
  },
});
const refusal = async () => (await ask(administrator, 'GET', `/channels/${letters.id}`)).json.refusal;

describe('a channel whose sender is refused', () => {
  it('says so with every message concerned, and what was said last', async () => {
    expect(await refusal()).toBeNull();
    const ids = [await answer(), await answer(), await answer()];
    for (const id of ids) await come(id, refused);
    for (const id of ids)
      expect(await world.message(id)).toMatchObject({
        delivery: 'failed',
        deliveryCode: 'sender-refused',
        deliveryDetail: expect.stringContaining('550 5.7.1'),
      });
    expect(await refusal()).toEqual({
      count: 3,
      code: 'sender-refused',
      detail: 'EENVELOPE at MAIL FROM 550 5.7.1 not yours',
      lastAt: app.now().toISOString(),
      isMended: false,
      isReported: false,
    });
    const { json } = await ask(agent, 'GET', '/channels');
    expect(json.items.find(({ id }: { id: string }) => id === letters.id).refusal.count).toBe(3);
  });

  it('is told from one whose recipients are refused', async () => {
    await come(await answer(), { type: 'failed', code: 'recipient-unreachable', detail: '550 5.1.1' });
    expect(await refusal()).toBeNull();
  });

  it('is mended as soon as something leaves, and sends again what did not', async () => {
    const ids = [await answer(), await answer()];
    for (const id of ids) await come(id, refused);
    world.pass(5);
    await come(await answer(), sent());
    expect(await refusal()).toMatchObject({ count: 2, isMended: true });
    expect((await ask(agent, 'POST', `/channels/${letters.id}/resend`)).status).toBe(403);
    const { json } = await ask(administrator, 'POST', `/channels/${letters.id}/resend`);
    expect(json).toEqual({ queued: 2, left: 0 });
    for (const id of ids) expect(await world.message(id)).toMatchObject({ delivery: 'queued' });
    expect(await refusal()).toBeNull();
  });

  it('is also known by a report that came back', async () => {
    const id = await answer();
    await come(id, sent());
    world.pass(1);
    await world.bring({
      type: 'receipt',
      externalId: `report-${id}`,
      occurredAt: app.now().toISOString(),
      aboutRefs: [(await world.message(id)).ownRef!],
      status: 'failed',
      isHard: false,
      code: 'sender-refused',
      recipients: [],
      detail: '5.7.26 authFailure',
      raw: null,
    });
    expect(await refusal()).toMatchObject({ count: 1, code: 'sender-refused', isReported: true });
  });

  it('is forgotten after a week', async () => {
    await come(await answer(), refused);
    world.pass(8 * 24 * 60);
    expect(await refusal()).toBeNull();
  });
});

describe('a message that some of its recipients did not get', () => {
  it('is sent, and names them', async () => {
    const id = await answer();
    await come(id, sent(['nadie@example.org']));
    expect(await world.message(id)).toMatchObject({
      delivery: 'sent',
      deliveryCode: 'recipient-unreachable',
      deliveryDetail: 'nadie@example.org: 550 no such user',
    });
  });
});
