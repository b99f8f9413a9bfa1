import { describe, expect, it } from 'vitest';
import { buildDelivery } from '../outgoing/build-delivery.ts';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { app, mail, place } = world;
const { somebody, reply } = correspond(world, 30);
const party = (value: string) => ({ kind: 'mailAddress', value, name: null });
const refs = (ref: string | null) => ({ refs: [ref!], ownRef: null, nativeThread: null, replyTokens: [] });

describe('sending on', () => {
  it('is a talk beside: the customer still waits, the partner answers under his own name', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    const { waitingSince } = await world.ticket(ticketId);
    const partner = somebody();
    await expect(reply(ticketId, { kind: 'forward' })).rejects.toMatchObject({ code: 'ticket.noRecipient' });
    world.pass(1);
    const { messageId } = await reply(ticketId, { kind: 'forward', to: [party(partner)] });
    expect(await world.ticket(ticketId)).toMatchObject({ waitingSince, status: 'open' });
    expect(await world.message(messageId)).toMatchObject({
      isForward: true,
      refs: [],
      subject: `Fwd: ${first.subject}`,
    });
    const row = await app.db
      .selectFrom('outbox')
      .selectAll()
      .where('messageId', '=', messageId)
      .executeTakeFirstOrThrow();
    expect(await buildDelivery(app, row)).toMatchObject({ kind: 'forward', to: [{ value: partner }] });
    world.pass(1);
    const said = await place(mail(partner, { thread: refs((await world.message(messageId)).ownRef) }));
    expect(said.ticketId).toBe(ticketId);
    expect((await world.ticket(ticketId)).waitingSince).toEqual(waitingSince);
    await reply(ticketId, { to: [party(partner)] });
    expect((await world.ticket(ticketId)).waitingSince).toEqual(waitingSince);
    await reply(ticketId, { to: [first.from] });
    expect((await world.ticket(ticketId)).waitingSince).toBeNull();
  });
});

describe('sending on with its format', () => {
  const picture = (contentId: string) => ({
    name: 'foto.png',
    type: 'image/png',
    inline: true,
    contentId,
  });

  it('puts the formatted message and its pictures below our words; a picture that nothing shows is a file', async () => {
    const html =
      '<table><tr><td>caldera-77</td></tr></table><img alt="a" data-cid="uno@x" /><img data-cid="tres@x" /><img data-remote-src="https://x.example/b.png" />';
    const given = await place(mail(somebody(), { text: 'caldera-77', html }));
    const shown = await addPicture(given.messageId, 'uno@x');
    const hidden = await addPicture(given.messageId, 'dos@x');
    const partner = party(somebody());
    const { messageId } = await reply(given.ticketId, {
      kind: 'forward',
      to: [partner],
      text: 'Mira\n\ncaldera-77',
      html: '<div>Mira</div>',
      inReplyTo: given.messageId,
      forwards: given.messageId,
      attachmentIds: [shown, hidden],
    });
    const sent = await world.message(messageId);
    expect(sent.html).toBe(
      '<div>Mira</div><div><table><tr><td>caldera-77</td></tr></table><img alt="a" src="cid:uno@x" /><img src="https://x.example/b.png" /></div>',
    );
    const row = await app.db
      .selectFrom('outbox')
      .selectAll()
      .where('messageId', '=', messageId)
      .executeTakeFirstOrThrow();
    expect((await buildDelivery(app, row)).files).toMatchObject([
      picture('uno@x'),
      { inline: false, contentId: null },
    ]);
    const elsewhere = await place(mail(somebody()));
    await expect(
      reply(elsewhere.ticketId, { kind: 'forward', to: [partner], forwards: given.messageId }),
    ).rejects.toMatchObject({ code: 'resource.notFound' });
  });

  it('sends on what we wrote ourselves', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    const ours = await reply(ticketId, { to: [first.from] });
    const { messageId } = await reply(ticketId, {
      kind: 'forward',
      to: [party(somebody())],
      inReplyTo: ours.messageId,
      forwards: ours.messageId,
    });
    expect(await world.message(messageId)).toMatchObject({ isForward: true });
  });

  const addPicture = async (messageId: string, contentId: string): Promise<string> => {
    const { rows } = await world.pool.query(
      `insert into attachment (id, message_id, position, name, type, size, blob, is_inline, content_id)
       select gen_random_uuid(), $1, 5 + (select count(*) from attachment where message_id = $1), 'foto.png', 'image/png',
         1, repeat('a', 64), true, $2 returning id`,
      [messageId, contentId],
    );
    return rows[0].id;
  };
});
