import type { ClockKind, ClockState } from '@hilo/core';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { receive } from '../arrivals/receive.ts';
import { finish } from '../outgoing/finish.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { listReceipts } from './list-receipts.ts';
import { makeReceipts } from './make-receipts.ts';

const world = await createWorld();
const { app, letters, page, mail, place, agents, ticket, message } = world;
const server = await createDomainServer(world);
const make = () => makeReceipts(app, world.hub.kinds, () => 'https://hola.example');
let people = 0;
const somebody = () => `person${++people}@world.example`;

const receiptsOf = (ticketId: string) =>
  app.db.selectFrom('receipt').selectAll().where('ticketId', '=', ticketId).orderBy('createdAt').execute();
const only = async (ticketId: string) => {
  const rows = await receiptsOf(ticketId);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};
const sentFor = async (ticketId: string) => message((await only(ticketId)).receiptMessageId!);
const answered = (ticketId: string) =>
  app.db.updateTable('ticket').set({ waitingSince: null }).where('id', '=', ticketId).execute();
const inADay = () => world.pass(24 * 60);

const startClock = (ticketId: string, kind: ClockKind, dueAt: string, state: ClockState = 'running') =>
  app.db
    .insertInto('clock')
    .values({
      ticketId,
      id: app.newId(),
      kind,
      rule: 'promise',
      state,
      isBinding: kind === 'legal',
      startedAt: app.now(),
      dueAt: new Date(dueAt),
      trace: '{}',
    })
    .execute();

describe('a new matter', () => {
  test('is confirmed once, in its own thread, and says that it is not the answer', async () => {
    const from = { kind: 'mailAddress', value: somebody(), name: 'Ana Núñez' };
    const arrival = mail(from, {
      subject: 'Mi caldera no arranca',
      text: 'Hola, mi caldera no arranca desde ayer. Gracias por todo.',
      files: [
        { name: 'foto.jpg', type: 'image/jpeg', blob: { id: 'x', size: 3 }, inline: false, contentId: null },
      ],
    });
    const { ticketId, messageId } = await place(arrival);
    const before = await ticket(ticketId);
    expect(await only(ticketId)).toMatchObject({ state: 'queued', why: null, messageId });
    await startClock(ticketId, 'firstAnswer', '2026-03-03T17:00:00Z');
    await startClock(ticketId, 'legal', '2026-03-23T22:59:59Z');
    expect(await make()).toBe(1);
    expect(await make()).toBe(0);
    const sent = await sentFor(ticketId);
    expect(sent).toMatchObject({
      kind: 'receipt',
      direction: 'out',
      delivery: 'queued',
      subject: 'Re: Mi caldera no arranca',
      refs: [arrival.thread.ownRef],
      ownRef: `hilo.${sent.id}`,
      parties: { to: [from], cc: [], bcc: [], replyTo: [] },
    });
    const { trackingKey } = await ticket(ticketId);
    for (const words of [
      'No es la respuesta: te contestará una persona.',
      `Tu clave: ${trackingKey}`,
      'Recibido el lunes, 2 de marzo de 2026, 10:00 CET',
      'Nos has escrito: «Hola, mi caldera no arranca desde ayer. Gracias por todo.»',
      'Con 1 archivo adjunto',
      'Tendrás respuesta, como muy tarde, el martes, 3 de marzo de 2026, 18:00 CET.',
      'El plazo que marca la ley termina el lunes, 23 de marzo de 2026.',
      `https://hola.example/t/${trackingKey}`,
    ])
      expect(sent.text).toContain(words);
    expect(sent.html).toContain(`>${trackingKey}</p>`);
    // The agent's next change meets the version she has seen, and the list stands as it stood.
    const after = await ticket(ticketId);
    expect(after).toMatchObject({
      version: before.version,
      lastMessageAt: before.lastMessageAt,
      lastText: before.lastText,
      waitingSince: before.waitingSince,
      messageCount: before.messageCount + 1,
    });
    const outbox = await app.db
      .selectFrom('outbox')
      .selectAll()
      .where('messageId', '=', sent.id)
      .executeTakeFirstOrThrow();
    expect(outbox).toMatchObject({ state: 'queued', isReceipt: true, channelId: letters.id });
    const events = await app.db
      .selectFrom('event')
      .select(['type', 'facts'])
      .where('ticketId', '=', ticketId)
      .orderBy('position', 'desc')
      .limit(1)
      .execute();
    expect(events).toEqual([
      { type: 'message.sent', facts: { messageId: sent.id, channelId: letters.id, kind: 'receipt' } },
    ]);
  });

  test('is confirmed in the language of its words, else of the organisation, and as tú or usted', async () => {
    const { ticketId } = await place(
      mail(somebody(), { subject: 'My order', text: 'Hello, where is my order? I have not received it.' }),
    );
    await make();
    expect((await sentFor(ticketId)).text).toContain('It is not the answer: a person will answer you.');
    await sql`insert into setting (name, value, updated_at)
      values ('organisation', '{"formality": "formal", "name": "Calor y Baño"}', ${app.now()})`.execute(
      app.db,
    );
    const other = await place(mail(somebody(), { subject: null, text: '?' }));
    await make();
    const sent = await sentFor(other.ticketId);
    expect(sent.text).toContain('Hemos recibido su mensaje.');
    expect(sent.text).toMatch(/Calor y Baño$/);
    expect(sent.subject).toMatch(/^Hemos recibido su mensaje \(H-/);
    await sql`delete from setting where name = 'organisation'`.execute(app.db);
  });

  test('on a page of our own it stands in the conversation at once, in one paragraph, and nothing is carried', async () => {
    const visitor = { kind: 'visitor', value: `visitor${++people}`, name: null };
    const { ticketId } = await place(mail(visitor, { subject: null, to: [] }), page);
    await make();
    const sent = await sentFor(ticketId);
    expect(sent).toMatchObject({ kind: 'receipt', delivery: 'sent', html: null, subject: null });
    expect(sent.text).not.toContain('\n');
    expect(sent.text).toContain('Esto aún no es la respuesta: te contestará una persona.');
    const carried = await app.db.selectFrom('outbox').select('id').where('messageId', '=', sent.id).execute();
    expect(carried).toEqual([]);
    const unread = await app.db
      .selectFrom('unreadAnswer')
      .select('messageId')
      .where('ticketId', '=', ticketId)
      .execute();
    expect(unread).toEqual([]);
  });

  test('what a stranger wrote is words, without links, in text and page', async () => {
    const { ticketId } = await place(
      mail(somebody(), { text: '<img src=x onerror=alert(1)> mira https://evil.example/a "ya" & vete' }),
    );
    await make();
    const sent = await sentFor(ticketId);
    expect(sent.text).toContain('«<img src=x onerror=alert(1)> mira [enlace] "ya" & vete»');
    expect(sent.html).not.toContain('<img');
    expect(sent.html).not.toContain('evil');
  });
});

describe('writing again', () => {
  test('the same day is not confirmed twice; another day it is while nobody has answered', async () => {
    const from = somebody();
    const first = mail(from);
    const { ticketId } = await place(first);
    const again = () =>
      place(mail(from, { thread: { ...first.thread, ownRef: null, refs: [first.thread.ownRef!] } }));
    await again();
    await make();
    expect(await receiptsOf(ticketId)).toHaveLength(1);
    await startClock(ticketId, 'firstAnswer', app.now().toISOString(), 'breached');
    inADay();
    await again();
    await make();
    const rows = await receiptsOf(ticketId);
    expect(rows).toHaveLength(2);
    // It was due before she wrote again.
    const late = await message(rows[1]!.receiptMessageId!);
    expect(late.text).toContain('Te debíamos una respuesta');
  });

  test('in a conversation that goes on nobody is told anything; a resolved matter begins anew', async () => {
    const from = somebody();
    const first = mail(from);
    const { ticketId } = await place(first);
    await make();
    await answered(ticketId);
    inADay();
    const again = () =>
      place(mail(from, { thread: { ...first.thread, ownRef: null, refs: [first.thread.ownRef!] } }));
    await again();
    expect(await receiptsOf(ticketId)).toHaveLength(1);
    inADay();
    await app.db
      .updateTable('ticket')
      .set({ status: 'resolved', waitingSince: null })
      .where('id', '=', ticketId)
      .execute();
    await again();
    expect(await receiptsOf(ticketId)).toHaveLength(2);
  });

  test('somebody else in the ticket is not told its key', async () => {
    const colleague = somebody();
    const first = mail(somebody(), { cc: [{ kind: 'mailAddress', value: colleague, name: null }] });
    const { ticketId } = await place(first);
    const theirs = mail(colleague, {
      thread: { ...first.thread, ownRef: null, refs: [first.thread.ownRef!] },
    });
    expect((await place(theirs)).ticketId).toBe(ticketId);
    expect(await receiptsOf(ticketId)).toHaveLength(1);
  });
});

describe('refused or impossible', () => {
  const whyOf = async (given: Parameters<typeof mail>[1], via = letters) => {
    const { ticketId } = await place(mail(somebody(), given), via);
    await make();
    const { state, why, receiptMessageId } = await only(ticketId);
    expect({ state, receiptMessageId }).toEqual({ state: 'skipped', receiptMessageId: null });
    return why;
  };

  test('says why, and sends nothing', async () => {
    expect(await whyOf({ automatic: { kind: 'bulk', why: 'list' } })).toBe('automatic');
    expect(await whyOf({ assurance: { level: 'failed', method: 'dmarc', detail: null } })).toBe('notProved');
    expect(await whyOf({ isSpam: true })).toBe('spam');
    expect(await whyOf({ from: { kind: 'mailAddress', value: 'help@shop.example', name: null } })).toBe(
      'ownAddress',
    );
    await app.db.updateTable('channel').set({ sendsReceipts: false }).where('id', '=', letters.id).execute();
    expect(await whyOf({})).toBe('channelOff');
    await app.db
      .updateTable('channel')
      .set({ sendsReceipts: true, isEnabled: false })
      .where('id', '=', letters.id)
      .execute();
    expect(await whyOf({})).toBe('channelPaused');
    await app.db.updateTable('channel').set({ isEnabled: true }).where('id', '=', letters.id).execute();
  });

  test("a machine's answer, what was brought in from elsewhere and what is made up ask for none", async () => {
    const from = somebody();
    const first = mail(from);
    const { ticketId } = await place(first);
    await make();
    inADay();
    const thread = { ...first.thread, ownRef: null, refs: [(await sentFor(ticketId)).ownRef!] };
    const reply = mail(from, { thread, automatic: { kind: 'auto', why: 'autoSubmitted' } });
    expect((await place(reply)).ticketId).toBe(ticketId);
    for (const flag of ['isHistory', 'isExample'] as const) {
      const arrival = mail(somebody());
      await receive(app, { ...letters, [flag]: true }, arrival);
      expect(await receiptsOf((await world.whereIs(arrival)).ticketId)).toEqual([]);
    }
    expect(await receiptsOf(ticketId)).toHaveLength(1);
  });

  test('whoever was blocked after writing is sent nothing', async () => {
    const from = somebody();
    const { ticketId } = await place(mail(from));
    await app.db.updateTable('identity').set({ blockedAt: app.now() }).where('value', '=', from).execute();
    await make();
    expect(await only(ticketId)).toMatchObject({ state: 'skipped', why: 'blocked' });
  });

  test('two machines that answer each other come to an end', async () => {
    const robot = somebody();
    let sent = 0;
    for (let round = 0; round < 30; round++) {
      // It answers without any reference and without a word of ours, under a new subject each time.
      const { ticketId } = await place(mail(robot, { subject: `Case ${round} received`, text: 'Thank you' }));
      await make();
      if ((await only(ticketId)).state === 'made') sent++;
      world.pass(11);
    }
    expect(sent).toBe(10);
    inADay();
    const { ticketId } = await place(mail(robot, { subject: 'A new day' }));
    await make();
    expect(await only(ticketId)).toMatchObject({ state: 'made' });
  });

  test('a burst from one sender in one batch counts, too', async () => {
    const robot = somebody();
    const ids: string[] = [];
    for (let round = 0; round < 12; round++)
      ids.push((await place(mail(robot, { subject: `B${round} x` }))).ticketId);
    await make();
    const states = await Promise.all(ids.map(async (id) => (await only(id)).why));
    expect(states.filter((why) => why === null)).toHaveLength(10);
    expect(states.filter((why) => why === 'tooMany')).toHaveLength(2);
  });
});

describe('proof', () => {
  const nobodyNeeds = { externalId: null, refs: [], refused: [], raw: null };

  test('is kept with each step, and shown', async () => {
    const { ticketId, messageId } = await place(mail(somebody()));
    await make();
    const sent = await sentFor(ticketId);
    const outbox = await app.db
      .selectFrom('outbox')
      .selectAll()
      .where('messageId', '=', sent.id)
      .executeTakeFirstOrThrow();
    const row = { id: outbox.id, messageId: sent.id, channelId: letters.id, attempt: 0 };
    const { inTransaction } = await import('../app/transaction.ts');
    await inTransaction(app, { type: 'system' }, (unit) =>
      finish(unit, row, { type: 'delivered', delivered: { ...nobodyNeeds, status: 'sent' } }),
    );
    await world.bring({
      type: 'receipt',
      externalId: `bounce-${sent.id}`,
      occurredAt: app.now().toISOString(),
      aboutRefs: [sent.ownRef!],
      status: 'failed',
      isHard: true,
      recipients: [],
      detail: 'no such user',
      raw: null,
    });
    const { json } = await server.ask(agents.reader, 'GET', `/tickets/${ticketId}/receipts`);
    expect(json.items).toMatchObject([
      {
        messageId,
        state: 'made',
        why: null,
        sender: { kind: 'mailAddress' },
        sent: {
          messageId: sent.id,
          delivery: 'failed',
          deliveryDetail: 'no such user',
          steps: [
            { status: 'made' },
            { status: 'sent' },
            { status: 'failed', code: 'recipient-unreachable' },
          ],
        },
      },
    ]);
  });

  test('one that does not arrive reopens nothing', async () => {
    const { ticketId } = await place(mail(somebody()));
    await make();
    const sent = await sentFor(ticketId);
    await app.db
      .updateTable('ticket')
      .set({ status: 'resolved', waitingSince: null })
      .where('id', '=', ticketId)
      .execute();
    const { inTransaction } = await import('../app/transaction.ts');
    await inTransaction(app, { type: 'system' }, (unit) =>
      finish(
        unit,
        { id: app.newId(), messageId: sent.id, channelId: letters.id, attempt: 0 },
        { type: 'failed', code: 'not-configured', detail: 'not sent: no outgoing server' },
      ),
    );
    expect(await ticket(ticketId)).toMatchObject({ status: 'resolved' });
    expect(await message(sent.id)).toMatchObject({ deliveryDetail: 'not sent: no outgoing server' });
  });

  test('our own confirmation, seen again in a folder of what was sent, is no answer', async () => {
    const { ticketId } = await place(mail(somebody()));
    await make();
    const sent = await sentFor(ticketId);
    const copy = mail('help@shop.example', {
      direction: 'out',
      thread: { ownRef: sent.ownRef, nativeThread: null, refs: [], replyTokens: [] },
    });
    expect(await world.bring(copy)).toEqual({ outcome: 'duplicate' });
    expect((await ticket(ticketId)).waitingSince).not.toBeNull();
  });

  test('is shown to nobody who may not read tickets, and for no ticket that is not there', async () => {
    const { ticketId } = await place(mail(somebody()));
    expect((await server.ask(null, 'GET', `/tickets/${ticketId}/receipts`)).status).toBe(401);
    const gone = listReceipts(app, agents.reader, app.newId());
    await expect(gone).rejects.toMatchObject({ code: 'resource.notFound' });
  });
});

describe('work that is shared', () => {
  test('several nodes at once make each confirmation once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 60; n++) ids.push((await place(mail(somebody(), { subject: `N${n} y` }))).ticketId);
    await Promise.all([make(), make(), make()]);
    await make();
    for (const id of ids) {
      const { receiptMessageId } = await only(id);
      const made = await app.db
        .selectFrom('message')
        .select('id')
        .where('ticketId', '=', id)
        .where('kind', '=', 'receipt')
        .execute();
      expect(made).toEqual([{ id: receiptMessageId }]);
    }
  });

  test('a ticket that somebody works in is left for the next look, and holds nobody up', async () => {
    const busy = await place(mail(somebody()));
    const free = await place(mail(somebody()));
    const client = await world.pool.connect();
    try {
      await client.query('begin');
      await client.query('select from ticket where id = $1 for update', [busy.ticketId]);
      await make();
      expect(await only(busy.ticketId)).toMatchObject({ state: 'queued' });
      expect(await only(free.ticketId)).toMatchObject({ state: 'made' });
    } finally {
      await client.query('rollback');
      client.release();
    }
    await make();
    expect(await only(busy.ticketId)).toMatchObject({ state: 'made' });
  });
});
