import { describe, expect, it } from 'vitest';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';
import { callBack } from './call-back.ts';
import { changeTicket } from './change-ticket.ts';
import { readTicket } from './read-ticket.ts';
import { resend } from './resend.ts';

const world = await createWorld();
const { app, mail, place, agents, letters } = world;
const { somebody, reply } = correspond(world, 30);
const { agent } = agents;
const upload = async (text: string) => {
  const blob = await app.blobs.put(Buffer.from(text));
  const id = app.newId();
  await app.db
    .insertInto('upload')
    .values({
      id,
      blob: blob.id,
      name: `${text}.txt`,
      type: 'text/plain',
      size: blob.size,
      uploadedBy: agent.agentId,
      createdAt: app.now(),
    })
    .execute();
  return { id, blob: blob.id };
};

describe('calling back', () => {
  it('restores the ticket and gives the text and its files back', async () => {
    const { ticketId } = await place(mail(somebody()));
    const before = await readTicket(app, agent, ticketId);
    world.pass(1);
    const file = await upload('plan');
    const { messageId } = await reply(ticketId, {
      uploadIds: [file.id],
      thenStatus: 'waiting',
      followUpAt: '2027-01-01T08:00:00Z',
    });
    const draft = await callBack(app, agent, messageId);
    expect(draft).toMatchObject({ text: 'Our answer', kind: 'answer', channelId: letters.id });
    const after = await readTicket(app, agent, ticketId);
    expect(after).toMatchObject({
      status: 'open',
      waitingSince: before.waitingSince,
      ownerId: null,
      lastText: before.lastText,
      lastMessageAt: before.lastMessageAt,
    });
    expect(after.thread.items.at(-1)).toMatchObject({ delivery: 'cancelled' });
    const open = await app.db
      .selectFrom('interaction')
      .select('endedAt')
      .where('ticketId', '=', ticketId)
      .execute();
    expect(open).toEqual([{ endedAt: null }]);
    const back = await app.db.selectFrom('upload').selectAll().where('id', 'in', draft.uploadIds).execute();
    expect(back).toMatchObject([{ blob: file.blob, name: 'plan.txt' }]);
    await expect(callBack(app, agent, messageId)).rejects.toMatchObject({ code: 'message.alreadySent' });
  });

  it('goes on in what the customer has begun on that channel since', async () => {
    const who = somebody();
    const first = mail(who);
    const { ticketId } = await place(first);
    const { messageId } = await reply(ticketId);
    world.pass(1);
    const thread = { refs: [first.thread.ownRef!], ownRef: '<since@call-back.example>' };
    await place(mail(who, { thread: { ...thread, nativeThread: null, replyTokens: [] } }));
    await callBack(app, agent, messageId);
    const rows = await app.db
      .selectFrom('interaction')
      .select(['endedAt', 'endedBy', 'agentId'])
      .where('ticketId', '=', ticketId)
      .orderBy('openedAt')
      .execute();
    expect(rows).toEqual([
      { endedAt: expect.any(Date), endedBy: 'disposition', agentId: null },
      { endedAt: null, endedBy: null, agentId: null },
    ]);
  });

  it('leaves nothing answered, whatever was done to the ticket since, unless a colleague answered, too', async () => {
    const endOf = async (ticketId: string) =>
      app.db
        .selectFrom('interaction')
        .select(['endedBy', 'agentId'])
        .where('ticketId', '=', ticketId)
        .executeTakeFirstOrThrow();
    const { ticketId: waits } = await place(mail(somebody()));
    const first = await reply(waits);
    await changeTicket(app, agent, waits, { status: 'waiting', followUpAt: '2027-01-01T08:00:00Z' });
    await callBack(app, agent, first.messageId);
    expect(await endOf(waits)).toEqual({ endedBy: null, agentId: null });
    const { ticketId: ended } = await place(mail(somebody()));
    const second = await reply(ended);
    await changeTicket(app, agent, ended, { status: 'resolved' });
    await callBack(app, agent, second.messageId);
    expect(await endOf(ended)).toEqual({ endedBy: 'disposition', agentId: null });
    const { ticketId: both } = await place(mail(somebody()));
    const third = await reply(both);
    world.pass(1);
    await reply(both);
    await callBack(app, agent, third.messageId);
    expect(await endOf(both)).toEqual({ endedBy: 'answer', agentId: agent.agentId });
  });

  it('leaves what somebody changed since, and comes too late once it is on its way', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { messageId } = await reply(ticketId);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    await callBack(app, agent, messageId);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved' });
    const second = await reply(ticketId);
    await app.db
      .updateTable('outbox')
      .set({ state: 'sending' })
      .where('messageId', '=', second.messageId)
      .execute();
    await expect(callBack(app, agent, second.messageId)).rejects.toMatchObject({
      code: 'message.alreadySent',
    });
  });
});

describe('calling back a forward', () => {
  it.each(['at once', 'later'])(
    'gives back a forward that was to leave %s: of what, to whom, with which files',
    async (when) => {
      const plan = await app.blobs.put(Buffer.from('plano'));
      const files = ['plano.pdf', 'otro.pdf'].map((name) => ({
        name,
        type: 'application/pdf',
        blob: plan,
        inline: false,
        contentId: null,
      }));
      const given = await place(mail(somebody(), { files: files as never }));
      const rows = await app.db
        .selectFrom('attachment')
        .select(['id', 'name'])
        .where('messageId', '=', given.messageId)
        .execute();
      const idOf = (name: string) => rows.find((row) => row.name === name)!.id;
      const own = await upload('nota');
      const sent = await reply(given.ticketId, {
        kind: 'forward',
        to: [{ kind: 'mailAddress', value: 'taller@partner.example', name: null }],
        inReplyTo: given.messageId,
        uploadIds: [own.id],
        attachmentIds: [idOf('otro.pdf'), idOf('plano.pdf')],
        ...(when === 'later' ? { sendAt: new Date(app.now().getTime() + 3_600_000).toISOString() } : {}),
      });
      const kept = await app.db
        .selectFrom('attachment')
        .select('name')
        .where('messageId', '=', sent.messageId)
        .orderBy('position')
        .execute();
      expect(kept.map(({ name }) => name)).toEqual(['nota.txt', 'otro.pdf', 'plano.pdf']);
      const draft = await callBack(app, agent, sent.messageId);
      expect(draft).toMatchObject({
        kind: 'forward',
        to: [{ value: 'taller@partner.example' }],
        inReplyTo: given.messageId,
        attachmentIds: [idOf('otro.pdf'), idOf('plano.pdf')],
      });
      expect(draft.uploadIds).toHaveLength(1);
      expect(draft.files.map(({ name }) => name).sort()).toEqual(['nota.txt', 'otro.pdf', 'plano.pdf']);
      // It goes again as it came back.
      await reply(given.ticketId, {
        kind: 'forward',
        to: draft.to!,
        inReplyTo: draft.inReplyTo!,
        uploadIds: draft.uploadIds,
        attachmentIds: draft.attachmentIds,
      });
    },
  );

  it('gives a file whose message went to another ticket back as one of its own', async () => {
    const file = await app.blobs.put(Buffer.from('plano'));
    const plan = { name: 'plano.pdf', type: 'application/pdf', blob: file, inline: false, contentId: null };
    const given = await place(mail(somebody(), { files: [plan] as never }));
    const { id } = await app.db
      .selectFrom('attachment')
      .select('id')
      .where('messageId', '=', given.messageId)
      .executeTakeFirstOrThrow();
    const sent = await reply(given.ticketId, {
      kind: 'forward',
      to: [{ kind: 'mailAddress', value: 'taller@partner.example', name: null }],
      inReplyTo: given.messageId,
      attachmentIds: [id],
    });
    const elsewhere = await place(mail(somebody()));
    await app.db
      .updateTable('message')
      .set({ ticketId: elsewhere.ticketId })
      .where('id', '=', given.messageId)
      .execute();
    const draft = await callBack(app, agent, sent.messageId);
    expect(draft).toMatchObject({ kind: 'forward', inReplyTo: null, attachmentIds: [] });
    expect(draft.files).toMatchObject([{ id: draft.uploadIds[0], name: 'plano.pdf' }]);
  });
});

describe('resending', () => {
  it('only what failed or is not known to have left', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { messageId } = await reply(ticketId);
    await expect(resend(app, agent, messageId)).rejects.toMatchObject({ code: 'message.notFailed' });
    for (const state of ['failed', 'unknown'] as const) {
      await app.db
        .updateTable('outbox')
        .set({ state, attempt: 3, lastCode: 'permanent' })
        .where('messageId', '=', messageId)
        .execute();
      await app.db
        .updateTable('message')
        .set({ delivery: state, deliveryCode: 'permanent' })
        .where('id', '=', messageId)
        .execute();
      const results = await Promise.allSettled([
        resend(app, agent, messageId),
        resend(app, agent, messageId),
      ]);
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
      const row = await app.db
        .selectFrom('outbox')
        .selectAll()
        .where('messageId', '=', messageId)
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ state: 'queued', attempt: 0, lastCode: null });
      expect(await world.message(messageId)).toMatchObject({ delivery: 'queued', deliveryCode: null });
    }
  });
});
