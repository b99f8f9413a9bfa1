import type { ArrivedFile, Party } from '@hilo/channel-kit';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createMoments } from '../live/moments.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { changeOrganisation } from '../settings/organisation.ts';
import { createWorld } from '../testing/domain-world.ts';
import { moveMessages } from '../tickets/move-messages.ts';
import { mailUnread } from './mail-unread.ts';
import { readConversation } from './read-conversation.ts';

const world = await createWorld();
const { app, hub, agents, page, letters } = world;
const moments = createMoments(app);
afterAll(() => moments.close());
const unread = () => mailUnread(app, hub.kinds, moments, () => 'https://hola.example');

let serial = 0;
let ana: Party;
beforeEach(() => {
  serial++;
  ana = { kind: 'visitor', value: `browser-${serial}`, name: 'Ana' };
});

const write = (from: Party, text: string, trackingKey?: string, files: ArrivedFile[] = []) =>
  world.place(
    world.mail(from, {
      subject: null,
      text,
      files,
      thread: {
        ownRef: null,
        nativeThread: `${from.value}:first`,
        refs: [],
        replyTokens: [],
        ...(trackingKey ? { trackingKeys: [trackingKey] } : {}),
      },
    }),
    page,
  );
const answer = (ticketId: string, text: string) => {
  world.pass(1 / 60);
  return sendMessage(app, hub, agents.agent, ticketId, {
    kind: 'answer',
    text,
    html: '<b>bold</b>',
    bcc: [],
    uploadIds: [],
    attachmentIds: [],
    undoSeconds: 10,
  });
};
const leave = async (from: Party, ticketId: string, value: string) => {
  const { trackingKey } = await world.ticket(ticketId);
  return world.bring(
    {
      type: 'contact',
      externalId: `contact-${from.value}-${value}`,
      occurredAt: app.now().toISOString(),
      from,
      trackingKey,
      reachableAt: { kind: 'mailAddress', value, name: 'Ana' },
    },
    page,
  );
};
const mailsOf = (ticketId: string) =>
  app.db
    .selectFrom('message')
    .innerJoin('outbox', 'outbox.messageId', 'message.id')
    .select([
      'message.kind',
      'message.text',
      'message.html',
      'message.subject',
      'message.parties',
      'message.channelId',
    ])
    .where('ticketId', '=', ticketId)
    .execute();
const readerOf = (party: Party) => ({ party, alsoProved: [], isProved: false });
const seenBy = async (party: Party) =>
  (
    await readConversation(app, page.id, readerOf(party), { limit: 50 }, () => ({ es: 'correo', en: 'mail' }))
  ).messages.map(({ text }) => text);

describe('an answer on one of our own pages', () => {
  test('is there with its commit: nothing waits to be carried, and it cannot be called back', async () => {
    const { ticketId } = await write(ana, 'Hola');
    const { messageId } = await answer(ticketId, 'Buenas');
    expect(await world.message(messageId)).toMatchObject({ delivery: 'sent', html: null });
    expect(await mailsOf(ticketId)).toEqual([]);
    expect(await seenBy(ana)).toEqual(['Hola', 'Buenas']);
  });

  test('that nobody reads goes after her by mail, all of it once', async () => {
    const { ticketId } = await write(ana, 'Hola');
    await leave(ana, ticketId, 'Ana@Mail.example');
    await answer(ticketId, 'Uno');
    await answer(ticketId, 'Dos');
    world.pass(2);
    expect(await unread()).toBe(0);
    world.pass(2);
    expect(await unread()).toBe(1);
    expect(await unread()).toBe(0);
    const mails = await mailsOf(ticketId);
    expect(mails).toHaveLength(1);
    const { trackingKey } = await world.ticket(ticketId);
    expect(mails[0]).toMatchObject({
      kind: 'receipt',
      channelId: letters.id,
      subject: `Tu gestión ${trackingKey}`,
    });
    expect(mails[0]!.text).toMatch(/Uno\n\nDos/);
    // As it reads with a mail program that shows more than words, and how to go on from either.
    expect(mails[0]!.html).toContain(`href="https://hola.example/t/${trackingKey}"`);
    expect(mails[0]!.text).toContain(`https://hola.example/t/${trackingKey}`);
    expect(mails[0]!.parties).toMatchObject({
      to: [{ kind: 'mailAddress', value: 'ana@mail.example' }],
    });
    // A copy is no answer, and no message of the page.
    expect(await seenBy(ana)).toEqual(['Hola', 'Uno', 'Dos']);
  });

  test('goes after whom it was written to, where the matters of two were joined', async () => {
    const { ticketId } = await write(ana, 'Pregunta de Ana');
    await leave(ana, ticketId, `ana-${serial}@mail.example`);
    const leo = { kind: 'visitor', value: `leo-${serial}`, name: 'Leo' };
    const other = await write(leo, 'Pregunta de Leo');
    await moveMessages(app, agents.agent, other.ticketId, { toTicketId: ticketId, reason: null });
    world.pass(1);
    await write(leo, 'Otra de Leo');
    await answer(ticketId, 'Para Leo');
    world.pass(4);
    // Where Leo can be answered nobody knows.
    expect(await unread()).toBe(0);
    expect(await mailsOf(ticketId)).toEqual([]);
    await leave(leo, ticketId, `leo-${serial}@mail.example`);
    await answer(ticketId, 'Y otra para Leo');
    world.pass(1);
    await write(ana, 'Otra de Ana');
    await answer(ticketId, 'Para Ana');
    world.pass(4);
    expect(await unread()).toBe(1);
    const mails = await mailsOf(ticketId);
    const told = mails.map(({ parties, text }) => [
      parties.to?.[0]?.value,
      /Para Ana/.test(text),
      /para Leo/.test(text),
    ]);
    expect(told.sort()).toEqual([
      [`ana-${serial}@mail.example`, true, false],
      [`leo-${serial}@mail.example`, false, true],
    ]);
  });

  test('that came with a file names it', async () => {
    const { ticketId } = await write(ana, 'Hola');
    await leave(ana, ticketId, 'ana@mail.example');
    const { messageId } = await answer(ticketId, 'Aquí va');
    const { id: blob, size } = await app.blobs.put(Buffer.from('a bill'));
    const file = { position: 0, name: 'factura.pdf', type: 'application/pdf', size, isInline: false, blob };
    await app.db
      .insertInto('attachment')
      .values({ id: app.newId(), messageId, ...file })
      .execute();
    world.pass(4);
    expect(await unread()).toBe(1);
    expect((await mailsOf(ticketId))[0]!.text).toContain('Aquí va\nAdjunto: factura.pdf');
  });

  test('is mailed in the language she writes, and as the organisation addresses people', async () => {
    await changeOrganisation(app, agents.administrator, { formality: 'formal' });
    const english = { kind: 'visitor', value: `english-${serial}`, name: null };
    const first = 'Hello, I have been waiting for the delivery of my order since last Thursday. Where is it?';
    for (const [who, words, expected] of [
      [ana, 'Hola', / le ha respondido en el chat mientras no estaba\./],
      [english, first, /answered you in the chat while you were away\./],
    ] as const) {
      const { ticketId } = await write(who, words);
      await leave(who, ticketId, `${who.value}@mail.example`);
      await answer(ticketId, 'Uno');
      world.pass(4);
      expect(await unread()).toBe(1);
      expect((await mailsOf(ticketId))[0]!.text).toMatch(expected);
    }
    await changeOrganisation(app, agents.administrator, { formality: 'familiar' });
  });

  test('is not mailed while she is there, nor when she has read it, nor where no address is known', async () => {
    const { ticketId } = await write(ana, 'Hola');
    const { customerId } = await world.ticket(ticketId);
    await leave(ana, ticketId, 'here@mail.example');
    moments.say('here', { type: 'customer', customerId, channelId: page.id, isTyping: false });
    const { messageId } = await answer(ticketId, 'Uno');
    world.pass(4);
    moments.say('here', { type: 'customer', customerId, channelId: page.id, isTyping: false });
    expect(await unread()).toBe(0);
    moments.say('here', null);
    const { ownRef } = await world.message(messageId);
    await world.bring(
      {
        type: 'receipt',
        externalId: `read:${messageId}`,
        occurredAt: app.now().toISOString(),
        aboutRefs: [ownRef!],
        status: 'read',
        isHard: false,
        recipients: [],
        detail: null,
        raw: null,
      },
      page,
    );
    world.pass(10);
    expect(await unread()).toBe(0);

    const nobody = { kind: 'visitor', value: `nobody-${serial}`, name: null };
    const other = await write(nobody, 'Hola');
    await answer(other.ticketId, 'Uno');
    world.pass(10);
    expect(await unread()).toBe(0);
    expect(await mailsOf(other.ticketId)).toEqual([]);
  });

  test('a reply by mail from the address she left comes back to the ticket, and joins nobody by itself', async () => {
    const { ticketId } = await write(ana, 'Hola');
    await leave(ana, ticketId, 'back@mail.example');
    await answer(ticketId, 'Uno');
    world.pass(4);
    await unread();
    const { rows } = await world.pool.query(
      "select message.own_ref from message join outbox on outbox.message_id = message.id where ticket_id = $1 and kind = 'receipt'",
      [ticketId],
    );
    const reply = await world.place(
      world.mail('back@mail.example', {
        thread: { ownRef: '<r@mail>', nativeThread: null, refs: [rows[0].own_ref], replyTokens: [] },
      }),
    );
    expect(reply.ticketId).toBe(ticketId);
    const author = await app.db
      .selectFrom('identity')
      .select('customerId')
      .where('value', '=', 'back@mail.example')
      .executeTakeFirstOrThrow();
    expect(author.customerId).not.toBe((await world.ticket(ticketId)).customerId);
    // The page shows what this browser wrote and was written to, and not what a mail claims.
    expect(await seenBy(ana)).toEqual(['Hola', 'Uno']);
  });
});

test('what is answered by mail to somebody who began where nothing has a subject has one', async () => {
  const { ticketId } = await write(ana, '¿Tenéis el grifo en blanco?');
  await leave(ana, ticketId, 'ana@mail.example');
  const { messageId } = await sendMessage(app, hub, agents.agent, ticketId, {
    kind: 'answer',
    channelId: letters.id,
    to: [{ kind: 'mailAddress', value: 'ana@mail.example', name: 'Ana' }],
    text: 'Sí, en blanco mate.',
    html: null,
    bcc: [],
    uploadIds: [],
    attachmentIds: [],
    undoSeconds: 10,
  });
  const { trackingKey } = await world.ticket(ticketId);
  expect((await world.message(messageId)).subject).toBe(`Tu gestión ${trackingKey}`);
});

describe('what somebody says of a ticket that is not hers', () => {
  test('an address is not taken, a transcript not sent, a key opens nothing', async () => {
    const { ticketId } = await write(ana, 'Secreto');
    const { trackingKey } = await world.ticket(ticketId);
    const thief = { kind: 'visitor', value: `thief-${serial}`, name: null };
    await write(thief, 'Hola');
    expect((await leave(thief, ticketId, 'thief@mail.example')).outcome).toBe('ignored');
    const transcript = await world.bring(
      {
        type: 'transcript',
        externalId: `transcript-${serial}`,
        occurredAt: app.now().toISOString(),
        from: thief,
        trackingKey,
        to: { kind: 'mailAddress', value: 'thief@mail.example', name: null },
      },
      page,
    );
    expect(transcript.outcome).toBe('ignored');
    const guess = await write(thief, 'A ver', trackingKey);
    expect(guess.ticketId).not.toBe(ticketId);
    expect(await seenBy(thief)).toEqual(['Hola', 'A ver']);
  });
});

describe('a copy of the conversation', () => {
  const ask = async (ticketId: string, value: string) => {
    const { trackingKey } = await world.ticket(ticketId);
    const { outcome } = await world.bring(
      {
        type: 'transcript',
        externalId: `transcript-${app.newId()}`,
        occurredAt: app.now().toISOString(),
        from: ana,
        trackingKey,
        to: { kind: 'mailAddress', value, name: null },
      },
      page,
    );
    return outcome;
  };

  test('is mailed whole, to the address she left and to no other', async () => {
    const { ticketId } = await write(ana, 'Pregunta');
    await answer(ticketId, 'Respuesta');
    await leave(ana, ticketId, 'mine@mail.example');
    expect(await ask(ticketId, 'other@mail.example')).toBe('ignored');
    expect(await ask(ticketId, 'mine@mail.example')).toBe('placed');
    const [mail] = await mailsOf(ticketId);
    expect(mail!.text).toMatch(/Tú\nPregunta\n\n[^\n]+The agent\nRespuesta/);
  });

  test('has what she sees herself, and nothing of another visitor whose matter was joined to hers', async () => {
    const { ticketId } = await write(ana, 'Pregunta de Ana');
    await answer(ticketId, 'Respuesta a Ana');
    await leave(ana, ticketId, 'mine@mail.example');
    const leo = { kind: 'visitor', value: `leo-${serial}`, name: 'Leo' };
    const other = await write(leo, 'Secreto de Leo');
    await answer(other.ticketId, 'Respuesta a Leo');
    await moveMessages(app, agents.agent, other.ticketId, { toTicketId: ticketId, reason: null });
    expect(await seenBy(ana)).toEqual(['Pregunta de Ana', 'Respuesta a Ana']);
    expect(await ask(ticketId, 'mine@mail.example')).toBe('placed');
    const [mail] = await mailsOf(ticketId);
    expect(mail!.text).toContain('Respuesta a Ana');
    expect(mail!.text).not.toContain('Leo');
  });

  test('names what came with a message: a picture may be all that was said', async () => {
    const blob = await app.blobs.put(Buffer.from('a picture'));
    const file = { name: 'caldera.png', type: 'image/png', inline: false, contentId: null, blob };
    const { ticketId } = await write(ana, '', undefined, [file]);
    await answer(ticketId, 'Ya la veo.');
    await leave(ana, ticketId, 'mine@mail.example');
    expect(await ask(ticketId, 'mine@mail.example')).toBe('placed');
    const [mail] = await mailsOf(ticketId);
    expect(mail!.text).toMatch(/Tú\nAdjunto: caldera\.png\n\n/);
    expect(mail!.html).toContain('caldera.png');
  });

  test('carries nobody a stranger’s words alone: only what somebody here has answered is sent', async () => {
    const { ticketId } = await write(ana, 'Gana dinero en https://evil.example');
    await leave(ana, ticketId, 'victim@mail.example');
    expect(await ask(ticketId, 'victim@mail.example')).toBe('ignored');
    await answer(ticketId, '¿Cómo dice?');
    expect(await ask(ticketId, 'victim@mail.example')).toBe('placed');
  });

  test('fills no mailbox, from whatever ticket, and reaches few from one', async () => {
    const sent: string[] = [];
    for (let count = 0; count < 4; count++) {
      const { ticketId } = await write({ ...ana, value: `${ana.value}-${count}` }, 'Hola');
      await answer(ticketId, 'Buenas');
      const before = ana;
      ana = { ...ana, value: `${ana.value}-${count}` };
      await leave(ana, ticketId, `flooded-${serial}@mail.example`);
      sent.push(await ask(ticketId, `flooded-${serial}@mail.example`));
      ana = before;
    }
    expect(sent).toEqual(['placed', 'placed', 'placed', 'ignored']);

    const { ticketId } = await write(ana, 'Hola');
    await answer(ticketId, 'Buenas');
    const reached: string[] = [];
    for (let count = 0; count < 6; count++) {
      await leave(ana, ticketId, `reached-${serial}-${count}@mail.example`);
      reached.push(await ask(ticketId, `reached-${serial}-${count}@mail.example`));
    }
    expect(reached).toEqual([...Array(5).fill('placed'), 'ignored']);
    world.pass(25 * 60);
    expect(await ask(ticketId, `reached-${serial}-5@mail.example`)).toBe('placed');
  });
});
