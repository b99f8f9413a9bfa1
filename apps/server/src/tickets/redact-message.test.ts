import { describe, expect, it } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';
import { moveMessages } from './move-messages.ts';
import { redactMessage } from './redact-message.ts';
import { storeMessage } from './store-message.ts';

const world = await createWorld();
const { app, mail, place, agents, letters } = world;
const { somebody, reply } = correspond(world, 30);
const { agent, supervisor } = agents;

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

  it.each([
    ['is on its way', {}],
    ['leaves later', { sendAt: new Date(app.now().getTime() + 3_600_000).toISOString() }],
  ])('waits for what %s', async (_what, more) => {
    const { ticketId } = await place(mail(somebody()));
    const { messageId } = await reply(ticketId, more);
    await expect(redactMessage(app, supervisor, messageId, { reason: 'x' })).rejects.toMatchObject({
      code: 'resource.conflict',
    });
  });
});
