import { describe, expect, it } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { buildDelivery } from '../outgoing/build-delivery.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { createWorld } from '../testing/domain-world.ts';
import { callBack } from './call-back.ts';
import { changeTicket } from './change-ticket.ts';
import { moveMessages } from './move-messages.ts';
import { openTicket } from './open-ticket.ts';
import { addParticipant, removeParticipant } from './participants.ts';
import { readTicket } from './read-ticket.ts';
import { redactMessage } from './redact-message.ts';
import { resend } from './resend.ts';
import { storeMessage } from './store-message.ts';

const world = await createWorld();
const { app, hub, mail, place, agents, letters } = world;
const { agent, supervisor } = agents;
let people = 0;
const party = (value: string) => ({ kind: 'mailAddress', value, name: null });
const somebody = () => `person${++people}@mail.example`;
const refs = (ref: string | null) => ({ refs: [ref!], ownRef: null, nativeThread: null, replyTokens: [] });
const reply = (ticketId: string, more: object = {}) =>
  sendMessage(app, hub, agent, ticketId, {
    kind: 'answer',
    bcc: [],
    text: 'Our answer',
    html: null,
    uploadIds: [],
    attachmentIds: [],
    undoSeconds: 30,
    ...more,
  });
const eventsOf = async (ticketId: string) =>
  (
    await app.db
      .selectFrom('event')
      .select('type')
      .where('ticketId', '=', ticketId)
      .orderBy('position')
      .execute()
  )
    .map((row) => row.type)
    .filter((type) => !type.startsWith('clock.'));
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

describe('reading a ticket', () => {
  it('says when its first message was written, also where it was brought in long after', async () => {
    const first = mail(somebody(), { occurredAt: '2025-11-03T08:30:00.000Z' });
    const { ticketId } = await place(first);
    await place(mail(first.from!.value, { thread: refs(first.thread.ownRef) }));
    await changeTicket(app, agent, ticketId, { tags: ['old'] });
    const ticket = await readTicket(app, agent, ticketId);
    expect(ticket.firstMessageAt).toBe('2025-11-03T08:30:00.000Z');
    expect(ticket.createdAt).not.toBe(ticket.firstMessageAt);
  });

  it('takes its own beginning for it while there is only a note', async () => {
    const { ticketId, messageId } = await place(mail(somebody()));
    const { createdAt } = await readTicket(app, agent, ticketId);
    await app.db.updateTable('message').set({ kind: 'note' }).where('id', '=', messageId).execute();
    expect((await readTicket(app, agent, ticketId)).firstMessageAt).toBe(createdAt);
  });
});

describe('changing a ticket', () => {
  it('refuses a version that is not the newest', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { version } = await world.ticket(ticketId);
    await changeTicket(app, agent, ticketId, { tags: ['a', 'a', 'b'] }, { ifVersion: version });
    expect(await world.ticket(ticketId)).toMatchObject({ tags: ['a', 'b'], version: version + 1 });
    await expect(
      changeTicket(app, agent, ticketId, { tags: [] }, { ifVersion: version }),
    ).rejects.toMatchObject({
      code: 'resource.changed',
      facts: { version: version + 1 },
    });
    await changeTicket(app, agent, ticketId, { tags: ['a', 'b'] });
    expect((await world.ticket(ticketId)).version).toBe(version + 1);
  });

  it.each([
    ['waiting without a day', { status: 'waiting' as const }, 'ticket.followUpNeeded'],
    [
      'waiting until the past',
      { status: 'waiting' as const, followUpAt: '2020-01-01T00:00:00Z' },
      'ticket.followUpNeeded',
    ],
    [
      'a day without waiting',
      { status: 'open' as const, followUpAt: '2027-01-01T00:00:00Z' },
      'request.invalid',
    ],
    ['sleep until the past', { snoozedUntil: '2020-01-01T00:00:00Z' }, 'request.invalid'],
    ['an owner who is not there', { ownerId: '01890000-0000-7000-8000-000000000000' }, 'request.invalid'],
    ['a queue that is not there', { queueId: '01890000-0000-7000-8000-000000000000' }, 'request.invalid'],
  ])('refuses %s, and changes nothing', async (_case, body, code) => {
    const { ticketId } = await place(mail(somebody()));
    const before = await world.ticket(ticketId);
    await expect(changeTicket(app, agent, ticketId, { tags: ['x'], ...body })).rejects.toMatchObject({
      code,
    });
    expect(await world.ticket(ticketId)).toEqual(before);
  });

  it('waits, comes back, sleeps, resolves with its disposition, opens again', async () => {
    const { ticketId } = await place(mail(somebody()));
    const followUpAt = '2027-01-01T08:00:00.000Z';
    await changeTicket(app, agent, ticketId, {
      status: 'waiting',
      waitingOn: 'partner',
      followUpAt,
      ownerId: agent.agentId,
    });
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'waiting',
      waitingOn: 'partner',
      followUpAt: new Date(followUpAt),
    });
    await changeTicket(app, agent, ticketId, { status: 'open', snoozedUntil: followUpAt });
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'open',
      waitingOn: null,
      followUpAt: null,
      snoozedUntil: new Date(followUpAt),
    });
    await changeTicket(app, agent, ticketId, { status: 'resolved', disposition: 'refunded' });
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'resolved',
      disposition: 'refunded',
      resolvedAt: app.now(),
      waitingSince: null,
      snoozedUntil: null,
    });
    const open = await app.db
      .selectFrom('interaction')
      .select(['endedBy', 'disposition'])
      .where('ticketId', '=', ticketId)
      .execute();
    expect(open).toEqual([{ endedBy: 'disposition', disposition: 'refunded' }]);
    await changeTicket(app, agent, ticketId, { status: 'open' });
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'open', resolvedAt: null });
    expect(await eventsOf(ticketId)).toEqual([
      'ticket.opened',
      'interaction.opened',
      'message.received',
      'ticket.assigned',
      'ticket.statusChanged',
      'ticket.statusChanged',
      'ticket.snoozed',
      'interaction.ended',
      'ticket.resolved',
      'ticket.changed',
      'ticket.reopened',
    ]);
  });

  it('marks spam and takes it back', async () => {
    const { ticketId } = await place(mail(somebody()));
    const before = await world.ticket(ticketId);
    await changeTicket(app, agent, ticketId, { isSpam: true });
    await changeTicket(app, agent, ticketId, { isSpam: false });
    expect(await world.ticket(ticketId)).toEqual({ ...before, version: before.version + 2 });
  });
});

describe('a ticket of ours', () => {
  it('makes its customer, and the answer joins it', async () => {
    const who = somebody();
    const { ticketId, messageId } = await openTicket(app, hub, agent, {
      channelId: letters.id,
      to: [party(who.toUpperCase())],
      cc: [],
      bcc: [],
      subject: 'Your parcel',
      text: 'It came back',
      html: null,
      uploadIds: [],
      kind: 'incident',
    });
    expect(await world.ticket(ticketId)).toMatchObject({
      kind: 'incident',
      ownerId: agent.agentId,
      waitingSince: null,
      messageCount: 1,
    });
    expect(await world.message(messageId)).toMatchObject({ delivery: 'queued', direction: 'out' });
    const answered = await place(mail(who, { thread: refs((await world.message(messageId)).ownRef) }));
    expect(answered.ticketId).toBe(ticketId);
  });

  it('to an address under a domain with an ñ is answered from it as mail spells it', async () => {
    const { ticketId, messageId } = await openTicket(app, hub, agent, {
      channelId: letters.id,
      to: [party('ana@españa.example')],
      cc: [],
      bcc: [],
      subject: 'Your parcel',
      text: 'It came back',
      html: null,
      uploadIds: [],
      kind: 'incident',
    });
    const thread = refs((await world.message(messageId)).ownRef);
    const answered = await place(mail('ana@xn--espaa-rta.example', { thread }));
    expect(answered.ticketId).toBe(ticketId);
  });

  it('goes to somebody, by a channel that can carry it, and not to ourselves', async () => {
    const body = {
      channelId: letters.id,
      to: [party('help@shop.example')],
      cc: [],
      bcc: [],
      subject: null,
      text: 'x',
      html: null,
      uploadIds: [],
      kind: 'query' as const,
    };
    await expect(openTicket(app, hub, agent, body)).rejects.toMatchObject({ code: 'ticket.noRecipient' });
    await expect(openTicket(app, hub, agent, { ...body, channelId: app.newId() })).rejects.toMatchObject({
      code: 'ticket.noChannel',
    });
    await expect(
      openTicket(app, hub, agent, { ...body, to: [party(somebody())], text: ' ' }),
    ).rejects.toMatchObject({ code: 'message.empty' });
  });
});

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

describe('participants', () => {
  it('join by hand and leave: what they write follows', async () => {
    const { ticketId } = await place(mail(somebody()));
    const key = (await world.ticket(ticketId)).trackingKey;
    const who = somebody();
    await addParticipant(app, agent, ticketId, { ...party(who.toUpperCase()), role: 'copied' });
    expect((await place(mail(who, { subject: key }))).ticketId).toBe(ticketId);
    await removeParticipant(app, agent, ticketId, party(who));
    expect((await place(mail(who, { subject: `again ${key}` }))).ticketId).not.toBe(ticketId);
    await expect(removeParticipant(app, agent, ticketId, party(who))).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });
});

describe('redacting', () => {
  const withCanary = async (word: string, more: object = {}) => {
    const raw = await app.blobs.put(Buffer.from(`raw ${word}`));
    const file = await app.blobs.put(Buffer.from(`file ${word}`));
    const one = mail(somebody(), {
      subject: `s ${word}`,
      text: `t ${word}`,
      html: `<p>${word}</p>`,
      quotedText: word,
      raw,
      files: [{ name: `${word}.txt`, type: 'text/plain', blob: file, inline: false, contentId: null }],
      ...more,
    });
    const placed = await place(one);
    world.ageFiles();
    return { ...placed, raw: raw.id, file: file.id, one };
  };
  const isThere = (blob: string) =>
    app.blobs.get(blob).then(
      () => true,
      () => false,
    );
  const rowsWith = async (word: string) => {
    const { rows } = await world.pool.query(
      `select 1 from (select to_jsonb(message)::text as row from message union all select to_jsonb(ticket)::text from ticket
        union all select to_jsonb(attachment)::text from attachment union all select words::text from message_search
        union all select to_jsonb(arrival)::text from arrival union all select to_jsonb(draft)::text from draft union all select to_jsonb(event)::text from event) as all_rows where row ilike $1`,
      [`%${word}%`],
    );
    return rows.length;
  };

  it('takes text, files, original and words away, and keeps who did it and when', async () => {
    const given = await withCanary('kwxcanary');
    expect(await rowsWith('kwxcanary')).toBeGreaterThan(3);
    await redactMessage(app, supervisor, given.messageId, { reason: 'a card number' });
    expect(await rowsWith('kwxcanary')).toBe(0);
    expect([await isThere(given.raw), await isThere(given.file)]).toEqual([false, false]);
    expect(await world.message(given.messageId)).toMatchObject({
      text: '',
      redactedAt: app.now(),
      redactedBy: supervisor.agentId,
      redactionReason: 'a card number',
    });
    // Read anew from the mailbox under another number, it does not come back.
    expect((await place({ ...given.one, externalId: 'read-anew' })).received).toBe('duplicate');
    expect(await rowsWith('kwxcanary')).toBe(0);
  });

  it('takes the words out of other messages that quote them, and leaves what these say themselves', async () => {
    const given = await withCanary('cardnumber-4111');
    const answer = async (quotedText: string) => {
      const raw = await app.blobs.put(Buffer.from(`raw of ${quotedText}`));
      const again = mail(given.one.from, {
        text: 'And now?',
        quotedText,
        html: `<p>And now?</p><blockquote>${quotedText}</blockquote>`,
        raw,
        thread: { refs: [given.one.thread.ownRef!], ownRef: null, nativeThread: null, replyTokens: [] },
      });
      const placed = await place(again);
      world.ageFiles();
      return { ...placed, raw: raw.id };
    };
    const quoting = await answer('> t cardnumber-\n> 4111');
    const other = await answer('> about the weather');
    expect([quoting.ticketId, other.ticketId]).toEqual([given.ticketId, given.ticketId]);
    await redactMessage(app, supervisor, given.messageId, { reason: 'a card number' });
    expect(await rowsWith('cardnumber')).toBe(0);
    expect(await world.message(quoting.messageId)).toMatchObject({
      text: 'And now?',
      quotedText: null,
      html: null,
    });
    expect(await world.message(other.messageId)).toMatchObject({ quotedText: '> about the weather' });
    expect([await isThere(quoting.raw), await isThere(other.raw)]).toEqual([false, true]);
  });

  it('takes what we repeated of it: quotations, forwards, confirmations, drafts, subjects; also after a split', async () => {
    const word = 'zyx-4111-2222-3333';
    const given = await withCanary(word, { text: `Hola\nMi tarjeta es ${word}`, quotedText: null });
    const { rows: files } = await world.pool.query('select id from attachment where message_id = $1', [
      given.messageId,
    ]);
    world.pass(1);
    const quoted = `Ana escribió:\n> Hola\n> Mi tarjeta es ${word}\n\nNo la envíe más.`;
    const say = (text: string, more: object = {}) => reply(given.ticketId, { text, ...more });
    const answer = await say(quoted, { html: `<blockquote>${word}</blockquote>` });
    const forward = await say(`Para ti.\n\nHola\nMi tarjeta es ${word}`, {
      kind: 'forward',
      to: [{ kind: 'mailAddress', value: 'bank@mail.example', name: null }],
      subject: `Fwd: s ${word}`,
      attachmentIds: [files[0].id],
    });
    const note = await say(`Mi tarjeta es ${word}\nOjo con esto`, { kind: 'note' });
    const confirmation = await inTransaction(app, agent, (unit) =>
      storeMessage(unit, {
        ticketId: given.ticketId,
        channelId: letters.id,
        kind: 'receipt',
        direction: 'out',
        author: { name: null },
        delivery: 'sent',
        arrival: {
          ...given.one,
          subject: `Re: s ${word}`,
          text: `Ha llegado. Escribiste: «Hola Mi tarjeta es ${word}»`,
          quotedText: null,
          files: [],
          to: [given.one.from],
          thread: { ownRef: null, nativeThread: null, refs: [] },
        },
        move: null,
      }),
    );
    await app.db
      .insertInto('draft')
      .values({
        agentId: agent.agentId,
        ticketId: given.ticketId,
        body: JSON.stringify({ kind: 'answer', text: quoted, html: `<p>${word}</p>`, uploadIds: [] }),
        updatedAt: app.now(),
      })
      .execute();
    await moveMessages(app, agent, given.ticketId, { messageIds: [note.messageId], reason: 'x' });
    await world.pool.query(`update message set delivery = 'sent' where delivery = 'queued'`);
    world.ageFiles();
    await redactMessage(app, supervisor, given.messageId, { reason: 'a card number' });
    expect(await rowsWith(word)).toBe(0);
    expect(await rowsWith('zyx')).toBe(0);
    expect(await isThere(given.file)).toBe(false);
    expect(await world.message(answer.messageId)).toMatchObject({
      text: 'Ana escribió:\n[…]\n\nNo la envíe más.',
      html: null,
      subject: null,
      redactedAt: null,
    });
    expect(await world.message(forward.messageId)).toMatchObject({ text: 'Para ti.\n\n[…]' });
    expect(await world.message(note.messageId)).toMatchObject({ text: '[…]\nOjo con esto' });
    expect(await world.message(confirmation)).toMatchObject({ text: '', redactionReason: 'a card number' });
  });

  it('takes one file, with the original that holds it, and leaves the text', async () => {
    const given = await withCanary('pqzfile');
    const [file] = await app.db
      .selectFrom('attachment')
      .select('id')
      .where('messageId', '=', given.messageId)
      .execute();
    await redactMessage(app, supervisor, given.messageId, { reason: 'x', attachmentId: file!.id });
    expect(await world.message(given.messageId)).toMatchObject({
      text: 't pqzfile',
      redactedAt: null,
      rawBlob: null,
    });
    expect([await isThere(given.raw), await isThere(given.file)]).toEqual([false, false]);
    await expect(
      redactMessage(app, supervisor, given.messageId, { reason: 'x', attachmentId: app.newId() }),
    ).rejects.toMatchObject({ code: 'resource.notFound' });
  });

  it('leaves a file on the disk that somebody else sent too', async () => {
    const given = await withCanary('sharedword');
    const other = await withCanary('otherword', {
      files: [
        {
          name: 'same',
          type: 'text/plain',
          blob: { id: given.file, size: 1 },
          inline: false,
          contentId: null,
        },
      ],
    });
    await redactMessage(app, supervisor, given.messageId, { reason: 'x' });
    expect(await isThere(given.file)).toBe(true);
    await redactMessage(app, supervisor, other.messageId, { reason: 'x' });
    expect(await isThere(given.file)).toBe(false);
  });

  it('waits for what is on its way', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { messageId } = await reply(ticketId);
    await expect(redactMessage(app, supervisor, messageId, { reason: 'x' })).rejects.toMatchObject({
      code: 'resource.conflict',
    });
  });
});
