import { beforeEach, describe, expect, it } from 'vitest';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const party = (value: string) => ({ kind: 'mailAddress', value, name: null });

let id = '';
let ticketId = '';
let reports = 0;
beforeEach(async () => {
  ticketId = (await world.place(world.mail('ana@example.org'))).ticketId;
  const { json } = await ask(agents.agent, 'POST', `/tickets/${ticketId}/messages`, {
    text: 'Hola',
    to: [party('ana@example.org'), party('eva@example.org')],
    cc: [party('luis@example.org')],
    thenStatus: 'resolved',
  });
  id = json.id;
  await app.db.updateTable('message').set({ delivery: 'sent' }).where('id', '=', id).execute();
});
const bounce = async (...recipients: string[]) =>
  world.bring({
    type: 'receipt',
    externalId: `report-${++reports}`,
    occurredAt: app.now().toISOString(),
    aboutRefs: [(await world.message(id)).ownRef!],
    status: 'failed',
    isHard: true,
    recipients: recipients.map(party),
    detail: '5.1.1 userUnknown',
    raw: null,
  });

describe('a report of what did not arrive', () => {
  it('of one in copy leaves the message sent, and names who has not got it', async () => {
    await bounce('luis@example.org');
    expect(await world.message(id)).toMatchObject({
      delivery: 'sent',
      deliveryCode: 'recipient-unreachable',
      deliveryDetail: 'luis@example.org: 5.1.1 userUnknown',
    });
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved' });
  });

  it('of everybody it was for, one after the other, is a failure', async () => {
    await bounce('ana@example.org');
    expect(await world.message(id)).toMatchObject({ delivery: 'sent' });
    await bounce('eva@example.org');
    expect(await world.message(id)).toMatchObject({
      delivery: 'failed',
      deliveryDetail: 'ana@example.org: 5.1.1 userUnknown\neva@example.org: 5.1.1 userUnknown',
    });
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'open' });
  });

  it.each([[[]], [['somebody.else@example.org']]])('of %j is a failure', async (recipients) => {
    await bounce(...recipients);
    expect(await world.message(id)).toMatchObject({ delivery: 'failed' });
  });
});
