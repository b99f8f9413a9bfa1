import { sql } from 'kysely';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { brokenRules } from '../testing/broken-rules.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { buildDelivery } from './build-delivery.ts';
import { departDue } from './depart-due.ts';
import { contentIdOf } from './place-pictures.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const inMinutes = (minutes: number) => new Date(app.now().getTime() + minutes * 60_000).toISOString();
let ticketId = '';
beforeEach(async () => {
  ticketId = (await world.place(world.mail('ana@example.org'))).ticketId;
});
const send = (more: object) =>
  ask(agents.agent, 'POST', `/tickets/${ticketId}/messages`, { text: 'Mañana', ...more });
const outboxOf = (messageId: string) =>
  app.db.selectFrom('outbox').selectAll().where('messageId', '=', messageId).executeTakeFirstOrThrow();

describe('a message that leaves later', () => {
  it('leaves its ticket as it is until it does', async () => {
    const before = await world.ticket(ticketId);
    const { json, status } = await send({ sendAt: inMinutes(60), thenStatus: 'resolved' });
    expect(status).toBe(201);
    expect(json).toMatchObject({ delivery: 'scheduled', sendAt: inMinutes(60), undoUntil: null });
    const held = await world.ticket(ticketId);
    expect(held).toMatchObject({
      status: 'open',
      waitingSince: before.waitingSince,
      lastText: before.lastText,
      lastMessageAt: before.lastMessageAt,
    });
    expect(await departDue(app)).toBe(0);
    world.pass(60);
    expect(await departDue(app)).toBe(1);
    expect(await departDue(app)).toBe(0);
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'resolved',
      waitingSince: null,
      lastText: 'Mañana',
      lastMessageAt: app.now(),
    });
    expect(await world.message(json.id)).toMatchObject({ delivery: 'queued', occurredAt: app.now() });
    const row = await outboxOf(json.id);
    expect(row).toMatchObject({ state: 'queued', departure: null });
    expect((await buildDelivery(app, { ...row, attempt: 1 })).writtenAt).toBe(app.now().toISOString());
    const interaction = await app.db
      .selectFrom('interaction')
      .selectAll()
      .where('ticketId', '=', ticketId)
      .executeTakeFirstOrThrow();
    expect(interaction).toMatchObject({ endedBy: 'answer', agentId: agents.agent.agentId });
    const types = (
      await app.db
        .selectFrom('event')
        .select('type')
        .where('ticketId', '=', ticketId)
        .orderBy('position')
        .execute()
    ).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith('message.'))).toEqual([
      'message.received',
      'message.scheduled',
      'message.sent',
    ]);
  });

  it('leaves once, however many look', async () => {
    const { json } = await send({ sendAt: inMinutes(5) });
    world.pass(5);
    const left = await Promise.all([departDue(app), departDue(app), departDue(app)]);
    expect(left.reduce((sum, count) => sum + count, 0)).toBe(1);
    const sent = await app.db
      .selectFrom('event')
      .select('position')
      .where('type', '=', 'message.sent')
      .where('ticketId', '=', ticketId)
      .execute();
    expect(sent).toHaveLength(1);
    expect((await outboxOf(json.id)).state).toBe('queued');
  });

  it('is not found, and not referred to, before it left', async () => {
    await send({ sendAt: inMinutes(600), text: 'palabrarara' });
    const next = await send({ text: 'Ya' });
    const [held] = await app.db
      .selectFrom('message')
      .select('ownRef')
      .where('ticketId', '=', ticketId)
      .where('delivery', '=', 'scheduled')
      .execute();
    expect((await world.message(next.json.id)).refs).not.toContain(held!.ownRef);
    const words = await app.db
      .selectFrom('messageSearch')
      .select('messageId')
      .where('ticketId', '=', ticketId)
      .execute();
    expect(words).toHaveLength(2);
  });

  it('can be put off, sent now, and called off with its words', async () => {
    const { json } = await send({ sendAt: inMinutes(30) });
    const put = (sendAt: string | null, actor = agents.agent) =>
      ask(actor, 'PUT', `/messages/${json.id}/departure`, { sendAt });
    expect((await put(inMinutes(90))).json.sendAt).toBe(inMinutes(90));
    expect((await put(inMinutes(-1))).status).toBe(400);
    expect((await put(null, agents.reader)).status).toBe(403);
    world.pass(31);
    expect(await departDue(app)).toBe(0);
    const draft = await ask(agents.agent, 'DELETE', `/messages/${json.id}`);
    expect(draft.json).toMatchObject({ text: 'Mañana', kind: 'answer' });
    expect((await put(null)).status).toBe(409);
    world.pass(90);
    expect(await departDue(app)).toBe(0);
    const again = await send({ sendAt: inMinutes(30) });
    expect(
      (await ask(agents.agent, 'PUT', `/messages/${again.json.id}/departure`, { sendAt: null })).status,
    ).toBe(200);
    expect(await departDue(app)).toBe(1);
  });

  test.each([
    ['in the past', () => ({ sendAt: inMinutes(-1) })],
    ['in two years', () => ({ sendAt: inMinutes(2 * 366 * 1_440) })],
    [
      'after its ticket comes back',
      () => ({ sendAt: inMinutes(60), thenStatus: 'waiting', followUpAt: inMinutes(30) }),
    ],
    ['by a channel where somebody waits', () => ({ sendAt: inMinutes(60), channelId: world.talk.id })],
    ['at no time', () => ({ sendAt: 'tomorrow' })],
  ])('not %s', async (_name, more) => {
    expect((await send(more())).status).toBe(400);
  });

  it('answers in the ticket to which it is moved at that moment', async () => {
    const { ticketId: otherId } = await world.place(world.mail('berta@example.org'));
    const { json } = await send({ sendAt: inMinutes(5), thenStatus: 'resolved' });
    world.pass(6);
    const moving = await world.pool.connect();
    await moving.query('begin');
    await moving.query('update ticket set version = version + 1 where id = $1', [ticketId]);
    const leaving = departDue(app);
    const waiting = sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await waiting.execute(app.db)).rows.length > 0).toBe(true);
    await moving.query('update message set ticket_id = $1 where id = $2', [otherId, json.id]);
    await moving.query('commit');
    moving.release();
    expect(await leaving).toBe(1);
    expect((await world.ticket(ticketId)).status).toBe('open');
    expect((await world.ticket(otherId)).status).toBe('resolved');
    const { words, interactions } = await brokenRules(app);
    expect([words, interactions]).toEqual([undefined, undefined]);
  });

  it('does not leave to a customer whose data are blocked', async () => {
    const { json } = await send({ sendAt: inMinutes(5) });
    const { customerId } = await world.ticket(ticketId);
    await app.db
      .updateTable('customer')
      .set({ restrictedAt: app.now() })
      .where('id', '=', customerId)
      .execute();
    world.pass(6);
    expect(await departDue(app)).toBe(1);
    expect(await outboxOf(json.id)).toMatchObject({ state: 'cancelled' });
    await app.db.updateTable('customer').set({ restrictedAt: null }).where('id', '=', customerId).execute();
  });

  it('is called off with the data that are blocked, and stands where that was', async () => {
    const { ticketId: id } = await world.place(world.mail('carla@example.org'));
    const { json } = await ask(agents.agent, 'POST', `/tickets/${id}/messages`, {
      text: 'Mañana',
      sendAt: inMinutes(60),
    });
    await restrictCustomer(app, agents.administrator, (await world.ticket(id)).customerId);
    expect(await outboxOf(json.id)).toMatchObject({ state: 'cancelled', departure: null });
    expect(await world.message(json.id)).toMatchObject({ delivery: 'cancelled', occurredAt: app.now() });
  });
});

describe('a picture in the words', () => {
  const upload = async (type = 'image/png') => {
    const { id: blob, size } = await app.blobs.put(Buffer.from(`picture ${app.newId()}`));
    const id = app.newId();
    await app.db
      .insertInto('upload')
      .values({ id, blob, size, name: 'p.png', type, uploadedBy: agents.agent.agentId, createdAt: app.now() })
      .execute();
    return id;
  };
  const filesOf = (messageId: string) =>
    app.db
      .selectFrom('attachment')
      .selectAll()
      .where('messageId', '=', messageId)
      .orderBy('position')
      .execute();

  it('goes inside them, the others beside; called back, it comes back inside', async () => {
    const [shown, beside] = [await upload(), await upload()];
    const html = `<div>Mira <img src="cid:${contentIdOf(shown)}"></div>`;
    const { json } = await send({ html, uploadIds: [shown, beside], undoSeconds: 20 });
    expect((await filesOf(json.id)).map(({ isInline, contentId }) => [isInline, contentId])).toEqual([
      [true, contentIdOf(shown)],
      [false, null],
    ]);
    const page = await ask(agents.agent, 'GET', `/messages/${json.id}/html`);
    expect(page.text).toMatch(/<img src="http[^"]+\/files\//);
    const { json: draft } = await ask(agents.agent, 'DELETE', `/messages/${json.id}`);
    expect(draft.html).toBe(`<div>Mira <img src="cid:${contentIdOf(draft.uploadIds[0])}"></div>`);
  });
  it('goes along as a file where the channel has no pictures, or where it is none', async () => {
    const [picture, text] = [await upload(), await upload('text/plain')];
    const html = `<img src="cid:${contentIdOf(picture)}"><img src="cid:${contentIdOf(text)}">`;
    const mail = await send({ html, uploadIds: [text] });
    expect(await filesOf(mail.json.id)).toMatchObject([{ isInline: false, contentId: null }]);
    const talk = await send({ html, uploadIds: [picture], channelId: world.talk.id });
    expect(await filesOf(talk.json.id)).toMatchObject([{ isInline: false, contentId: null }]);
  });
});
