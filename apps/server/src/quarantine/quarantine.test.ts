import { describe, expect, it } from 'vitest';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';
import { countArrivals, listArrivals, readArrival } from './list-arrivals.ts';
import { dismissArrival, releaseArrival } from './release-arrival.ts';

const world = await createWorld();
const { app, mail, place, agents, letters, letters2 } = world;
const { somebody } = correspond(world);
const { supervisor, administrator } = agents;
const auto = { kind: 'auto' as const, why: 'auto-submitted' };
const broken = async (id: string) => {
  const raw = await app.blobs.put(Buffer.from(`broken ${id}`));
  return place({
    type: 'unreadable',
    externalId: id,
    occurredAt: app.now().toISOString(),
    raw,
    code: 'malformed',
    detail: 'no header',
  });
};
const listed = async (query: object = {}) =>
  (await listArrivals(app, supervisor, { limit: 100, ...query })).items;

describe('what is in no ticket', () => {
  it('is listed by cursor, and read as it came', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      world.pass(1);
      ids.unshift((await place(mail(somebody(), { automatic: auto, subject: `S${n}` }))).arrivalId);
    }
    const first = await listArrivals(app, supervisor, { limit: 3 });
    const second = await listArrivals(app, supervisor, { limit: 3, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({
      outcome: 'ignored',
      why: 'auto-submitted',
      subject: 'S4',
      hasOriginal: true,
      channelId: letters.id,
    });
    const unread = await broken('x1');
    expect(Buffer.from(await readArrival(app, supervisor, unread.arrivalId)).toString()).toBe('broken x1');
    expect((await listed({ outcome: 'quarantined' })).map((item) => item.id)).toEqual([unread.arrivalId]);
    expect(await listed({ channelId: letters2.id })).toEqual([]);
  });

  it('opens a ticket with one click, once, from what was kept', async () => {
    const who = somebody();
    const ignored = await place(mail(who, { automatic: auto, text: 'A form from a website' }));
    const results = await Promise.allSettled(
      [1, 2].map(() => releaseArrival(app, supervisor, ignored.arrivalId)),
    );
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const placed = await app.db
      .selectFrom('arrival')
      .selectAll()
      .where('id', '=', ignored.arrivalId)
      .executeTakeFirstOrThrow();
    expect(placed).toMatchObject({ outcome: 'placed', payload: null, decidedBy: supervisor.agentId });
    const message = await world.message(placed.messageId!);
    expect(message).toMatchObject({ text: 'A form from a website', automatic: 'auto', direction: 'in' });
    expect(await world.ticket(message.ticketId)).toMatchObject({ status: 'open', messageCount: 1 });
    expect((await listed()).map((item) => item.id)).not.toContain(ignored.arrivalId);
    const key = (await world.ticket(message.ticketId)).trackingKey;
    expect((await place(mail(who, { subject: key }))).ticketId).toBe(message.ticketId);
  });

  it('that could not be read is filed by hand, with its bytes as a file', async () => {
    const unread = await broken('x2');
    const { customerId } = await world.ticket((await place(mail(somebody()))).ticketId);
    const { ticketId, messageId } = await releaseArrival(app, supervisor, unread.arrivalId, {
      customerId,
      subject: 'By hand',
    });
    expect(await world.ticket(ticketId)).toMatchObject({ customerId, subject: 'By hand', status: 'open' });
    const [file] = await app.db
      .selectFrom('attachment')
      .selectAll()
      .where('messageId', '=', messageId)
      .execute();
    expect(Buffer.from(await app.blobs.get(file!.blob!)).toString()).toBe('broken x2');
    const other = await broken('x3');
    const alone = await releaseArrival(app, supervisor, other.arrivalId);
    expect(await world.ticket(alone.ticketId)).toMatchObject({ subject: null });
  });

  it('is dismissed: kept, and out of the list', async () => {
    const unread = await broken('x4');
    await dismissArrival(app, supervisor, unread.arrivalId);
    expect((await listed()).map((item) => item.id)).not.toContain(unread.arrivalId);
    await expect(dismissArrival(app, supervisor, unread.arrivalId)).rejects.toMatchObject({
      code: 'resource.conflict',
    });
    await expect(releaseArrival(app, supervisor, app.newId())).rejects.toMatchObject({
      code: 'resource.notFound',
    });
    const inTicket = await place(mail(somebody()));
    await expect(releaseArrival(app, supervisor, inTicket.arrivalId)).rejects.toMatchObject({
      code: 'resource.conflict',
    });
    await expect(readArrival(app, supervisor, inTicket.arrivalId)).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });

  it('of a person whose data are blocked is not shown', async () => {
    const who = somebody();
    const { ticketId } = await place(mail(who));
    const away = await place(mail(who, { automatic: auto }));
    await restrictCustomer(app, administrator, (await world.ticket(ticketId)).customerId);
    expect((await listed()).map((item) => item.id)).not.toContain(away.arrivalId);
    await expect(readArrival(app, supervisor, away.arrivalId)).rejects.toMatchObject({
      code: 'resource.notFound',
    });
    await expect(releaseArrival(app, supervisor, away.arrivalId)).rejects.toMatchObject({
      code: 'customer.restricted',
    });
  });

  it('is counted by what became of it', async () => {
    await place(mail(somebody()), letters2);
    await place(mail(somebody(), { automatic: auto }), letters2);
    await place(mail(somebody(), { automatic: { kind: 'auto', why: 'auto-replied' } }), letters2);
    expect(await countArrivals(app, supervisor, letters2.id)).toEqual({
      received: 3,
      placed: 1,
      ignored: 2,
      quarantined: 0,
      ignoredWhy: [
        { why: 'auto-replied', count: 1 },
        { why: 'auto-submitted', count: 1 },
      ],
      lastReceivedAt: app.now().toISOString(),
    });
  });
});
